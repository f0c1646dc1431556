import { v7 as newKey } from 'uuid'
import { requestHash } from '#ledger/idempotency.ts'
import type { Outside } from '#outside/outside.ts'
import { read, sql } from '#outside/postgres.ts'
import { dayOf } from '#plain/day.ts'
import type { Refusal } from '#plain/refusal.ts'
import { isRefusal } from '#plain/refusal.ts'
import type { SystemActor } from '#units/actor.ts'
import { letRest } from './answering.ts'
import type { Setting } from './clocks.ts'
import { climb } from './handling.ts'
import type { Moved, Petition } from './petition.ts'
import { change } from './store.ts'
import { settingOf } from './world.ts'
import { loadWorld } from './world-store.ts'

type Sweep = (petition: Petition, nothing: object, by: SystemActor, setting: Setting) => Moved | Refusal

/** Late work climbs: owner, head, chair, company. Returns how many climbed. */
export const climbLate = (out: Outside): Promise<number> =>
  sweep(
    out,
    climb,
    sql`state <> 'ended' and answered_at is null and climbed < 3 and promise_due < ${dayOf(out.clock.now())}`,
  )

/** Delivered answers that nobody spoke against in time end as not confirmed. Returns how many. */
export const endSilent = (out: Outside): Promise<number> =>
  sweep(
    out,
    letRest,
    sql`state = 'answered' and delivered_at < ${out.clock.now()}::timestamptz - interval '13 days'`,
  )

/** Walks the candidates once, in pages, each petition in a transaction of its own; the law decides about each. */
async function sweep(out: Outside, move: Sweep, candidates: ReturnType<typeof sql>): Promise<number> {
  const branches = await read(out.pool, nobody, (tx) =>
    tx.many<{ id: number }>(sql`select id from unit where kind = 'branch'`),
  )
  const scope = { units: branches.map(({ id }) => id), staff: null, sealed: true }
  const setting = settingOf(
    await read(out.pool, nobody, (tx) => loadWorld(tx, out.clock.now())),
    out.clock.now(),
  )
  let moved = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const page = await read(out.pool, scope, (tx) =>
      tx.many<{ id: string; branch: number }>(
        sql`select id, branch_id as branch from petition where ${candidates} and id > ${after} order by id limit 500`,
      ),
    )
    for (const { id, branch } of page) {
      const by: SystemActor = { kind: 'system', branch }
      const key = { key: newKey(), actor: 'system', request: requestHash('SYSTEM', id, null) }
      if (!isRefusal(await change(out, by, id, key, (petition) => move(petition, {}, by, setting)))) moved++
    }
    const last = page.at(-1)
    if (!last) return moved
    after = last.id
  }
}

const nobody = { units: [], staff: null, sealed: false }
