import { v7 as newId } from 'uuid'
import { otherBody, type RequestKey, remember, seen } from '#ledger/idempotency.ts'
import { hashOf, record } from '#ledger/store.ts'
import type { Outside } from '#outside/outside.ts'
import { join, sql, type Tx, transaction } from '#outside/postgres.ts'
import { sealIdentity } from '#people/vault.ts'
import { dayOf } from '#plain/day.ts'
import { conflict, isRefusal, missing, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { type Actor, scopeOf } from '#units/actor.ts'
import { type MoveView, movesFor, sees } from './moves.ts'
import type { Moved, Petition } from './petition.ts'
import { type Received, registerYear } from './receiving.ts'
import { asRecord, changedColumns, petitionColumns, searchWords } from './row.ts'

export const noSuch = missing(
  'no-such-petition',
  text('Không có kiến nghị này.', 'There is no such petition.'),
)

/** Every reply carries the petition and the moves that are open to this person now. */
export interface Changed {
  readonly petition: Petition
  readonly moves: MoveView[]
}

export interface Place {
  /** Symbol of the branch: `TMR`. */
  readonly symbol: string
  /** Names of the commune, for the search. */
  readonly areaName: string
}

export interface Taken {
  readonly id: string
  readonly number: string
  readonly replayed: boolean
}

/**
 * Writes a new petition: key, number without gaps, identity, ledger, row and job in one round trip and
 * one transaction. The same key again gives the same number and writes nothing.
 */
export async function take(
  tx: Pick<Tx, 'one'>,
  out: Outside,
  by: Actor,
  key: RequestKey,
  received: Received,
  place: Place,
): Promise<Taken | Refusal> {
  const { identityData, ...petition } = received
  const vault =
    identityData && petition.identity ? sealIdentity(out.keys.vault, petition.identity, identityData) : null
  const open = petition.shielded ? [] : [identityData?.name ?? '', identityData?.customer ?? '']
  const row = asRecord(petition, {
    year: registerYear(dayOf(petition.receivedAt)),
    source_key: received.sourceKey,
    search: searchWords(petition.words, petition.hamlet, place.areaName, petition.speaker, ...open),
  })
  const data = {
    channel: petition.channel,
    area: petition.area,
    dialogue: petition.dialogue,
    topic: petition.topic,
    level: petition.level,
    rule: petition.rule,
    unit: petition.ownerUnit,
    promiseDue: petition.promiseDue,
    confidential: petition.confidential,
    words: hashOf(petition.words),
    ...(dayOf(petition.receivedAt) === dayOf(out.clock.now())
      ? {}
      : { receivedOn: dayOf(petition.receivedAt) }),
  }
  const taken = await tx.one<{
    replayed: boolean
    same: boolean
    outcome: { petition: string; number: string }
  }>(sql`
    select * from receive_petition(${key.key}, ${key.actor}, ${key.request}, ${scopeOf(by).units}, ${by.kind === 'staff' ? by.staff : null},
      ${place.symbol}, jsonb_populate_record(null::petition, ${row}::jsonb), ${JSON.stringify(data)}::jsonb,
      ${vault?.wrapped ?? null}, ${vault?.sealed ?? null}, ${out.clock.now()})`)
  if (!taken.same) return otherBody
  return { id: taken.outcome.petition, number: taken.outcome.number, replayed: taken.replayed }
}

/** The petition under its row lock, or undefined where there is none that this scope sees. */
function lock(tx: Tx, id: string): Promise<Petition | null> {
  return tx.maybe<Petition>(sql`select ${petitionColumns} from petition p where p.id = ${id} for update`)
}

export function find(tx: Tx, id: string): Promise<Petition | null> {
  return tx.maybe<Petition>(sql`select ${petitionColumns} from petition p where p.id = ${id}`)
}

/**
 * The only door through which a petition changes: lock, key, decide, save, ledger, commit.
 * `version` is the `seq` that the writer saw: somebody else was first → `changed-meanwhile`.
 */
export function change(
  out: Outside,
  by: Actor,
  id: string,
  key: RequestKey,
  decide: (petition: Petition, tx: Tx) => Moved | Refusal | Promise<Moved | Refusal>,
  version?: number,
): Promise<Changed | Refusal> {
  return transaction(out.pool, scopeOf(by), async (tx) => {
    const petition = await lock(tx, id)
    if (!petition || !sees(petition, by)) return noSuch
    const before = await seen(tx, key)
    if (isRefusal(before)) return before
    if (before) return { petition, moves: movesFor(petition, by) }
    if (version !== undefined && version !== petition.seq) return changedMeanwhile
    const moved = await decide(petition, tx)
    if (isRefusal(moved)) return moved
    await save(tx, out, petition, moved, by)
    await remember(tx, key, 200, { petition: id, seq: moved.petition.seq })
    return { petition: moved.petition, moves: movesFor(moved.petition, by) }
  })
}

/**
 * Writes a move that the law has allowed: the row, its event, its words, its promise. `saidAt` is when it
 * happened, for what is written down later; the ledger always says when it was written.
 */
export async function save(
  tx: Tx,
  out: Outside,
  before: Petition,
  { petition, event }: Moved,
  by: Actor,
  saidAt?: Date,
): Promise<void> {
  const at = out.clock.now()
  const head = await tx.one<{ head: Buffer }>(sql`select head from petition where id = ${petition.id}`)
  const data = {
    ...event.data,
    ...(event.said === undefined ? {} : { said: hashOf(event.said) }),
    // Written down later than it happened: the figures count by the day it happened.
    ...(saidAt && dayOf(saidAt) !== dayOf(at) ? { on: dayOf(saidAt) } : {}),
  }
  const staff = by.kind === 'staff' ? by.staff : null
  const hash = await record(
    tx,
    {
      stream: `petition:${petition.id}`,
      seq: petition.seq,
      kind: event.kind,
      at,
      staff,
      unit: petition.branch,
      data,
    },
    head.head,
  )
  await tx.run(
    sql`update petition set ${join([...changedColumns(before, petition), sql`head = ${hash}`])} where id = ${petition.id}`,
  )
  if (event.said !== undefined)
    await tx.run(
      sql`insert into petition_text (petition_id, seq, said) values (${petition.id}, ${petition.seq}, ${event.said.normalize('NFC')})`,
    )
  await savePromise(tx, petition, event, saidAt ?? at, staff)
}

/** A new promise replaces the open one, unless it was given `beside` it; an answer settles it: kept when in time. */
async function savePromise(
  tx: Tx,
  petition: Petition,
  event: Moved['event'],
  at: Date,
  staff: number | null,
): Promise<void> {
  const { promise, due, review, beside } = event.data as {
    beside?: true
    promise?: string
    due?: string | null
    review?: string | null
  }
  if (promise) {
    if (!beside)
      await tx.run(
        sql`update promise set state = 'replaced', settled_at = ${at} where petition_id = ${petition.id} and state = 'open'`,
      )
    await tx.run(sql`insert into promise (id, petition_id, branch_id, kind, due_on, review_on, said, made_at, made_by)
      values (${newId()}, ${petition.id}, ${petition.branch}, ${promise}, ${due ?? null}, ${review ?? null}, ${event.said ?? ''}, ${at}, ${staff})`)
  } else if (event.kind === 'petition.answer' && !petition.onTheSpot) {
    await tx.run(sql`update promise set settled_at = ${at},
      state = case when ${petition.outcome} = 'done' and ${dayOf(at)} <= coalesce(due_on, review_on) then 'kept' else 'broken' end
      where petition_id = ${petition.id} and state = 'open'`)
  }
}

const changedMeanwhile = conflict(
  'changed-meanwhile',
  text(
    'Có người vừa sửa kiến nghị này. Hãy xem lại rồi làm tiếp.',
    'Somebody has just changed this petition. Look again, then go on.',
  ),
)
