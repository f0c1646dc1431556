import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'

interface TimeFieldProps {
  readonly label: ReactNode
  readonly value: string
  readonly onChange: (time: string) => void
}

/** An hour as it is said here, `08:00`, `13:30`: the browser's own field asks for AM and PM. */
export const TimeField = ({ label, value, onChange }: TimeFieldProps) => (
  <TextInput
    label={label}
    value={value}
    placeholder="08:00"
    inputMode="numeric"
    maxLength={5}
    autoComplete="off"
    onChange={(event) => onChange(event.currentTarget.value)}
    onBlur={() => onChange(tidyTime(value))}
  />
)

/** `8`, `8h`, `8h30`, `830`, `8:30` → `08:00`, `08:30`; anything else as typed, for the server to refuse. */
export function tidyTime(typed: string): string {
  const [, hour, minute] = typed.trim().match(/^(\d{1,2})\s*(?:[:h.g]\s*)?(\d{2})?\s*$/i) ?? []
  return hour === undefined || Number(hour) > 23 || Number(minute ?? 0) > 59
    ? typed
    : `${hour.padStart(2, '0')}:${minute ?? '00'}`
}
