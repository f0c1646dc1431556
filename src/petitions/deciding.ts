import { dayOf } from '#plain/day.ts'
import { invalid, missing, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import type { Actor } from '#units/actor.ts'
import * as answering from './answering.ts'
import { rulesFor } from './authority.ts'
import type { MoveBody, StaffMove } from './contract.ts'
import * as handling from './handling.ts'
import type { Moved, Petition } from './petition.ts'
import * as settingAside from './setting-aside.ts'
import { topicOn } from './topic.ts'
import * as waiting from './waiting.ts'
import { seniorOf, settingOf, type World } from './world.ts'

type Decide<M extends StaffMove> = (
  petition: Petition,
  body: MoveBody<M>,
  by: Actor,
  world: World,
  now: Date,
) => Moved | Refusal

/** From a move's name to the law that decides it. The compiler finds the forgotten one. */
export const decide: { [M in StaffMove]: Decide<M> } = {
  'read-back': handling.readBack,
  classify: (petition, body, by, world, now) => classify(petition, body, by, world, now),
  assign: (petition, body, by, world, now) =>
    takerKnown(petition, body, world, now) ??
    handling.assign(petition, { unit: body.unit, staff: body.staff ?? null, reason: body.reason ?? '' }, by),
  'move-on': (petition, body, by, world, now) =>
    takerKnown(petition, body, world, now) ??
    handling.moveOn(petition, { unit: body.unit, staff: body.staff ?? null, reason: body.reason ?? '' }, by),
  take: handling.take,
  ask: (petition, body, by, world, now) => waiting.ask(petition, body, by, settingOf(world, now)),
  'hear-back': (petition, body, by, world, now) =>
    waiting.hearBack(petition, body, by, settingOf(world, now)),
  'hand-over': (petition, body, by, world, now) =>
    waiting.handOver(petition, body, by, settingOf(world, now)),
  'hear-authority': (petition, body, by, world, now) =>
    waiting.hearAuthority(petition, body, by, settingOf(world, now)),
  promise: (petition, body, by, world, now) => waiting.promise(petition, body, by, settingOf(world, now)),
  'put-off': (petition, body, by, world, now) => waiting.putOff(petition, body, by, settingOf(world, now)),
  'wait-for-money': (petition, body, by, world, now) =>
    waiting.waitForMoney(petition, body, by, settingOf(world, now)),
  resume: (petition, body, by, world, now) => waiting.resume(petition, body, by, settingOf(world, now)),
  answer: (petition, body, by, world, now) => answering.answer(petition, body, by, settingOf(world, now)),
  deliver: (petition, body, by, world, now) => answering.deliver(petition, body, by, settingOf(world, now)),
  judge: (petition, body, by, world, now) => {
    const senior = seniorOf(world, petition.branch) ?? { unit: petition.branch, staff: null }
    return answering.judge(
      petition,
      { solved: body.solved, score: body.score ?? null, why: body.why ?? '' },
      by,
      settingOf(world, now),
      senior,
    )
  },
  withdraw: (petition, body, by, world, now) =>
    settingAside.withdraw(petition, { reason: body.reason ?? '' }, by, settingOf(world, now)),
  duplicate: (petition, body, by, world, now) =>
    settingAside.duplicate(petition, body, by, settingOf(world, now)),
  spam: (petition, body, by, world, now) => settingAside.spam(petition, body, by, settingOf(world, now)),
  'ask-withhold': settingAside.askWithhold,
  withhold: settingAside.withhold,
  release: settingAside.release,
  'open-identity': handling.openIdentity,
  note: handling.note,
}

/** A topic of the day it was voiced, and the row of the authority table for it: the one named, else the first. */
function classify(
  petition: Petition,
  body: MoveBody<'classify'>,
  by: Actor,
  world: World,
  now: Date,
): Moved | Refusal {
  const on = dayOf(petition.voicedAt)
  const topic = topicOn(world.topics, body.topic, on)
  if (!topic)
    return missing(
      'no-such-topic',
      text(
        'Không có nhóm nội dung này vào ngày bà con nói.',
        'There was no such topic on the day it was voiced.',
      ),
    )
  const rules = rulesFor(world.rules, body.topic, on)
  const rule = body.rule == null ? rules[0] : rules.find((row) => row.id === body.rule)
  if (body.rule != null && !rule)
    return invalid(
      'no-such-rule',
      text(
        'Dòng thẩm quyền này không có hiệu lực cho nhóm đã chọn.',
        'That row of the authority table is not in force for this topic.',
      ),
      'rule',
    )
  return handling.classify(
    petition,
    { topic: topic.code, confidential: topic.sealed, rule },
    by,
    settingOf(world, now),
  )
}

/** Work goes to a unit of the petition’s own branch or above it, and to a person only where he has a post. */
function takerKnown(
  petition: Petition,
  { unit, staff = null }: { unit: number; staff?: number | null | undefined },
  world: World,
  now: Date,
): Refusal | undefined {
  const today = dayOf(now)
  const inForce = world.units.versions.filter((v) => v.from <= today && (v.to === null || today <= v.to))
  const parentOf = (id: number | null) => inForce.find((version) => version.unit === id)?.parent ?? null
  const above = [petition.branch]
  for (let at = parentOf(petition.branch); at !== null && above.length < 10; at = parentOf(at)) above.push(at)
  const fits = inForce.some(
    (version) => version.unit === unit && (above.includes(unit) || version.parent === petition.branch),
  )
  const holdsPost = staff === null || world.posts.some((post) => post.staff === staff && post.unit === unit)
  if (fits && !holdsPost)
    return invalid(
      'no-such-staff',
      text('Người này không thuộc đơn vị đó.', 'That person has no post in that unit.'),
      'staff',
    )
  if (fits) return undefined
  return invalid(
    'no-such-unit',
    text('Đơn vị này không nhận được việc của Điện lực mình.', 'That unit cannot take this branch’s work.'),
    'unit',
  )
}
