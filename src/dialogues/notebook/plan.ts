import type { KnownCommune } from '#areas/commune-name.ts'
import type { Level } from '#petitions/petition.ts'
import type { ReadPromise } from '#petitions/promise.ts'
import type { Topic } from '#petitions/suggestion.ts'
import type { Day } from '#plain/day.ts'
import type { Doubt, Reading } from './doubt.ts'
import type { Field, Imported, Mapping } from './known.ts'

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

interface PlannedDialogue {
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
