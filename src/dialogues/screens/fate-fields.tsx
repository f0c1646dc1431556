import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useSay } from '#desk/language.tsx'
import { showDay } from '#desk/show.ts'
import { useWorld } from '#petitions/screens/names.ts'
import { outcomeWords } from '#petitions/words.ts'
import type { Day } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import { useMe } from '#units/screens/me.ts'
import { unitOn } from '#units/unit.ts'
import { type Draft, promiseOf } from './capture-draft.ts'

interface FateFieldsProps {
  readonly draft: Draft
  readonly on: Day
  readonly onChange: (change: Partial<Draft>) => void
}

/** The three ends of every opinion: answered now, promised, passed on. */
export function FateFields({ draft, on, onChange }: FateFieldsProps) {
  const say = useSay()
  const { data: world } = useWorld()
  const { data: me } = useMe()
  const ours = (world?.units ?? []).filter((unit) => unit.kind === 'department' && unit.parent === me?.branch)
  const departments = [...new Set(ours.map(({ unit }) => unit))]
  const promise = promiseOf(draft, on)
  const day = promise?.dueOn ?? promise?.reviewOn
  return (
    <div className="stack">
      <span className="choices">
        {fates.map(([fate, name, key]) => (
          <button
            key={fate}
            type="button"
            aria-pressed={draft.fate === fate}
            onClick={() => onChange({ fate })}
          >
            {say(name)} <kbd>{key}</kbd>
          </button>
        ))}
      </span>
      {draft.fate === 'answer' && (
        <>
          <Textarea
            label={say(words.reply)}
            autosize={false}
            rows={2}
            autoFocus
            value={draft.reply}
            onChange={(event) => onChange({ reply: event.currentTarget.value })}
          />
          <div className="fields">
            <NativeSelect
              label={say(words.outcome)}
              value={draft.outcome}
              onChange={(event) => onChange({ outcome: event.currentTarget.value as Draft['outcome'] })}
              data={(['done', 'cannot', 'customer-side'] as const).map((value) => ({
                value,
                label: say(outcomeWords[value]),
              }))}
            />
            {draft.outcome === 'customer-side' && (
              <TextInput
                label={say(words.volts)}
                inputMode="numeric"
                value={draft.volts}
                onChange={(event) => onChange({ volts: event.currentTarget.value.replace(/\D/g, '') })}
              />
            )}
          </div>
        </>
      )}
      {draft.fate === 'promise' && (
        <TextInput
          label={say(words.promise)}
          placeholder="31/12 · quý IV · trong tuần · khi có vốn"
          autoFocus
          description={draft.promised === '' ? '' : say(day ? words.until(day) : words.noDay)}
          value={draft.promised}
          onChange={(event) => onChange({ promised: event.currentTarget.value })}
        />
      )}
      {draft.fate === 'assign' && (
        <NativeSelect
          label={say(words.to)}
          value={draft.unit ?? ''}
          onChange={(event) => onChange({ unit: Number(event.currentTarget.value) || null })}
          data={[
            { value: '', label: say(words.byTopic) },
            ...departments.map((unit) => ({
              value: String(unit),
              label: unitOn({ versions: ours, served: [] }, unit, on)?.name ?? '',
            })),
          ]}
        />
      )}
    </div>
  )
}

const fates = [
  ['answer', text('Trả lời ngay', 'Answer now'), 'F2'],
  ['promise', text('Hẹn', 'Promise'), 'F4'],
  ['assign', text('Giao', 'Pass on'), 'F8'],
] as const

const words = {
  reply: text('Trả lời của chủ trì', 'The chair’s answer'),
  outcome: text('Kết quả', 'Outcome'),
  volts: text('Điện áp đo tại công tơ (V)', 'Voltage at the meter (V)'),
  promise: text('Hẹn thế nào', 'What is promised'),
  until: (day: Day) => text(`Chậm nhất ${showDay(day)}`, `No later than ${showDay(day)}`),
  noDay: text('Chưa thấy ngày nào trong lời hẹn.', 'No day is found in these words.'),
  to: text('Giao cho', 'Pass on to'),
  byTopic: text('Bộ phận theo thẩm quyền', 'The department of the topic'),
}
