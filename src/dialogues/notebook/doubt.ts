import type { KnownCommune } from '#areas/commune-name.ts'
import type { ReadPromise } from '#petitions/promise.ts'
import type { Topic } from '#petitions/suggestion.ts'
import type { Day } from '#plain/day.ts'
import type { Text } from '#plain/texts.ts'
import type { Field } from './known.ts'

/** What a doubt is about. */
export type DoubtCode =
  | 'two-opinions-in-one-cell'
  | 'two-promises'
  | 'date-out-of-campaign'
  | 'date-not-of-dialogue'
  | 'missing-date'
  | 'bad-date'
  | 'bad-customer-code'
  | 'unknown-customer-code'
  | 'promise-before-dialogue'
  | 'commune-village-mismatch'
  | 'commune-not-of-dialogue'
  | 'missing-commune'
  | 'commune-misspelt'
  | 'commune-unknown'
  | 'village-misspelt'
  | 'double-entry'
  | 'promise-without-date'
  | 'anonymous'
  | 'not-electricity'
  | 'bad-phone'
  | 'phone-in-text'
  | 'label-doubt'
  | 'empty-label'
  | 'speaker-not-holder'
  | 'same-cause'

/** What the row says once a choice is taken; every field replaces the reading's. */
export interface Reading {
  readonly on: Day | null
  readonly commune: KnownCommune | null
  readonly village: string
  readonly speaker: string | null
  readonly shielded: boolean
  readonly customer: string | null
  readonly holder: 'self' | 'other' | null
  readonly phone: string | null
  /** One opinion, or several where the cell held several: the exact words, cut. */
  readonly words: readonly string[]
  readonly topics: readonly Topic[]
  readonly promises: readonly ReadPromise[]
  readonly aboutElectricity: boolean
  /** Phone numbers that stand in the words and are masked in public. */
  readonly mask: readonly string[]
  /** Linked as having the same cause as the row with this line. */
  readonly sameCauseAs: number | null
  /** Left out: typed twice, this line is the one kept. */
  readonly dropFor: number | null
}
export interface Patch extends Partial<Reading> {
  /** Only the first part's topic. */
  readonly topic?: Topic
}

/** What a choice asks to be typed, if anything. */
export type Asks = 'day' | 'commune' | 'phone' | 'code' | 'topic' | 'name' | 'cuts'
export interface Choice {
  readonly id: string
  readonly label: Text
  readonly patch: Patch
  readonly asks?: Asks
}
export interface Doubt {
  /** `16:two-promises`: row key and code; stays the same when the file is read again. */
  readonly id: string
  readonly code: DoubtCode
  /** `must`: nothing is taken in while open. `confirm`: the suggestion stands unless changed. `note`: only told. */
  readonly weight: 'must' | 'confirm' | 'note'
  readonly field: Field
  readonly why: Text
  readonly choices: readonly Choice[]
  /** The id of the suggested choice. */
  readonly suggested: string | null
  /** The suggestion as plain data, to be shown beside what was found. */
  readonly suggestion?: unknown
}
