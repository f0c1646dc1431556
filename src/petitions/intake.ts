import type { z } from 'zod'
import { areaOn } from '#areas/area.ts'
import type { RequestKey } from '#ledger/idempotency.ts'
import type { Outside } from '#outside/outside.ts'
import { direct, isTaken, type Tx, transaction } from '#outside/postgres.ts'
import { tidy } from '#people/identity.ts'
import { dayOf } from '#plain/day.ts'
import { conflict, invalid, isRefusal, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { type Actor, may, scopeOf } from '#units/actor.ts'
import { unitOn } from '#units/unit.ts'
import { answer } from './answering.ts'
import type { Setting } from './clocks.ts'
import type { receiving } from './contract.ts'
import type { Moved, Petition } from './petition.ts'
import { receiptSecret } from './receipt.ts'
import { type Received, receive } from './receiving.ts'
import { save, take } from './store.ts'
import { suggestTopic } from './suggestion.ts'
import { topicOn } from './topic.ts'
import { promise } from './waiting.ts'
import { routeFor, settingOf, type World } from './world.ts'

type Body = z.output<typeof receiving>

/** What the person holds: number, secret, what was recorded, by when an answer is due. */
export interface Receipt {
  readonly id: string
  readonly number: string
  readonly secret: string
  readonly promiseDue: string
  readonly words: string
  readonly replayed: boolean
}

/**
 * Takes in what was voiced and, where it was settled in the same breath, its answer or promise: one
 * transaction; a single round trip when there is nothing but the words.
 * Refuses what the law of receiving and of answering refuse, and `no-such-area`, `no-such-topic`, `already-there`
 * (the petition's id under another key).
 */
export async function intake(
  out: Outside,
  world: World,
  by: Actor,
  branch: number,
  key: RequestKey,
  body: Body,
): Promise<Receipt | Refusal> {
  const now = out.clock.now()
  const voicedAt = body.voicedAt ? new Date(body.voicedAt) : now
  const on = dayOf(voicedAt)
  const area = body.area === null ? undefined : areaOn(world.areas, body.area, on)
  if (body.area !== null && !area)
    return invalid('no-such-area', text('Không có địa bàn này.', 'There is no such area.'), 'area')
  const topic = topicOn(world.topics, body.topic ?? suggestTopic(body.words)[0]?.topic ?? 'other', on)
  if (body.topic !== null && !topic)
    return invalid(
      'no-such-topic',
      text(
        'Không có nhóm nội dung này vào ngày bà con nói.',
        'There was no such topic on the day it was voiced.',
      ),
      'topic',
    )
  const setting = settingOf(world, now)
  // What a resident chose is a hint: the secretary looks at it before it is anybody's work.
  const sure = body.topic !== null && by.kind === 'staff'
  const route = routeFor(world, branch, topic?.code ?? 'other', voicedAt, sure)
  const draft = {
    ...body,
    branch,
    voicedAt,
    receivedAt: null,
    topic: topic?.code ?? 'other',
    aboutStaff: topic?.sealed ?? false,
    speaker: tidy(body.speaker),
    sourceKey: null,
  }
  const received = receive(draft, route, by, setting)
  if (isRefusal(received)) return received
  const place = { symbol: unitOn(world.units, branch, on)?.symbol ?? 'LN', areaName: area?.name ?? '' }
  const settled = settle(received, body, by, setting)
  if (isRefusal(settled)) return settled
  const work = async (tx: Tx): Promise<Receipt | Refusal> => {
    const taken = await take(tx, out, by, key, received, place)
    if (isRefusal(taken)) return taken
    let before: Petition = { ...received, number: taken.number, seq: 1 }
    for (const moved of taken.replayed ? [] : settled) {
      const after = { ...moved, petition: { ...moved.petition, number: taken.number } }
      await save(tx, out, before, after, by)
      before = after.petition
    }
    const { id, number, replayed } = taken
    const secret = receiptSecret(out.keys.receipt, number)
    return { id, number, replayed, secret, promiseDue: received.promiseDue, words: received.words }
  }
  try {
    return await (settled.length === 0 ? work(direct(out.pool)) : transaction(out.pool, scopeOf(by), work))
  } catch (error) {
    if (isTaken(error, ['identity_pkey', 'ledger_event_stream_seq_key', 'petition_pkey'])) return thereAlready
    throw error
  }
}

const thereAlready = conflict(
  'already-there',
  text(
    'Kiến nghị này đã được ghi nhận rồi. Hãy tải lại trang.',
    'This petition has been taken in already. Reload the page.',
  ),
  'id',
)

/** What was settled in the same breath, decided before anything is written: the promise, then the answer. */
function settle(received: Received, body: Body, by: Actor, setting: Setting): Moved[] | Refusal {
  const voice = voiceOf(by)
  const steps: ((petition: Petition) => Moved | Refusal)[] = []
  const { promise: promised, answer: reply } = body
  if (promised) steps.push((petition) => promise(petition, promised, voice, setting))
  if (reply) steps.push((petition) => answer(petition, { ...reply, onTheSpot: true }, voice, setting))
  const moves: Moved[] = []
  for (const step of steps) {
    const moved = step(moves.at(-1)?.petition ?? { ...received, number: '', seq: 1 })
    if (isRefusal(moved)) return moved
    moves.push(moved)
  }
  return moves
}

/** Whose decision it is: in the hall the chair decides and the secretary writes. The ledger names the one who wrote. */
export const voiceOf = (by: Actor): Actor =>
  by.kind === 'staff' && may(by, 'record the chair’s words') ? { ...by, role: 'leader' } : by
