import type { KnownCommune } from '#areas/commune-name.ts'
import type { Level } from '#petitions/petition.ts'
import type { Topic } from '#petitions/suggestion.ts'
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
