import { z } from 'zod'
import { type RequestKey, remember, seen } from '#ledger/idempotency.ts'
import type { Outside } from '#outside/outside.ts'
import { sql, type Tx, transaction } from '#outside/postgres.ts'
import type { Changing } from '#plain/dated.ts'
import { dayOf } from '#plain/day.ts'
import { askedNumber, day } from '#plain/fields.ts'
import { isRefusal, type Refusal } from '#plain/refusal.ts'
import { type StaffActor, scopeOf } from './actor.ts'

/** What an edit hands to its route: ids only, so that a repeated request can be answered again. */
export type Outcome = Readonly<Record<string, unknown>>

/**
 * The one door through which the dated world changes: one editor at a time, so that the law decides about what
 * is there; the key, so that a repeated press changes nothing; then `forget`, so that everybody sees it.
 */
export async function editWorld(
  { out, forget }: EditWorld,
  by: StaffActor,
  key: RequestKey,
  work: (tx: Tx) => Promise<Outcome | Refusal>,
): Promise<Outcome | Refusal> {
  const done = await transaction(out.pool, scopeOf(by), async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtext('langnghe world'))`)
    const before = await seen(tx, key)
    if (before) return before
    const made = await work(tx)
    if (!isRefusal(made)) await remember(tx, key, 200, made)
    return made
  })
  if (!isRefusal(done)) forget()
  return done
}

export interface EditWorld {
  readonly out: Outside
  /** Lets go of the world held in memory. */
  readonly forget: () => void
}

/** From when it holds, and why, where the past is corrected. */
export const changingSchema = { from: day, reason: z.string().max(500).default('') }
export const byNumber = z.object({ id: askedNumber })

export const changingOf = (out: Outside, { from, reason }: { from: string; reason: string }): Changing => ({
  from,
  reason,
  today: dayOf(out.clock.now()),
})
