import { Textarea } from '@mantine/core'
import type { Day } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import { useSay } from '../language.tsx'
import { DayField } from './day-field.tsx'

export interface Since {
  readonly from: Day
  readonly reason: string
}

/** From which day a change holds; the past asks for a reason. `last`: the day is the last one instead of the first. */
export function SinceFields({
  today,
  value,
  onChange,
  last = false,
}: {
  today: Day
  value: Since
  onChange: (since: Since) => void
  last?: boolean
}) {
  const say = useSay()
  const past = value.from < today
  return (
    <>
      <DayField
        label={say(last ? words.last : words.from)}
        value={value.from}
        today={today}
        required
        onChange={(day) => day && onChange({ ...value, from: day })}
      />
      {past && (
        <Textarea
          label={say(words.reason)}
          description={say(words.why)}
          value={value.reason}
          required
          autosize
          minRows={2}
          onChange={({ currentTarget }) => onChange({ ...value, reason: currentTarget.value })}
        />
      )}
    </>
  )
}

const words = {
  from: text('Có hiệu lực từ ngày', 'In force from'),
  last: text('Ngày cuối cùng', 'Last day'),
  reason: text('Lý do sửa quá khứ', 'Why the past is corrected'),
  why: text(
    'Lý do được lưu trong sổ cái, ai cũng xem lại được.',
    'The reason is kept in the ledger for all to read.',
  ),
}
