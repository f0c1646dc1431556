import { useEffect, useState } from 'react'
import type { Receiving } from '#petitions/contract.ts'
import type { Outcome } from '#petitions/petition.ts'
import { readPromise } from '#petitions/promise.ts'
import { suggestTopic } from '#petitions/suggestion.ts'
import type { Day } from '#plain/day.ts'
import { plainWeeks } from '#plain/working-days.ts'

/** What is being typed. It lives on this device until it is sent. */
export interface Draft {
  readonly id: string
  readonly words: string
  readonly name: string
  readonly customer: string
  readonly phone: string
  readonly shield: boolean
  readonly area: number | null
  readonly hamlet: string
  /** Chosen by hand; null: as the words suggest. */
  readonly topic: string | null
  readonly fate: 'assign' | 'answer' | 'promise'
  readonly reply: string
  readonly outcome: Exclude<Outcome, 'handed-over'>
  readonly volts: string
  readonly promised: string
  /** Another department than the topic's; null: the topic's. */
  readonly unit: number | null
  readonly channel: 'dialogue' | 'counter' | 'phone' | 'paper'
}

const emptyDraft = (keep?: Pick<Draft, 'area' | 'hamlet' | 'channel'>): Draft => ({
  id: crypto.randomUUID(),
  words: '',
  name: '',
  customer: '',
  phone: '',
  shield: false,
  area: keep?.area ?? null,
  hamlet: keep?.hamlet ?? '',
  topic: null,
  fate: 'assign',
  reply: '',
  outcome: 'done',
  volts: '',
  promised: '',
  unit: null,
  channel: keep?.channel ?? 'counter',
})

export const topicOfDraft = (draft: Draft): string =>
  draft.topic ?? (draft.words.trim().length < 6 ? 'other' : (suggestTopic(draft.words)[0]?.topic ?? 'other'))

export const promiseOf = (draft: Draft, on: Day) => readPromise(draft.promised, on, plainWeeks)[0]

/** What the server is asked to take in. */
export function requestOf(draft: Draft, dialogue: string | null, on: Day, today: Day): Receiving {
  const promised = draft.fate === 'promise' ? promiseOf(draft, on) : undefined
  return {
    id: draft.id,
    channel: dialogue ? 'dialogue' : draft.channel,
    ...(on === today ? {} : { voicedAt: `${on}T08:00:00+07:00` }),
    area: draft.area,
    hamlet: draft.hamlet,
    dialogue,
    words: draft.words,
    speaker: { name: draft.name, phone: draft.phone, customer: draft.customer },
    shield: draft.shield,
    topic: topicOfDraft(draft),
    answer:
      draft.fate === 'answer'
        ? {
            words: draft.reply,
            outcome: draft.outcome,
            ...(draft.outcome === 'customer-side' && draft.volts !== ''
              ? { volts: Number(draft.volts) }
              : {}),
          }
        : null,
    promise: promised
      ? { kind: promised.kind, dueOn: promised.dueOn, reviewOn: promised.reviewOn, said: draft.promised }
      : null,
  }
}

/** The draft of one place (a dialogue, the counter), kept at every keystroke. */
export function useDraft(place: string): [Draft, (change: Partial<Draft>) => void, () => void] {
  const key = `langnghe.capture.${place}`
  const [draft, setDraft] = useState<Draft>(() => {
    try {
      return { ...emptyDraft(), ...JSON.parse(localStorage.getItem(key) ?? '{}') }
    } catch {
      return emptyDraft()
    }
  })
  useEffect(() => localStorage.setItem(key, JSON.stringify(draft)), [key, draft])
  const change = (more: Partial<Draft>) => setDraft((now) => ({ ...now, ...more }))
  const clear = () => setDraft((now) => emptyDraft(now))
  return [draft, change, clear]
}
