import type { KnownCommune } from '#areas/commune-name.ts'
import type { Level } from '#petitions/petition.ts'
import type { ReadPromise } from '#petitions/promise.ts'
import type { Topic } from '#petitions/suggestion.ts'
import type { Day } from '#plain/day.ts'
import type { Text } from '#plain/texts.ts'
import type { WorkCalendar } from '#plain/working-days.ts'

/** One line of the file, as any reader of tables gives it. */
export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly types?: readonly string[]
}

/** What a column of the notebook holds. */
export const fields = [
  'stt',
  'dialogue',
  'date',
  'commune',
  'village',
  'speaker',
  'code',
  'phone',
  'words',
  'label',
  'answer',
  'receiver',
  'promise',
  'note',
] as const
export type Field = (typeof fields)[number]

/** Where each field stands: the column's number from 0. Remembered under the header's fingerprint. */
export type Mapping = Readonly<Partial<Record<Field, number>>>

export interface KnownCustomer {
  readonly code: string
  readonly name: string
  readonly village: string
  /** The commune's name as in the customer file. */
  readonly commune: string
}
export interface KnownUnit {
  readonly id: number | string
  readonly name: string
  readonly level: Level
}
/** An opinion of this file that was taken in before: the same row is not taken twice. */
export interface Imported {
  readonly sourceKey: string
  readonly rowKey: string
  readonly words: string
}

/** What the branch knows and the file is read against. Villages also come from the customers. */
export interface Known {
  readonly communes: readonly KnownCommune[]
  readonly villages?: readonly { readonly name: string; readonly commune: string }[]
  readonly customers?: readonly KnownCustomer[]
  readonly units?: readonly KnownUnit[]
  readonly calendar: WorkCalendar
  readonly imported?: readonly Imported[]
}

/** What the branch decided for files with the same header: columns, and what its labels mean. */
export interface Remembered {
  readonly mappings?: Readonly<Record<string, Mapping>>
  readonly labels?: Readonly<Record<string, Topic>>
}

export const doubtCodes = [
  'two-opinions-in-one-cell',
  'two-promises',
  'date-out-of-campaign',
  'date-not-of-dialogue',
  'missing-date',
  'bad-date',
  'bad-customer-code',
  'unknown-customer-code',
  'promise-before-dialogue',
  'commune-village-mismatch',
  'commune-not-of-dialogue',
  'missing-commune',
  'commune-misspelt',
  'commune-unknown',
  'village-misspelt',
  'double-entry',
  'promise-without-date',
  'anonymous',
  'not-electricity',
  'bad-phone',
  'phone-in-text',
  'label-doubt',
  'empty-label',
  'speaker-not-holder',
  'same-cause',
] as const
export type DoubtCode = (typeof doubtCodes)[number]

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

export interface Normalised {
  readonly what:
    | 'commune-variant'
    | 'commune-from-dialogue'
    | 'phone-punctuation'
    | 'phone-zero-added'
    | 'date-as-text'
    | 'trailing-blanks'
    | 'dialogue-name-variant'
    | 'unicode-nfd'
    | 'line-break-in-cell'
    | 'code-punctuation'
    | 'filled-from-above'
  readonly field: Field
  readonly found: string
  readonly becomes: string
}

export interface Receiver {
  readonly name: string
  readonly unit: number | string | null
  readonly level: Level
  /** The import's own word for the level; commune and province are both `local_government`. */
  readonly kind: 'branch' | 'company' | 'corporation' | 'local_government'
}
export interface SpokenAnswer {
  /** Who answered, as written before the colon: `Phó Giám đốc Điện lực`. */
  readonly by: string | null
  /** The words given; of the earlier row where the cell only refers to it. */
  readonly words: string
  /** The cell as it stands: `như trên`. */
  readonly said: string
}

export interface PreviewRow {
  readonly line: number
  /** `12` where the notebook numbers its rows once, else `line-14`. */
  readonly rowKey: string
  readonly cells: Readonly<Record<Field, string>>
  readonly dialogue: string
  readonly normalised: readonly Normalised[]
  readonly doubts: readonly Doubt[]
  /** Read with the safe normalisations only; choices are laid over it. */
  readonly reading: Reading
  readonly labelTopic: Topic | null
  /** The main topic as suggested: of the label, of the row referred to, or of the words. */
  readonly topic: Topic
  readonly promiseSaid: string
  readonly answer: SpokenAnswer | null
  readonly receivers: readonly Receiver[]
}
export interface PreviewDialogue {
  readonly key: string
  readonly name: string
  readonly on: Day | null
  readonly communes: readonly KnownCommune[]
  readonly chair: string | null
  readonly rows: number
}
export interface Column {
  readonly at: number
  readonly header: string
  readonly field: Field | null
  readonly how: 'remembered' | 'header' | 'content' | null
}
export interface Preview {
  readonly fingerprint: string
  readonly columns: readonly Column[]
  readonly campaign: {
    readonly name: string
    readonly chair: string | null
    readonly first: Day | null
    readonly last: Day | null
  }
  readonly dialogues: readonly PreviewDialogue[]
  readonly rows: readonly PreviewRow[]
  /** Lines of the file that held nothing. */
  readonly blankLines: readonly number[]
  readonly imported: readonly Imported[]
  readonly communes: readonly KnownCommune[]
}

/** By doubt id: which choice, and what was typed where it asks. */
export interface Decision {
  readonly choice: string
  readonly value?: string | readonly string[]
}
export type Decisions = Readonly<Record<string, Decision>>

export interface PlannedDialogue {
  readonly sourceKey: string
  readonly name: string
  readonly on: Day
  readonly communes: readonly KnownCommune[]
  readonly chair: string | null
  readonly rows: number
  readonly opinions: number
}
export interface PlannedOpinion {
  /** Stable across CSV, XLSX and corrected rows; unique in the plan. */
  readonly sourceKey: string
  readonly rowKey: string
  readonly line: number
  /** 1, or 1 and 2 where one cell held two. */
  readonly part: number
  readonly dialogue: string
  readonly on: Day
  readonly commune: KnownCommune
  readonly village: string
  readonly speaker: string | null
  readonly shielded: boolean
  readonly customer: string | null
  readonly holder: 'self' | 'other' | null
  /** Today's form. */
  readonly phone: string | null
  readonly words: string
  readonly topic: Topic
  readonly label: string
  readonly authority: Level
  readonly answer: SpokenAnswer | null
  readonly receivers: readonly Receiver[]
  readonly promises: readonly ReadPromise[]
  /** The cell of the promise as it stands. */
  readonly promiseSaid: string
  readonly aboutElectricity: boolean
  readonly mask: readonly string[]
  readonly note: string
  /** Taken in before, and whether the words changed since. */
  readonly already: 'same' | 'corrected' | null
}
export interface Plan {
  readonly campaign: {
    readonly sourceKey: string
    readonly name: string
    readonly chair: string | null
    readonly first: Day
    readonly last: Day
    readonly communes: readonly KnownCommune[]
  }
  readonly dialogues: readonly PlannedDialogue[]
  readonly opinions: readonly PlannedOpinion[]
  /** Opinions with one cause: linked, each keeps its person and its life. */
  readonly sameCause: readonly (readonly string[])[]
  readonly remember: { readonly fingerprint: string; readonly mapping: Mapping }
  readonly dropped: readonly { readonly line: number; readonly for: number }[]
}
