import type { Outside } from '#outside/outside.ts'
import { read, type Tx } from '#outside/postgres.ts'
import { settingOf, type World } from '#petitions/world.ts'
import { type Day, yearOf } from '#plain/day.ts'
import { addWorkingDays } from '#plain/working-days.ts'
import { may, type StaffActor, scopeOf } from '#units/actor.ts'
import { unitOn } from '#units/unit.ts'
import { hideSmall } from './figure.ts'
import { counted, noStanding, pressingUnder, together, underAreas } from './leader.ts'
import { pastFrom } from './pressing.ts'
import { awaiting, byAreaAndTopic, customers, type Span, spoken, standing, sums } from './store.ts'

export interface Asked {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** Counted under the communes of this day; without it each commune as it was. */
  readonly asOf?: Day | undefined
  readonly unit?: number | undefined
  /** Length of "lately" for what presses people, in days. */
  readonly days: 30 | 90
}

const sealedTopics = (world: World): string[] =>
  world.topics.filter((topic) => topic.sealed).map((topic) => topic.code)

/** The leader's page: one reading of the ledger for the period, one look at what is open. */
export async function leaderPage(out: Outside, world: World, by: StaffActor, asked: Asked) {
  const { today, calendar } = settingOf(world, out.clock.now())
  const branches =
    asked.unit === undefined ? by.branches : by.branches.filter((branch) => branch === asked.unit)
  const sealed = may(by, 'read sealed petitions')
  const span: Span = {
    branches,
    from: asked.from ?? `${yearOf(today)}-01-01`,
    to: asked.to ?? today,
    without: sealed ? [] : sealedTopics(world),
  }
  return read(out.pool, scopeOf(by), async (tx) => {
    const rows = await sums(tx, span)
    const now = await standing(tx, branches, today, sealed)
    const ofSpan = await standing(tx, branches, today, sealed, span)
    const said = await spoken(tx, { ...span, from: pastFrom(today, asked.days), to: today })
    const who = { branches, staff: by.staff, level: by.branch === null ? 3 : 2, sealed } as const
    return {
      today,
      from: span.from,
      to: span.to,
      counted: counted(rows),
      standing: together(now),
      standingOfPeriod: together(ofSpan),
      awaiting: await awaiting(tx, who, addWorkingDays(today, 1, calendar), today),
      pressing: pressingUnder(said, world.areas, asked.asOf ?? today, today, asked.days).slice(0, 12),
      places: underAreas(await byAreaAndTopic(tx, span), world.areas, asked.asOf),
      branches: by.branches.length > 1 ? await compared(tx, world, branches, today, rows, now) : [],
    }
  })
}
export type LeaderPage = Awaited<ReturnType<typeof leaderPage>>

/** The branches side by side; per 1,000 customers where the file of customers is there. */
async function compared(
  tx: Tx,
  world: World,
  branches: readonly number[],
  today: Day,
  rows: Awaited<ReturnType<typeof sums>>,
  now: Awaited<ReturnType<typeof standing>>,
) {
  const known = new Map((await customers(tx, branches)).map(({ unit, n }) => [unit, n]))
  return branches.map((unit) => {
    const own = counted(rows.filter((row) => row.unit === unit))
    const customers = known.get(unit) ?? null
    return {
      unit,
      name: unitOn(world.units, unit, today)?.name ?? '',
      counted: own,
      standing: { ...noStanding, ...now.find((row) => row.unit === unit) },
      customers,
      perThousand: customers === null ? null : Math.round((own.received / customers) * 10_000) / 10,
    }
  })
}

/**
 * What the branches of a public site say of themselves: the year's petitions by their truthful ends, open and late, what was
 * asked most. A number below 5 is null: "fewer than five". Petitions about staff are in the totals only.
 */
export async function publicFigures(tx: Tx, world: World, branches: readonly number[], today: Day) {
  const span: Span = { branches, from: `${yearOf(today)}-01-01`, to: today, without: [] }
  const { ends, ...all } = counted(await sums(tx, span))
  const open = together(await standing(tx, branches, today, true, span))
  const hidden = sealedTopics(world)
  const places = underAreas(await byAreaAndTopic(tx, { ...span, without: hidden }), world.areas, today)
  const received = places.filter((row) => row.kind === 'received')
  const byTopic = new Map<string, number>()
  for (const { topic, n } of received) byTopic.set(topic, (byTopic.get(topic) ?? 0) + n)
  return {
    from: span.from,
    to: today,
    received: hideSmall(all.received),
    onTheSpot: hideSmall(all.onTheSpot),
    daysToAnswer: all.answered < 5 ? null : all.daysToAnswer,
    open: hideSmall(open.open),
    late: hideSmall(open.late),
    waitingMoney: hideSmall(open.waitingMoney),
    handedOver: hideSmall(open.handedOver),
    ends: Object.fromEntries(Object.entries(ends).map(([word, n]) => [word, hideSmall(n)])),
    score: all.scores < 5 ? null : all.score,
    responseRate: all.scores < 5 ? null : all.responseRate,
    topics: [...byTopic].map(([topic, n]) => ({ topic, n: hideSmall(n) })),
    places: received.map(({ area, topic, n }) => ({ area, topic, n: hideSmall(n) })),
  }
}
export type PublicFigures = Awaited<ReturnType<typeof publicFigures>>
