import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { Badge } from '#desk/ui/badge.tsx'
import { useKeys } from '#desk/ui/keys.tsx'
import { text } from '#plain/texts.ts'
import { topicNames } from '../notebook/choices.ts'
import type { Doubt } from '../notebook/doubt.ts'
import type { Decision, Decisions, Preview, PreviewRow } from '../notebook/plan.ts'
import { fieldWords } from './mapping-table.tsx'

interface DoubtCardsProps {
  readonly rows: readonly PreviewRow[]
  readonly communes: Preview['communes']
  readonly decisions: Decisions
  readonly onDecide: (id: string, decision: Decision) => void
  readonly onTakeSuggested: () => void
}

/** The doubtful rows one by one: the words, why it is asked, the choices under 1, 2, 3; j and k go on and back. */
export function DoubtCards({ rows, communes, decisions, onDecide, onTakeSuggested }: DoubtCardsProps) {
  const say = useSay()
  const [at, setAt] = useState(0)
  const [asking, setAsking] = useState<string | null>(null)
  const all = rows.flatMap((row) => row.doubts.map((doubt) => ({ row, doubt })))
  // What must be decided comes first; what is only told is not asked.
  const asked = (['must', 'confirm'] as const).flatMap((weight) =>
    all.filter(({ doubt }) => doubt.weight === weight),
  )
  const now = asked[Math.min(at, asked.length - 1)]
  const open = asked.filter(({ doubt }) => decisions[doubt.id] === undefined).length
  const go = (step: number) => {
    setAsking(null)
    setAt((before) => Math.max(0, Math.min(asked.length - 1, before + step)))
  }
  const choose = (doubt: Doubt, n: number) => {
    const choice = doubt.choices[n]
    if (!choice) return
    if (choice.asks) return setAsking(choice.id)
    onDecide(doubt.id, { choice: choice.id })
    go(1)
  }
  /** What has no suggestion stays: it is shown next. */
  const takeSuggested = () => {
    onTakeSuggested()
    const left = asked.findIndex(({ doubt }) => doubt.suggested === null && decisions[doubt.id] === undefined)
    if (left >= 0) setAt(left)
  }
  useKeys(
    now
      ? [
          { key: 'j', does: words.next, press: () => go(1) },
          { key: 'k', does: words.back, press: () => go(-1) },
          ...now.doubt.choices.slice(0, 9).map((choice, n) => ({
            key: String(n + 1),
            does: choice.label,
            press: () => choose(now.doubt, n),
          })),
        ]
      : [],
  )
  if (!now) return <p className="notice brand">{say(words.none)}</p>
  const { row, doubt } = now
  const decided = decisions[doubt.id]
  return (
    <section className="card padded stack" aria-label={say(words.doubts)}>
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <h3>{say(words.where(at + 1, asked.length, open))}</h3>
        <div className="row">
          <Button size="compact-md" variant="default" onClick={() => go(-1)} disabled={at === 0}>
            {say(words.back)}
          </Button>
          <Button size="compact-md" variant="default" onClick={() => go(1)} disabled={at >= asked.length - 1}>
            {say(words.next)}
          </Button>
          <Button size="compact-md" variant="light" data-take-suggested onClick={takeSuggested}>
            {say(words.takeSuggested)}
          </Button>
        </div>
      </div>
      <p className="said">“{row.cells.words}”</p>
      <div className="row quiet">
        <span>{say(words.row(row.rowKey))}</span>
        <span>
          {[row.cells.speaker, row.cells.village, row.cells.commune, row.cells.date]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className="row">
        <Badge meaning={doubt.weight === 'must' ? 'due' : 'plain'}>
          {say(doubt.weight === 'must' ? words.must : words.confirm)}
        </Badge>
        <strong>
          {say(fieldWords[doubt.field])}: {say(doubt.why)}
        </strong>
      </div>
      <div className="picks">
        {doubt.choices.map((choice, n) => (
          <button
            key={choice.id}
            type="button"
            className="pick"
            aria-pressed={
              (decided?.choice ?? (doubt.weight === 'confirm' ? doubt.suggested : null)) === choice.id
            }
            onClick={() => choose(doubt, n)}
          >
            <kbd>{n + 1}</kbd>
            {say(choice.label)}
            {choice.id === doubt.suggested && <span className="quiet"> · {say(words.suggested)}</span>}
          </button>
        ))}
      </div>
      {asking !== null && (
        <Typed
          key={`${doubt.id} ${asking}`}
          doubt={doubt}
          asks={doubt.choices.find(({ id }) => id === asking)?.asks}
          words={row.cells.words}
          communes={communes}
          onTyped={(value) => {
            onDecide(doubt.id, { choice: asking, value })
            go(1)
          }}
        />
      )}
    </section>
  )
}

interface TypedProps {
  readonly doubt: Doubt
  readonly asks: Doubt['choices'][number]['asks']
  readonly words: string
  readonly communes: Preview['communes']
  readonly onTyped: (value: string | string[]) => void
}

/** What a choice asks to be typed: a day, a name, a code; several parts stand on a line each. */
function Typed({ asks, words: spoken, communes, onTyped }: TypedProps) {
  const say = useSay()
  const [value, setValue] = useState(asks === 'cuts' ? spoken : '')
  const lists = asks === 'commune' ? [...new Set(communes.map(({ name }) => name))] : []
  const send = () => onTyped(asks === 'cuts' ? value.split('\n') : value)
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {asks === 'cuts' ? (
        <textarea
          rows={4}
          style={{ flex: 1, font: 'inherit' }}
          value={value}
          aria-label={say(words.parts)}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      ) : asks === 'topic' ? (
        <select
          value={value}
          aria-label={say(words.typeIt)}
          onChange={(event) => setValue(event.currentTarget.value)}
        >
          <option value="">–</option>
          {Object.entries(topicNames).map(([code, name]) => (
            <option key={code} value={code}>
              {say(name)}
            </option>
          ))}
        </select>
      ) : (
        <>
          <TextInput
            value={value}
            data-autofocus
            autoFocus
            list="known-communes"
            aria-label={say(words.typeIt)}
            placeholder={asks === 'day' ? '23/11/2013' : ''}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
          <datalist id="known-communes">
            {lists.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
      <Button type="submit">{say(words.take)}</Button>
    </form>
  )
}

const words = {
  doubts: text('Chỗ chưa chắc', 'Doubts'),
  none: text('Không có chỗ nào phải hỏi.', 'Nothing needs to be asked.'),
  next: text('Chỗ sau', 'Next'),
  back: text('Chỗ trước', 'Back'),
  where: (at: number, of: number, open: number) =>
    text(`Chỗ chưa chắc ${at}/${of}, còn ${open} chưa xem`, `Doubt ${at} of ${of}, ${open} not looked at`),
  row: (key: string) => text(`Dòng ${key}`, `Row ${key}`),
  must: text('Phải quyết', 'Must be decided'),
  confirm: text('Xem lại', 'To confirm'),
  suggested: text('gợi ý', 'suggested'),
  takeSuggested: text('Theo mọi gợi ý còn lại', 'Take all suggestions left'),
  typeIt: text('Nhập vào', 'Type it'),
  parts: text('Mỗi ý một dòng, đúng nguyên văn', 'One part a line, the exact words'),
  take: text('Lấy', 'Take'),
}
