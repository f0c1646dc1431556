import { createHash } from 'node:crypto'
import { sql, type Tx } from '#outside/postgres.ts'
import type { LedgerEvent } from './event.ts'

/** SHA-256 of words: what the ledger keeps of them. */
export const hashOf = (words: string): string => createHash('sha256').update(words, 'utf8').digest('hex')

/**
 * Appends an event whose place in its chain the caller knows (it holds the row lock and the head).
 * Writes the event, its chain hash and, where somebody follows the kind, its job: all in this transaction.
 * Returns the new head of the chain.
 */
export async function record(tx: Tx, event: LedgerEvent, prev: Buffer | null): Promise<Buffer> {
  const row = await tx.one<{ head: Buffer }>(sql`
    select ledger_append(${event.stream}, ${event.seq}, ${event.kind}, ${event.at}, ${event.staff}, ${event.unit},
      ${JSON.stringify(event.data)}::jsonb, ${prev}) as head`)
  return row.head
}

/** Appends to a chain whose head nobody keeps: reads it first. Of two writers at once the second waits for the first to commit. */
export async function recordNext(tx: Tx, event: Omit<LedgerEvent, 'seq'>): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${event.stream}, 3))`)
  const last = await tx.maybe<{ seq: number; hash: Buffer }>(
    sql`select seq, hash from ledger_event where stream = ${event.stream} order by seq desc limit 1`,
  )
  await record(tx, { ...event, seq: (last?.seq ?? 0) + 1 }, last?.hash ?? null)
}

export interface StoryRow {
  readonly seq: number
  readonly kind: string
  readonly at: Date
  readonly staff: number | null
  readonly data: Record<string, unknown>
}

/** A chain from its beginning, oldest first. */
export function chainOf(tx: Tx, stream: string): Promise<StoryRow[]> {
  return tx.many<StoryRow>(
    sql`select seq, kind, at, staff, data from ledger_event where stream = ${stream} order by seq`,
  )
}
