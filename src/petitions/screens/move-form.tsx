import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { get, isFailure, type Wire } from '#desk/api.ts'
import { useSay } from '#desk/language.tsx'
import { DayField } from '#desk/ui/day-field.tsx'
import { type Text, text } from '#plain/texts.ts'
import type { StaffMove } from '../contract.ts'
import type { Page } from '../listing.ts'
import { topicsOn } from '../topic.ts'
import { deliveryWords, levelWords, outcomeWords } from '../words.ts'
import { type Field, moveFields, type Values } from './move-fields.ts'
import { type Names, useNames } from './names.ts'

interface MoveFormProps {
  readonly move: StaffMove
  readonly values: Values
  readonly set: (change: Values) => void
  /** The field that was refused. */
  readonly wrong?: string | undefined
}

/** The fields of a move. What may be left out says so. */
export function MoveForm({ move, values, set, wrong }: MoveFormProps) {
  const names = useNames()
  return (
    <>
      {moveFields[move].map((field, i) => (
        <MoveField
          key={field.name}
          field={field}
          first={i === 0}
          values={values}
          set={set}
          names={names}
          wrong={wrong}
        />
      ))}
    </>
  )
}

interface FieldProps extends Omit<MoveFormProps, 'move'> {
  readonly field: Field
  readonly first: boolean
  readonly names: Names
}

function MoveField({ field, first, values, set, names, wrong }: FieldProps) {
  const say = useSay()
  const { name, kind, optional } = field
  const label = optional && kind !== 'tick' ? `${say(field.label)} ${say(words.optional)}` : say(field.label)
  const value = values[name] ?? ''
  const common = {
    label,
    required: !optional,
    'data-autofocus': first || undefined,
    'aria-invalid': wrong === name || undefined,
  }
  const select = (options: readonly (readonly [string, string])[], empty?: Text) => (
    <NativeSelect
      {...common}
      value={String(value)}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
      data={[
        ...(empty ? [{ value: '', label: say(empty) }] : []),
        ...options.map(([value, shown]) => ({ value, label: shown })),
      ]}
    />
  )
  const worded = (table: Record<string, Text>, but: readonly string[] = []) =>
    select(
      Object.entries(table).flatMap(([key, shown]) =>
        but.includes(key) ? [] : [[key, say(shown)] as const],
      ),
    )
  const line = (more: object = {}) => (
    <TextInput
      {...common}
      value={String(value)}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
      {...more}
    />
  )
  switch (kind) {
    case 'words':
      return (
        <Textarea
          {...common}
          value={String(value)}
          onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
          rows={name === 'words' || name === 'said' ? 5 : 3}
          maxLength={8000}
        />
      )
    case 'line':
      return line({ maxLength: 200 })
    case 'volts':
      return values.outcome === 'customer-side' ? line({ inputMode: 'decimal', maxLength: 7 }) : null
    case 'score':
      return line({ inputMode: 'numeric', maxLength: 2 })
    case 'tick':
      return (
        <Checkbox
          label={label}
          checked={value === true}
          onChange={({ currentTarget }) => set({ [name]: currentTarget.checked })}
        />
      )
    case 'day':
      return (
        <DayField
          label={label}
          value={String(value) || null}
          today={names.today}
          onChange={(day) => set({ [name]: day ?? '' })}
          required
        />
      )
    case 'promise':
      return (
        <>
          {worded(promiseWords)}
          <DayField
            label={say(value === 'funded' ? words.review : words.last)}
            value={String(values.dueOn ?? '') || null}
            today={names.today}
            onChange={(day) => set({ dueOn: day ?? '' })}
            required
          />
        </>
      )
    case 'unit':
      return select(takers(names), words.choose)
    case 'staff':
      return select(
        (names.world?.posts ?? [])
          .filter((post) => String(post.unit) === values.unit)
          .map((post) => [String(post.staff), `${post.name}, ${post.title}`] as const),
        words.anybody,
      )
    case 'topic':
      return select(
        topicsOn(names.world?.topics ?? [], names.today).map(
          (topic) => [topic.code, say(topic.name)] as const,
        ),
      )
    case 'rule':
      return select(
        (names.world?.rules ?? [])
          .filter(
            (rule) =>
              rule.topic === values.topic &&
              rule.validFrom <= names.today &&
              (rule.validTo === null || names.today <= rule.validTo),
          )
          .map(
            (rule) =>
              [
                String(rule.id),
                [say(rule.condition), say(rule.receiver)].filter(Boolean).join(': '),
              ] as const,
          ),
        words.usual,
      )
    case 'level':
      return worded(levelWords, ['branch'])
    case 'outcome':
      return worded(outcomeWords)
    case 'delivery':
      return worded(deliveryWords)
    case 'solved':
      return worded({ yes: words.solved, no: words.notSolved })
    case 'petition':
      return <PetitionField label={label} onFound={(id) => set({ [name]: id })} />
  }
}

/** Units that take this branch's work: its departments, itself, and those above it. */
function takers({ world, today }: Names): (readonly [string, string])[] {
  return (world?.units ?? [])
    .filter((unit) => unit.from <= today && (unit.to === null || today <= unit.to))
    .map((unit) => [String(unit.unit), unit.name] as const)
}

/** A number as it stands on the slip, looked up when the field is left. */
function PetitionField({ label, onFound }: { label: string; onFound: (id: string) => void }) {
  const find = async (typed: string) => {
    const number = typed.trim().toUpperCase()
    const page = await get<Wire<Page>>(`/api/petitions?show=all&q=${encodeURIComponent(number)}`)
    onFound((!isFailure(page) && page.petitions.find((one) => one.number === number)?.id) || '')
  }
  return (
    <TextInput
      label={label}
      required
      placeholder="TMR-2026-0412"
      maxLength={30}
      autoCapitalize="characters"
      onBlur={({ currentTarget }) => void find(currentTarget.value)}
    />
  )
}

const promiseWords = {
  day: text('Đến một ngày', 'By a day'),
  month: text('Trong tháng', 'Within a month'),
  quarter: text('Trong quý', 'Within a quarter'),
  funded: text('Khi có vốn', 'When funded'),
}
const words = {
  optional: text('(không bắt buộc)', '(optional)'),
  choose: text('Chọn nơi nhận', 'Choose'),
  anybody: text('Bộ phận tự phân công', 'The unit decides'),
  usual: text('Theo bảng thẩm quyền', 'As the authority table says'),
  review: text('Xem lại ngày', 'Looked at again on'),
  last: text('Ngày cuối của lời hẹn', 'Last day of the promise'),
  solved: text('Đã xong', 'Solved'),
  notSolved: text('Chưa xong', 'Not solved'),
}
