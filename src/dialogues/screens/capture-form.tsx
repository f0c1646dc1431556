import './dialogues.css'
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Failure } from '#desk/failure.ts'
import { useLanguage, useSay } from '#desk/language.tsx'
import { FailureNotice } from '#desk/ui/states.tsx'
import { ruleFor, whyHere } from '#petitions/authority.ts'
import { useWorld } from '#petitions/screens/names.ts'
import { topicsOn } from '#petitions/topic.ts'
import { channelWords } from '#petitions/words.ts'
import type { Day } from '#plain/day.ts'
import { say as sayIn, text } from '#plain/texts.ts'
import { type Draft, topicOfDraft } from './capture-draft.ts'
import { FateFields } from './fate-fields.tsx'
import { SpeakerField } from './speaker-field.tsx'

interface CaptureFormProps {
  readonly draft: Draft
  readonly on: Day
  readonly communes: readonly { area: number; name: string }[]
  /** Without a dialogue the channel is asked: counter, phone, paper. */
  readonly atDialogue: boolean
  readonly busy: boolean
  readonly failure: Failure | undefined
  readonly onChange: (change: Partial<Draft>) => void
  readonly onSave: () => void
}

const NUMBERS = '1234567890-'

/** One opinion, keyboard first: words, Alt and a number for the topic, F2 F4 F8 for its end, Ctrl+Enter. */
export function CaptureForm(props: CaptureFormProps) {
  const { draft, on, communes, atDialogue, busy, failure, onChange, onSave } = props
  const say = useSay()
  const { language } = useLanguage()
  const { data: world } = useWorld()
  const typed = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new opinion begins with its words
  useEffect(() => typed.current?.focus(), [draft.id])
  const topics = topicsOn(world?.topics ?? [], on).filter((topic) => topic.parent === null)
  // Nothing is suggested before something is said.
  const asked = draft.topic !== null || draft.words.trim() !== ''
  const topic = asked ? topicOfDraft(draft) : ''
  const chosen = topics.find(({ code }) => code === topic)
  const rule = world && ruleFor(world.rules, topic, on)
  const onKeyDown = (event: React.KeyboardEvent) => {
    const number = /^(Digit\d|Minus)$/.test(event.code)
      ? NUMBERS.indexOf(event.code === 'Minus' ? '-' : event.code.slice(5))
      : -1
    const pressed = number >= 0 ? topics[number] : undefined
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave()
    else if (event.altKey && pressed) onChange({ topic: pressed.code })
    else if (event.key === 'F2') onChange({ fate: 'answer' })
    else if (event.key === 'F4') onChange({ fate: 'promise' })
    else if (event.key === 'F8') onChange({ fate: 'assign' })
    else return
    event.preventDefault()
  }
  return (
    <form className="card padded stack" onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()}>
      <Textarea
        ref={typed}
        label={say(words.words)}
        rows={3}
        autoFocus
        required
        value={draft.words}
        onChange={(event) => onChange({ words: event.currentTarget.value })}
      />
      <div>
        <fieldset className="picks bare">
          <legend className="only-read">{say(words.topic)}</legend>
          {topics.map(({ code, name }, n) => (
            <button
              key={code}
              type="button"
              className="pick"
              tabIndex={-1}
              aria-pressed={topic === code}
              onClick={() => onChange({ topic: code })}
            >
              <kbd>{NUMBERS[n]}</kbd>
              {sayIn(name, language)}
            </button>
          ))}
        </fieldset>
        <p className="quiet" style={{ margin: '6px 0 0' }}>
          {draft.topic === null && draft.words.trim() === ''
            ? say(words.notYet)
            : say(draft.topic === null ? words.suggested : words.byHand)}{' '}
          {asked && rule ? sayIn(whyHere(rule), language) : ''}
        </p>
        {(chosen?.asks.length ?? 0) > 0 && (
          <p style={{ margin: '4px 0 0' }}>
            {say(words.ask)} {chosen?.asks.map((one) => sayIn(one, language)).join(' · ')}
          </p>
        )}
      </div>
      <SpeakerField draft={draft} areas={communes.map(({ area }) => area)} on={on} onChange={onChange} />
      <div className="fields">
        <NativeSelect
          label={say(words.commune)}
          value={draft.area ?? ''}
          onChange={(event) => onChange({ area: Number(event.currentTarget.value) || null })}
          data={[
            { value: '', label: say(words.unknown) },
            ...communes.map(({ area, name }) => ({ value: String(area), label: name })),
          ]}
        />
        <TextInput
          label={say(words.hamlet)}
          value={draft.hamlet}
          onChange={(event) => onChange({ hamlet: event.currentTarget.value })}
        />
        {!atDialogue && (
          <NativeSelect
            label={say(words.channel)}
            value={draft.channel}
            onChange={(event) => onChange({ channel: event.currentTarget.value as Draft['channel'] })}
            data={(['counter', 'phone', 'paper'] as const).map((value) => ({
              value,
              label: say(channelWords[value]),
            }))}
          />
        )}
      </div>
      <FateFields draft={draft} on={on} onChange={onChange} />
      <FailureNotice failure={failure} />
      <div className="row">
        <Button loading={busy} disabled={draft.words.trim().length < 2} onClick={onSave}>
          {say(words.save)}
        </Button>
        <span className="quiet">
          <kbd>Ctrl</kbd> <kbd>Enter</kbd> · <kbd>Alt</kbd> <kbd>1</kbd>–<kbd>9</kbd> {say(words.forTopic)}
        </span>
      </div>
    </form>
  )
}

const words = {
  words: text('Bà con nói', 'What was said'),
  topic: text('Nhóm nội dung', 'Topic'),
  notYet: text('Gõ lời bà con, nhóm sẽ được gợi ý.', 'Type what was said, and a topic is suggested.'),
  suggested: text('Gợi ý theo lời nói.', 'Suggested from the words.'),
  byHand: text('Đã chọn.', 'Chosen.'),
  ask: text('Nên hỏi thêm:', 'Worth asking:'),
  commune: text('Xã', 'Commune'),
  unknown: text('chưa rõ', 'not known'),
  hamlet: text('Thôn', 'Hamlet'),
  channel: text('Nhận qua', 'Received by'),
  save: text('Ghi', 'Save'),
  forTopic: text('chọn nhóm', 'for the topic'),
}
