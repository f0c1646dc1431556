import { sql, type Tx } from '#outside/postgres.ts'
import type { Ending, State } from '#petitions/petition.ts'
import type { Day } from '#plain/day.ts'

/** A number below this could point at somebody. */
export const SMALL = 5

/** What was received since a day and what became of it, over everything: confidential and withheld ones are counted too. */
export interface PublicFigures {
  readonly received: number
  readonly answered: number
  readonly answeredInTime: number
  /** Days from when it was voiced until it was answered, the middle one; null while nothing is answered. */
  readonly medianDays: number | null
  /** Open, unanswered and past the day that was promised. */
  readonly late: number
  readonly withheld: number
  readonly ends: readonly { readonly state: State; readonly ending: Ending | null; readonly n: number }[]
  readonly topics: readonly { readonly topic: string; readonly n: number }[]
}

/** Counted from the petitions themselves, each with its chain in the ledger; never from a counter. */
export async function publicFigures(tx: Tx, since: Day, today: Day): Promise<PublicFigures> {
  const sum = await tx.one<Omit<PublicFigures, 'ends' | 'topics'>>(sql`
    select count(*)::int as received, count(answered_at)::int as answered,
      (count(*) filter (where (answered_at at time zone 'Asia/Ho_Chi_Minh')::date <= promise_due))::int as "answeredInTime",
      percentile_cont(0.5) within group (order by extract(epoch from answered_at - voiced_at) / 86400) as "medianDays",
      (count(*) filter (where state <> 'ended' and answered_at is null and promise_due < ${today}::date))::int as late,
      (count(*) filter (where withheld))::int as withheld
    from petition where received_at >= ${since}::date`)
  const ends = await tx.many<PublicFigures['ends'][number]>(
    sql`select state, ending, count(*)::int as n from petition where received_at >= ${since}::date group by state, ending order by n desc`,
  )
  const topics = await tx.many<PublicFigures['topics'][number]>(
    sql`select topic, count(*)::int as n from petition where received_at >= ${since}::date group by topic order by n desc`,
  )
  return { ...sum, ends, topics }
}

/** Of what ended with work or an answer, the share that the person confirmed: 0–100; null while too few ended to say. */
export function confirmedShare({ ends }: Pick<PublicFigures, 'ends'>): number | null {
  const judged = ends.filter(
    ({ ending }) => ending !== null && !['withdrawn', 'duplicate', 'spam'].includes(ending),
  )
  return share(
    judged.find(({ ending }) => ending === 'solved')?.n ?? 0,
    judged.reduce((sum, end) => sum + end.n, 0),
  )
}

/** A share in percent, or null where the whole is a small number. */
export const share = (part: number, whole: number): number | null =>
  whole < SMALL ? null : Math.round((part / whole) * 100)
