import type { Day } from '#plain/day.ts'
import type { Ending, Outcome, Petition, State } from './petition.ts'

/** What one dialogue heard in one commune. */
export interface HeardIn {
  readonly dialogue: string
  readonly area: number | null
  readonly opinions: number
  readonly open: number
  readonly onTheSpot: number
}

/** One opinion as the minutes and the capture screen show it. */
export interface Spoken {
  readonly id: string
  readonly number: string
  readonly words: string
  readonly speaker: string
  readonly speakerKind: Petition['speakerKind']
  readonly area: number | null
  readonly hamlet: string
  readonly topic: string
  readonly state: State
  readonly ending: Ending | null
  readonly ownerUnit: number
  readonly outcome: Outcome | null
  /** What was answered in the hall; null where nothing was. */
  readonly answer: string | null
  readonly promises: readonly { readonly said: string; readonly dueOn: Day | null; readonly kind: string }[]
}
