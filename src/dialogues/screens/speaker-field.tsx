import { Checkbox, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { countedUnder } from '#areas/area.ts'
import { useSay } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { useWorld } from '#petitions/screens/names.ts'
import type { Day } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import type { Draft } from './capture-draft.ts'

interface Found {
  readonly code: string
  readonly name: string
  readonly hamlet: string
  readonly area: number | null
  readonly commune: string
  readonly phone: string | null
}

interface SpeakerFieldProps {
  readonly draft: Draft
  readonly areas: readonly number[]
  readonly on: Day
  readonly onChange: (change: Partial<Draft>) => void
}

/** Who speaks: a customer of the file as one types, else the name as typed, else nobody. */
export function SpeakerField({ draft, areas, on, onChange }: SpeakerFieldProps) {
  const say = useSay()
  const { data: world } = useWorld()
  const [asked, setAsked] = useState('')
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(draft.name.trim()), 150)
    return () => clearTimeout(timer)
  }, [draft.name])
  const search = open && draft.customer === '' && asked.length > 1
  const { data } = useRead<{ customers: Found[] }>(
    search ? `/api/customers?q=${encodeURIComponent(asked)}&areas=${areas.join(',')}` : null,
  )
  const found = search ? (data?.customers.slice(0, 6) ?? []) : []
  const choose = (one: Found) => {
    setOpen(false)
    // The file may name a commune of before a merger.
    const area =
      one.area === null || !world || areas.includes(one.area)
        ? one.area
        : countedUnder({ ...world, versions: world.areas }, one.area, on)
    onChange({
      name: one.name,
      customer: one.code,
      hamlet: one.hamlet || draft.hamlet,
      ...(area !== null && areas.includes(area) ? { area } : {}),
    })
  }
  return (
    <div>
      <div className="fields">
        <TextInput
          label={say(words.who)}
          description={draft.customer === '' ? say(words.hint) : draft.customer}
          value={draft.name}
          autoComplete="off"
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls="speakers"
          onChange={(event) => {
            setOpen(true)
            setAt(0)
            onChange({ name: event.currentTarget.value, customer: '' })
          }}
          onBlur={() => setTimeout(() => setOpen(false), 150)}
          onKeyDown={(event) => {
            const one = found[at]
            if (event.key === 'ArrowDown' && found.length > 0) setAt((at + 1) % found.length)
            else if (event.key === 'ArrowUp' && found.length > 0)
              setAt((at + found.length - 1) % found.length)
            else if (event.key === 'Enter' && !event.ctrlKey && one) choose(one)
            else if (event.key === 'Escape') setOpen(false)
            else return
            event.preventDefault()
          }}
        />
        <TextInput
          label={say(words.phone)}
          description={say(words.ifWanted)}
          inputMode="tel"
          value={draft.phone}
          onChange={(event) => onChange({ phone: event.currentTarget.value })}
        />
      </div>
      {found.length > 0 && (
        <ul className="pick-list" id="speakers" aria-label={say(words.who)}>
          {found.map((one, n) => (
            <li key={one.code} className={n === at ? 'current' : ''}>
              <button type="button" tabIndex={-1} onMouseDown={() => choose(one)}>
                <strong>{one.name}</strong> · {one.hamlet}, {one.commune}{' '}
                <span className="quiet">
                  {one.code} {one.phone}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Checkbox
        mt={8}
        label={say(words.shield)}
        checked={draft.shield}
        onChange={(event) => onChange({ shield: event.currentTarget.checked })}
      />
    </div>
  )
}

const words = {
  who: text('Ai nói', 'Who speaks'),
  hint: text('Gõ tên, không cần dấu; để trống cũng được.', 'Type a name, accents or none; may stay empty.'),
  phone: text('Điện thoại', 'Phone'),
  ifWanted: text('Nếu bà con muốn để lại.', 'If the person wants to leave it.'),
  shield: text('Bà con xin giấu tên', 'The person asks that the name be kept back'),
}
