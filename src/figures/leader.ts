import { type Areas, areaOn, countedUnder } from '#areas/area.ts'
import type { Ending } from '#petitions/petition.ts'
import type { Day } from '#plain/day.ts'
import { medianOf } from './figure.ts'
import { type Pressing, pressing, type Spoken } from './pressing.ts'
import type { AreaTopic, Standing, Sum } from './store.ts'

/** The numbers of a period, for one branch or for all together. */
export interface Counted {
  readonly received: number
  readonly onTheSpot: number
  readonly answered: number
  readonly answeredLate: number
  /** Working days; null while nothing is answered. */
  readonly daysToAnswer: number | null
  readonly reopened: number
  readonly ends: Readonly<Partial<Record<Ending, number>>>
  readonly ended: number
  /** One decimal; null while nobody gave a score. */
  readonly score: number | null
  readonly scores: number
  /** Whole percent of the answered; null while nothing is answered. */
  readonly responseRate: number | null
}

/** Adds the cells of the ledger up to the numbers of a period. */
export function counted(sums: readonly Sum[]): Counted {
  const total = (kind: string) => sums.filter((row) => row.kind === kind).reduce((n, row) => n + row.n, 0)
  const words = (kind: string) => {
    const found = new Map<string, number>()
    for (const row of sums) if (row.kind === kind) found.set(row.word, (found.get(row.word) ?? 0) + row.n)
    return found
  }
  const numbers = (kind: string) => new Map([...words(kind)].map(([word, n]) => [Number(word), n]))
  const scores = total('judged')
  const answered = total('answered')
  const points = [...numbers('judged')].reduce((sum, [score, n]) => sum + score * n, 0)
  return {
    received: total('received'),
    onTheSpot: total('spot'),
    answered,
    answeredLate: total('late'),
    daysToAnswer: medianOf(numbers('answered')),
    reopened: total('reopened'),
    ends: Object.fromEntries(words('ended')),
    ended: total('ended'),
    score: scores === 0 ? null : Math.round((points / scores) * 10) / 10,
    scores,
    responseRate: answered === 0 ? null : Math.round((scores / answered) * 100),
  }
}

export const noStanding: Omit<Standing, 'unit'> = {
  open: 0,
  late: 0,
  climbing: 0,
  waitingMoney: 0,
  handedOver: 0,
  waitingPerson: 0,
  undelivered: 0,
  answered: 0,
  inHand: 0,
  inHandLate: 0,
}

/** What is open, of all branches together. */
export function together(rows: readonly Standing[]): Omit<Standing, 'unit'> {
  const names = Object.keys(noStanding) as (keyof typeof noStanding)[]
  return Object.fromEntries(
    names.map((name) => [name, rows.reduce((n, row) => n + row[name], 0)]),
  ) as typeof noStanding
}

/** Topic × commune, each commune as it was then, or counted under the communes of `asOf`. */
export function underAreas(rows: readonly AreaTopic[], areas: Areas, asOf: Day | undefined): AreaTopic[] {
  const found = new Map<string, AreaTopic>()
  for (const row of rows) {
    const area = asOf === undefined || row.area === 0 ? row.area : countedUnder(areas, row.area, asOf)
    const key = `${area} ${row.topic} ${row.kind}`
    found.set(key, { ...row, area, n: row.n + (found.get(key)?.n ?? 0) })
  }
  return [...found.values()]
}

export interface NamedPressing extends Pressing {
  readonly areaName: string
}

/** What presses people, under the communes of `asOf`. */
export function pressingUnder(
  spoken: readonly Spoken[],
  areas: Areas,
  asOf: Day,
  today: Day,
  days: number,
): NamedPressing[] {
  const under = spoken.map((row) => ({
    ...row,
    area: row.area === 0 ? 0 : countedUnder(areas, row.area, asOf),
  }))
  return pressing(under, today, days).map((row) => ({
    ...row,
    areaName: areaOn(areas, row.area, asOf)?.name ?? '',
  }))
}
