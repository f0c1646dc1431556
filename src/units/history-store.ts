import { type Sql, sql, type Tx } from '#outside/postgres.ts'
import type { Day } from '#plain/day.ts'
import type { Role } from './permission.ts'

/** One line of the history of something dated: what, when, by whom, why. */
export interface Edited {
  readonly seq: number
  readonly kind: string
  readonly at: Date
  readonly by: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** A chain of the ledger with the names of those who wrote it, newest first. */
export const historyOf = (tx: Tx, stream: string): Promise<Edited[]> =>
  tx.many<Edited>(sql`select e.seq, e.kind, e.at, s.name as by, e.data from ledger_event e left join staff s on s.id = e.staff
    where e.stream = ${stream} order by e.seq desc limit 200`)

/** A post as a line of the list of staff. */
export interface PostLine {
  readonly login: string
  readonly name: string
  readonly disabled: boolean
  readonly title: string
  readonly role: Role
  readonly unit: number
  readonly from: Day
  readonly to: Day | null
}

export const postsQuery = (units: readonly number[]): Sql =>
  sql`select s.login, s.name, s.disabled_at is not null as disabled, p.title, p.role, p.unit_id as unit,
    p.valid_from as "from", p.valid_to as "to" from post p join staff s on s.id = p.staff_id
    where p.unit_id = any(${units}) order by s.name, p.valid_from`
