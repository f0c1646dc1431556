import { v5 as named } from 'uuid'
import { requestHash } from '#ledger/idempotency.ts'
import { recordNext } from '#ledger/store.ts'
import type { Outside } from '#outside/outside.ts'
import { sql, transaction } from '#outside/postgres.ts'
import { moveBodies, receiving } from '#petitions/contract.ts'
import { decide } from '#petitions/deciding.ts'
import { intake } from '#petitions/intake.ts'
import { change } from '#petitions/store.ts'
import { suggestTopic } from '#petitions/suggestion.ts'
import { routeFor, type World } from '#petitions/world.ts'
import { loadWorld } from '#petitions/world-store.ts'
import { addDays, type Day, dayOf } from '#plain/day.ts'
import { isRefusal, type Refusal } from '#plain/refusal.ts'
import { addWorkingDays } from '#plain/working-days.ts'
import type { Actor } from '#units/actor.ts'
import { actorFor } from '#units/store.ts'
import { type Opinion, opinions } from './opinions.ts'
import { staff } from './staff.ts'
import { TMR } from './units.ts'

const everything = { units: [TMR], staff: null, sealed: true }
/** Ids of the demo are made from what they name, so that two starts make the same. */
const SPACE = '2013aaaa-0704-5822-8013-0000000003fa'
const idOf = (name: string): string => named(name, SPACE)

/** Fills the demo branch with a few weeks of life, all through the law and the real doors, ending on the day of `now`. */
export async function seedStory(out: Outside, now: Date): Promise<void> {
  const world = await transaction(out.pool, everything, (tx) => loadWorld(tx, now))
  await seedDialogues(out, dayOf(now), now)
  const voiced = opinions.map((opinion, i) => ({
    opinion,
    name: `opinion ${i}`,
    on: voicedOn(opinion, world, dayOf(now)),
  }))
  // In the order in which they were voiced, so that register numbers run with the days.
  for (const one of voiced.sort((a, b) => a.on.localeCompare(b.on)))
    await live(out, world, one.opinion, one.name, one.on, dayOf(now))
}

/** The day on which it must have been voiced for its promise to fall due as the story says. */
function voicedOn(opinion: Opinion, world: World, today: Day): Day {
  const { rule } = routeFor(
    world,
    TMR,
    opinion.topic ?? suggestTopic(opinion.words)[0]?.topic ?? 'other',
    new Date(`${today}T03:00:00Z`),
    true,
  )
  return addWorkingDays(today, opinion.dueIn - (rule?.promiseDays ?? 10), world.calendar)
}

const at = (day: Day, hour: number): Date => new Date(`${day}T0${hour}:12:00Z`)

async function live(
  out: Outside,
  world: World,
  opinion: Opinion,
  name: string,
  on: Day,
  today: Day,
): Promise<void> {
  const id = idOf(name)
  const { channel, area, hamlet, words, topic, speaker, shield, language, interpreter } = opinion
  const dialogue =
    channel === 'dialogue' && on >= addDays(today, -35) && area === 31 ? idOf('dialogue held') : null
  const body = receiving.parse({
    id,
    channel,
    area,
    hamlet,
    words,
    topic,
    speaker: speaker ?? {},
    shield: shield ?? false,
    language: language ?? 'vi',
    interpreter: interpreter ?? '',
    dialogue,
  })
  const clerk =
    channel === 'web' || channel === 'sms'
      ? { kind: 'system' as const, branch: TMR }
      : actor(world, 'hanh', on)
  accepted(await intake(moment(out, at(on, 2)), world, clerk, TMR, keyFor(`${name} voiced`), body))
  for (const [i, [after, by, move, given]] of opinion.became.entries()) {
    const day = earlier(addWorkingDays(on, after, world.calendar), today)
    const who: Actor =
      by === 'resident' ? { kind: 'resident', petition: id, branch: TMR } : actor(world, by, day)
    const parsed = moveBodies[move].parse(relative(given, today))
    const decided = decide[move] as (...all: unknown[]) => ReturnType<(typeof decide)[typeof move]>
    const when = at(day, 3 + Math.min(i, 6))
    accepted(
      await change(moment(out, when), who, id, keyFor(`${name} ${i}`), (petition) =>
        decided(petition, parsed, who, world, when),
      ),
    )
  }
}

/** `+40` is forty days after the demo begins, `+-5` five before. */
const relative = (body: object, today: Day): object =>
  Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      typeof value === 'string' && /^\+-?\d+$/.test(value) ? addDays(today, Number(value.slice(1))) : value,
    ]),
  )

const moment = (out: Outside, now: Date): Outside => ({ ...out, clock: { now: () => now } })
const earlier = (a: Day, b: Day): Day => (a < b ? a : b)
const keyFor = (name: string) => ({
  key: idOf(`key ${name}`),
  actor: 'demo',
  request: requestHash('SEED', name, null),
})

function actor(world: World, login: string, on: Day): Actor {
  const one = staff.find((row) => row.login === login)!
  return actorFor(world.units, world.posts.find((post) => post.staff === one.id)!, at(on, 2))
}

/** The story is written so that nothing in it is refused; a refusal is a mistake in the story. */
function accepted(result: object | Refusal): void {
  if (isRefusal(result)) throw new Error(`the demo's story breaks the law: ${result.code} (${result.why.en})`)
}

async function seedDialogues(out: Outside, today: Day, now: Date): Promise<void> {
  const campaign = idOf('campaign')
  const rows = [
    {
      name: 'held',
      title: 'Đối thoại khách hàng xã Đăk Sao',
      on: addDays(today, -16),
      place: 'Nhà văn hóa xã Đăk Sao',
      areas: [31],
      state: 'held',
      men: 34,
      women: 41,
      officials: 5,
    },
    {
      name: 'next',
      title: 'Đối thoại khách hàng xã Măng Ri',
      on: addDays(today, 4),
      place: 'Nhà văn hóa xã Măng Ri',
      areas: [34],
      state: 'planned',
      men: 0,
      women: 0,
      officials: 0,
    },
    {
      name: 'later',
      title: 'Đối thoại khách hàng xã Đăk Tờ Kan',
      on: addDays(today, 10),
      place: 'Nhà rông thôn Đăk Hnăng',
      areas: [32],
      state: 'planned',
      men: 0,
      women: 0,
      officials: 0,
    },
  ]
  await transaction(out.pool, everything, async (tx) => {
    await tx.run(
      sql`insert into campaign (id, branch_id, name, starts_on, ends_on) values (${campaign}, ${TMR}, 'Đợt đối thoại cuối năm', ${addDays(today, -20)}, ${addDays(today, 40)})`,
    )
    for (const area of [31, 32, 33, 34])
      await tx.run(sql`insert into campaign_area values (${campaign}, ${area})`)
    for (const row of rows) {
      const id = idOf(`dialogue ${row.name}`)
      await tx.run(sql`insert into dialogue (id, branch_id, campaign_id, name, held_on, starts_at, place, chair, chair_staff, secretary_staff, state, men, women, officials)
        values (${id}, ${TMR}, ${campaign}, ${row.title}, ${row.on}, '08:00', ${row.place}, 'Nguyễn Văn Thành', 2, 1, ${row.state}, ${row.men}, ${row.women}, ${row.officials})`)
      for (const area of row.areas) await tx.run(sql`insert into dialogue_area values (${id}, ${area})`)
      await recordNext(tx, {
        stream: `dialogue:${id}`,
        kind: 'dialogue.planned',
        at: now,
        staff: 1,
        unit: TMR,
        data: { on: row.on, areas: row.areas },
      })
    }
  })
}
