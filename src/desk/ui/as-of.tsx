import { useNavigate, useSearch } from '@tanstack/react-router'
import { type Day, isDay } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import { useSay } from '../language.tsx'
import { DayField } from './day-field.tsx'

/** The day for which a dated list is shown, as it stands in the address; today where none. */
export function useAsOf(today: Day): [Day, (day: Day | null) => void] {
  const { on } = useSearch({ strict: false }) as { on?: string }
  const navigate = useNavigate()
  const set = (day: Day | null) =>
    void navigate({
      to: '.',
      search: ((now: object) => ({ ...now, on: day === null || day === today ? undefined : day })) as never,
      replace: true,
      resetScroll: false,
    })
  return [on !== undefined && isDay(on) ? on : today, set]
}

/** "Xem theo ngày…": the list as it was, or will be, on that day. */
export function AsOf({
  today,
  value,
  onChange,
}: {
  today: Day
  value: Day
  onChange: (day: Day | null) => void
}) {
  const say = useSay()
  return (
    <div className="as-of">
      <DayField
        label={say(words.asOf)}
        value={value}
        today={today}
        onChange={(day) => day && onChange(day)}
      />
    </div>
  )
}

const words = { asOf: text('Xem theo ngày', 'As of') }
