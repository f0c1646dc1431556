import { v5 as keyWithin } from 'uuid'
import { type RequestKey, remember, requestHash, seen } from '#ledger/idempotency.ts'
import type { Outside } from '#outside/outside.ts'
import { read, type Tx, transaction } from '#outside/postgres.ts'
import { isRefusal, type Refusal } from '#plain/refusal.ts'
import type { Text } from '#plain/texts.ts'
import { type StaffActor, scopeOf } from '#units/actor.ts'
import type { BulkMove, MoveBody } from './contract.ts'
import { decide } from './deciding.ts'
import { sees } from './moves.ts'
import type { Moved, Petition } from './petition.ts'
import { change, find, noSuch } from './store.ts'
import type { World } from './world.ts'

/** What became, or would become, of one of many. */
export interface BulkResult {
  readonly id: string
  /** Empty where the petition is not the actor's to know of. */
  readonly number: string
  readonly moved: boolean
  readonly code?: string
  readonly why?: Text
}

/**
 * One move on many petitions, each through the same law and the same door in a transaction of its own:
 * one that is refused keeps no other back. Each has a key within the pressed key, so the whole may be
 * sent again. `dry` asks the law and writes nothing.
 */
export async function bulk<M extends BulkMove>(
  out: Outside,
  by: StaffActor,
  key: RequestKey,
  asked: { ids: readonly string[]; move: M; body: MoveBody<M>; dry: boolean },
  world: World,
): Promise<BulkResult[] | Refusal> {
  const { move, body, dry } = asked
  const law = decide[move] as unknown as (
    ...given: [Petition, MoveBody<M>, StaffActor, World, Date]
  ) => Moved | Refusal
  const other = dry ? undefined : await pressedBefore(out, by, key)
  if (other) return other
  const results: BulkResult[] = []
  for (const id of new Set(asked.ids)) {
    let number = ''
    const decided = (petition: Petition) => {
      number = petition.number
      return law(petition, body, by, world, out.clock.now())
    }
    const own = {
      key: keyWithin(id, key.key),
      actor: key.actor,
      request: requestHash('PUT', `/api/petitions/${id}/${move}`, body),
    }
    const outcome = dry ? await preview(out, by, id, decided) : await change(out, by, id, own, decided)
    if (isRefusal(outcome)) results.push({ id, number, moved: false, code: outcome.code, why: outcome.why })
    else results.push({ id, number: outcome.petition.number, moved: true })
  }
  return results
}

/** The pressed key stands for this body alone. Refuses the same key with another one. */
const pressedBefore = (out: Outside, by: StaffActor, key: RequestKey): Promise<Refusal | undefined> =>
  transaction(out.pool, scopeOf(by), async (tx: Tx) => {
    const before = await seen(tx, key)
    if (isRefusal(before)) return before
    if (!before) await remember(tx, key, 200, {})
    return undefined
  })

const preview = (
  out: Outside,
  by: StaffActor,
  id: string,
  decided: (petition: Petition) => Moved | Refusal,
): Promise<Moved | Refusal> =>
  read(out.pool, scopeOf(by), async (tx) => {
    const petition = await find(tx, id)
    return petition && sees(petition, by) ? decided(petition) : noSuch
  })
