import { createHash } from 'node:crypto'
import { Pool, type PoolClient, types } from 'pg'
import type { Sql } from 'sql-template-tag'
import { type Role, withRole } from './postgres/address.ts'

export type { Pool } from 'pg'
export { default as sql, empty, join, raw, type Sql } from 'sql-template-tag'

/** Whose eyes a transaction looks through. Row-level security in the database reads exactly this. */
export interface Scope {
  /** The branches whose rows may be seen. */
  readonly units: readonly number[]
  readonly staff: number | null
  /** Whether confidential rows may be seen. */
  readonly sealed: boolean
}

/** One open transaction. */
export interface Tx {
  many<Row>(query: Sql): Promise<Row[]>
  /** The same for what is asked all day in few shapes: the statement stays prepared on its connection. */
  often<Row>(query: Sql): Promise<Row[]>
  /** Exactly one row; anything else is a bug. */
  one<Row>(query: Sql): Promise<Row>
  /** One row or none; more is a bug. */
  maybe<Row>(query: Sql): Promise<Row | null>
  /** How many rows were touched. */
  run(query: Sql): Promise<number>
}

/** A pool whose connections take `role` (without one: the owner, for the operator's own programs). Days stay `YYYY-MM-DD`, moments become Date, int8 a number when it is safe. */
export function openPool(url: string, { role, max = 10 }: { role?: Role; max?: number } = {}): Pool {
  // Statements of the web travel without waiting for one another's answer; copying and the queue need theirs in turn.
  const pipeline = role === 'langnghe_app'
  const pool = new Pool({ ...withRole(url, role), max, pipeline, types: { getTypeParser } })
  // A connection that breaks makes its query fail; without a listener it would end the process as well.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Runs `work` in a transaction that sees what `scope` may see. Repeats it, at most twice, when PostgreSQL asks for that. */
export async function transaction<T>(pool: Pool, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return repeated(pool, `begin; ${setting(scope)}`, committed, work)
}

/** The same, and the database refuses to write. */
export async function read<T>(pool: Pool, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return repeated(pool, `begin read only; ${setting(scope)}`, inBackground, work)
}

/**
 * Serialization failures and deadlocks are certainly not committed, so the whole work may run again; so is one whose
 * idempotency key somebody else wrote meanwhile, and the second run finds what came of it. A connection lost at commit
 * is *unknown*: it surfaces, and the client asks again with the same idempotency key.
 */
async function repeated<T>(pool: Pool, opening: string, end: End, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, opening, end, work)
    } catch (error) {
      const again = ['40001', '40P01'].includes(codeOf(error)) || isTaken(error, ['idempotency_pkey'])
      if (attempt === 3 || !again) throw error
    }
  }
}

async function once<T>(pool: Pool, opening: string, end: End, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    // The first statement of `work` travels with the opening. Were the opening to fail, nothing after it would be seen
    // (no scope is set) or kept (the transaction is broken), and the failure surfaces below.
    const opened = client.query(opening)
    opened.catch(() => {})
    const result = await work(open(client))
    await opened
    await end(client)
    return result
  } catch (error) {
    const lost = await client.query('rollback').then(
      () => undefined,
      (broken: Error) => broken,
    )
    // A connection in an unknown state is closed, never handed to the next scope.
    client.release(lost)
    throw error
  }
}

type End = (client: PoolClient) => Promise<void>

async function committed(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  // After an error that `work` swallowed, PostgreSQL answers "commit" with a rollback and no complaint.
  if (command !== 'COMMIT')
    throw new Error('the transaction was rolled back: an error inside it was swallowed')
  client.release()
}

/** What was only read need not wait for its end: the connection goes back to the pool when the end is answered. */
async function inBackground(client: PoolClient): Promise<void> {
  client.query('commit').then(
    () => client.release(),
    (broken: Error) => client.release(broken),
  )
}

/** Plain numbers only, so that opening and setting travel as one message without parameters. */
function setting({ units, staff, sealed }: Scope): string {
  for (const id of staff === null ? units : [...units, staff])
    if (!Number.isSafeInteger(id)) throw new TypeError(`not the number of a unit or of staff: ${id}`)
  return `select set_config('app.units', '{${units.join(',')}}', true), set_config('app.staff', '${staff ?? ''}', true), set_config('app.sealed', '${sealed ? 'on' : 'off'}', true)`
}

function open(client: Pick<PoolClient, 'query'>): Tx {
  const rows = async (query: Sql) => (await client.query({ text: query.text, values: query.values })).rows
  const atMostOne = async (query: Sql) => {
    const found = await rows(query)
    if (found.length > 1) throw new Error(`one row expected, ${found.length} found: ${query.text}`)
    return found[0]
  }
  return {
    many: rows,
    often: async ({ text, values }) => (await client.query({ name: nameOf(text), text, values })).rows,
    async one(query) {
      const row = await atMostOne(query)
      if (row === undefined) throw new Error(`one row expected, none found: ${query.text}`)
      return row
    },
    maybe: async (query) => (await atMostOne(query)) ?? null,
    run: async (query) => (await client.query({ text: query.text, values: query.values })).rowCount ?? 0,
  }
}

/** One name for one text, as long as a name may be. */
const names = new Map<string, string>()
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = createHash('sha256').update(text).digest('base64url')
  if (names.size < 1_000) names.set(text, name)
  return name
}

/** Whether one of these unique constraints refused the row: somebody else wrote it first. */
export const isTaken = (error: unknown, constraints: readonly string[]): boolean =>
  codeOf(error) === '23505' && constraints.includes((error as { constraint?: string }).constraint ?? '')

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '')

const parseTexts = types.getTypeParser(1009 as never, 'text') as (value: string) => unknown
const safeNumber = (value: string): number | string =>
  Number.isSafeInteger(Number(value)) ? Number(value) : value
const asIs = (value: string): string => value
const list =
  <T>(parse: (value: string) => T) =>
  (value: string) =>
    (parseTexts(value) as (string | null)[]).map((item) => (item === null ? null : parse(item)))

/** int8, int8[], date, date[] by their type numbers; all others as `pg` has them. */
const ours: Record<number, (value: string) => unknown> = {
  20: safeNumber,
  1016: list(safeNumber),
  1082: asIs,
  1182: list(asIs),
}

const getTypeParser = ((type: number, format?: 'text' | 'binary') =>
  (format !== 'binary' && ours[type]) ||
  types.getTypeParser(type, format as 'text')) as typeof types.getTypeParser

/** Statements that commit by themselves and set their own scope: the hot path of intake, in a single round trip. */
export const direct = (pool: Pool): Tx => open(pool)
