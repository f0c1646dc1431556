import { v7 as newId } from 'uuid'
import type { RequestKey } from '#ledger/idempotency.ts'
import type { Outside } from '#outside/outside.ts'
import { sql, type Tx } from '#outside/postgres.ts'
import { tidy } from '#people/identity.ts'
import { answer } from '#petitions/answering.ts'
import { rulesFor } from '#petitions/authority.ts'
import type { Setting } from '#petitions/clocks.ts'
import { note } from '#petitions/handling.ts'
import { voiceOf } from '#petitions/intake.ts'
import type { Moved, Petition } from '#petitions/petition.ts'
import { type Route, receive } from '#petitions/receiving.ts'
import { save, take } from '#petitions/store.ts'
import { topicOn } from '#petitions/topic.ts'
import { promise, waitForMoney } from '#petitions/waiting.ts'
import { routeFor, settingOf, type World } from '#petitions/world.ts'
import { isRefusal, type Refusal } from '#plain/refusal.ts'
import type { Actor, StaffActor } from '#units/actor.ts'
import { unitOn } from '#units/unit.ts'
import { fateOf } from './fate.ts'
import type { PlannedOpinion } from './notebook/plan.ts'

/** Nobody wrote the hour down: the dialogues began in the morning. */
const HOUR = 'T08:00:00+07:00'

/**
 * One opinion of a notebook, received on the day of its dialogue under the law and the table of that day,
 * with what was answered and promised then. The ledger says that it was written down now. Gives its id.
 */
export async function takeIn(
  tx: Tx,
  out: Outside,
  world: World,
  by: StaffActor,
  branch: number,
  key: RequestKey,
  opinion: PlannedOpinion,
  dialogue: string | null,
): Promise<string | Refusal> {
  const at = new Date(`${opinion.on}${HOUR}`)
  const topic = topicOn(world.topics, opinion.topic, opinion.on)
  const received = receive(
    {
      id: newId(),
      branch,
      channel: 'dialogue',
      voicedAt: at,
      receivedAt: at,
      area: Number(opinion.commune.id),
      hamlet: opinion.village,
      dialogue,
      words: opinion.words,
      language: 'vi',
      interpreter: '',
      speaker: tidy({
        name: opinion.speaker ?? '',
        phone: opinion.phone ?? '',
        customer: opinion.customer ?? '',
      }),
      shield: opinion.shielded,
      topic: topic?.code ?? 'other',
      aboutStaff: topic?.sealed ?? false,
      readBack: false,
      sourceKey: opinion.sourceKey,
    },
    routeOf(world, branch, opinion, topic?.sealed ?? false, at),
    by,
    settingOf(world, out.clock.now()),
  )
  if (isRefusal(received)) return received
  const own = { ...received, level: opinion.authority }
  const symbol = unitOn(world.units, branch, opinion.on)?.symbol ?? 'LN'
  const taken = await take(tx, out, by, key, own, { symbol, areaName: opinion.commune.name })
  if (isRefusal(taken)) return taken
  let petition: Petition = { ...own, id: taken.id, number: taken.number, seq: 1 }
  for (const step of stepsOf(opinion, voiceOf(by), settingOf(world, at))) {
    const moved = step(petition)
    if (isRefusal(moved)) return moved
    await save(tx, out, petition, moved, by, at)
    petition = moved.petition
  }
  await tx.run(sql`insert into notebook_row (branch_id, source_key, row_key, petition_id)
    values (${branch}, ${opinion.sourceKey}, ${opinion.rowKey}, ${taken.id})`)
  return taken.id
}

/** The level that the notebook shows; the department that it names, else that of the topic. */
function routeOf(world: World, branch: number, opinion: PlannedOpinion, sealed: boolean, at: Date): Route {
  const usual = routeFor(world, branch, opinion.topic, at, true)
  const rule = rulesFor(world.rules, opinion.topic, opinion.on).find((one) => one.level === opinion.authority)
  const named = opinion.receivers
    .map(({ unit }) => world.units.versions.find((one) => one.unit === unit))
    .find((one) => one?.kind === 'department' && one.parent === branch)
  return { rule, unit: sealed ? branch : (named?.unit ?? usual.unit), sure: true }
}

type Step = (petition: Petition) => Moved | Refusal

/** The moves of the day, decided by the law as it would have been then. */
function stepsOf(opinion: PlannedOpinion, voice: Actor, then: Setting): Step[] {
  const { answer: reply, promises, funded, notes } = fateOf(opinion)
  const given = promises.map(
    (one, at): Step =>
      (petition) => {
        const moved = promise(petition, one, voice, then)
        if (isRefusal(moved) || at === 0) return moved
        return { ...moved, event: { ...moved.event, data: { ...moved.event.data, beside: true } } }
      },
  )
  return [
    ...notes.map(
      (words): Step =>
        (petition) =>
          note(petition, { words }, voice),
    ),
    ...given,
    ...(funded ? [(petition: Petition) => waitForMoney(petition, funded, voice, then)] : []),
    ...(reply ? [(petition: Petition) => answer(petition, reply, voice, then)] : []),
  ]
}
