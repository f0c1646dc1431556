import { TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type Day, dayFrom, showDay } from '#plain/day.ts'
import { type Text, text } from '#plain/texts.ts'
import { useSay } from '../language.tsx'

interface DayFieldProps {
  readonly label: ReactNode
  readonly value: Day | null
  /** Today: `30/11` alone means its year. */
  readonly today: Day
  readonly onChange: (day: Day | null) => void
  readonly error?: Text | undefined
  readonly required?: boolean
}

/** A day as people write it in Vietnam: `23/11/2026`, `23/11` or `23.11.26`. */
export function DayField({ label, value, today, onChange, error, required = false }: DayFieldProps) {
  const say = useSay()
  const [typed, setTyped] = useState(value ? showDay(value) : '')
  const wrong = typed !== '' && readDay(typed, today) === null
  return (
    <TextInput
      label={label}
      value={typed}
      required={required}
      inputMode="numeric"
      placeholder={showDay(today)}
      autoComplete="off"
      maxLength={10}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        onChange(readDay(currentTarget.value, today))
      }}
      onBlur={() => {
        const day = readDay(typed, today)
        if (day) setTyped(showDay(day))
      }}
      error={wrong ? say(noSuchDay) : error && say(error)}
    />
  )
}

/** Null where it is no day. */
export function readDay(typed: string, today: Day): Day | null {
  const [day, month, year = today.slice(0, 4)] = typed.trim().split(/[/.\- ]+/)
  if (!/^\d{1,2}$/.test(day ?? '') || !/^\d{1,2}$/.test(month ?? '') || !/^(\d{2}|\d{4})$/.test(year))
    return null
  return dayFrom(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day))
}

const noSuchDay = text('Ghi ngày như 23/11/2026.', 'Write the day as 23/11/2026.')
