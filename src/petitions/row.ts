import { raw, sql } from '#outside/postgres.ts'
import { fold, foldName } from '#plain/vietnamese-text.ts'
import type { Petition } from './petition.ts'

/** Field of the noun → column of the table. What is not here is written once, at intake. */
const columnOf = {
  id: 'id',
  number: 'number',
  branch: 'branch_id',
  channel: 'channel',
  voicedAt: 'voiced_at',
  receivedAt: 'received_at',
  area: 'area_id',
  hamlet: 'hamlet',
  dialogue: 'dialogue_id',
  words: 'words',
  language: 'language',
  interpreter: 'interpreter',
  speaker: 'speaker',
  speakerKind: 'speaker_kind',
  shielded: 'shielded',
  identity: 'identity',
  customer: 'customer',
  topic: 'topic',
  level: 'level',
  rule: 'rule_id',
  confidential: 'confidential',
  readBack: 'read_back',
  state: 'state',
  ending: 'ending',
  duplicateOf: 'duplicate_of',
  ownerUnit: 'owner_unit',
  ownerStaff: 'owner_staff',
  workDue: 'work_due',
  workLeft: 'work_left',
  promiseDue: 'promise_due',
  promiseFirst: 'promise_first',
  outcome: 'outcome',
  answeredAt: 'answered_at',
  deliveredAt: 'delivered_at',
  score: 'score',
  solved: 'solved',
  movedOn: 'moved_on',
  putOff: 'put_off',
  reopened: 'reopened',
  climbed: 'climbed',
  onTheSpot: 'on_the_spot',
  withheld: 'withheld',
  withholdAskedBy: 'withhold_asked_by',
  endedAt: 'ended_at',
  seq: 'seq',
} as const satisfies Record<keyof Petition, string>

const fields = Object.keys(columnOf) as (keyof Petition)[]

/** `p.branch_id as "branch", …`: a row that is the noun. */
export const petitionColumns = raw(fields.map((field) => `p.${columnOf[field]} as "${field}"`).join(', '))

/** The columns whose value the move changed, as `name = $n`. */
export function changedColumns(before: Petition, after: Petition) {
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => sql`${raw(columnOf[field])} = ${after[field]}`)
}

/** The row as PostgreSQL's `jsonb_populate_record` takes it. */
export function asRecord(petition: Partial<Petition>, more: Record<string, unknown>): string {
  const row = Object.fromEntries(
    fields.filter((field) => field in petition).map((field) => [columnOf[field], petition[field]]),
  )
  return JSON.stringify({ ...row, ...more })
}

/** Folded lexemes for the search column: safe as a tsvector literal, for `fold` leaves letters, digits and blanks. */
export function searchWords(...parts: readonly string[]): string {
  const words = parts
    .flatMap((part) => [fold(part), foldName(part)])
    .join(' ')
    .split(' ')
  return [...new Set(words)].filter((word) => word !== '' && word.length <= 60).join(' ')
}
