import { type Sql, sql, type Tx } from '#outside/postgres.ts'
import { addDays, type Day } from '#plain/day.ts'
import type { Spoken } from './pressing.ts'

/** Which petitions are counted: of these branches, received between two days, both counted. */
export interface Span {
  readonly branches: readonly number[]
  readonly from: Day
  readonly to: Day
  /** Topics about staff: left out for those who may not read them, so that numbers and lists agree. */
  readonly without: readonly string[]
}

/** The folded part, and what the ledger holds since: one set of cells, always up to the last commit. */
const cells = ({ branches, from, to, without }: Span, kinds?: readonly string[]): Sql => sql`(
  select d.unit, d.kind, d.day, d.area, d.topic, d.word, d.n from figure_day d
  where d.unit = any(${branches}) and d.day between ${from} and ${to} and d.topic <> all(${without}) ${kinds ? sql`and d.kind = any(${kinds})` : sql``}
  union all
  select d.unit, d.kind, d.day, d.area, d.topic, d.word, d.n from figure_delta d
  where (d.epoch, d.tx) >= ((select epoch from figure_fold), (select upto from figure_fold))
    and d.unit = any(${branches}) and d.day between ${from} and ${to} and d.topic <> all(${without}) ${kinds ? sql`and d.kind = any(${kinds})` : sql``}
) cell`

export interface Sum {
  readonly unit: number
  readonly kind: string
  readonly word: string
  readonly n: number
}

/** Everything of the period by branch, kind and word, in one pass. */
export const sums = (tx: Tx, span: Span): Promise<Sum[]> =>
  tx.many<Sum>(
    sql`select unit, kind, word, sum(n)::int as n from ${cells(span)} group by unit, kind, word having sum(n) <> 0 order by unit, kind, word`,
  )

export interface AreaTopic {
  readonly area: number
  readonly topic: string
  readonly kind: string
  readonly n: number
}

/** Received and ended, by the commune as it was then and by topic. */
export const byAreaAndTopic = (tx: Tx, span: Span): Promise<AreaTopic[]> =>
  tx.many<AreaTopic>(sql`select area, topic, kind, sum(n)::int as n from ${cells(span, ['received', 'spot', 'ended'])}
    group by area, topic, kind having sum(n) <> 0 order by area, topic, kind`)

/** What was said where on which day: for what presses people. */
export const spoken = (tx: Tx, span: Span): Promise<Spoken[]> =>
  tx.many<Spoken>(sql`select area, topic, day, sum(n)::int as n from ${cells(span, ['received'])}
    group by area, topic, day having sum(n) <> 0`)

export interface Standing {
  readonly unit: number
  readonly open: number
  readonly late: number
  readonly climbing: number
  readonly waitingMoney: number
  readonly handedOver: number
  readonly waitingPerson: number
  readonly undelivered: number
  readonly answered: number
  /** Received or assigned, in time and past the promised day. */
  readonly inHand: number
  readonly inHandLate: number
}

/** How what is open stands now, by branch. With a span: of the petitions received in it. Read off the index of open work. */
export const standing = (
  tx: Tx,
  branches: readonly number[],
  today: Day,
  sealed: boolean,
  span?: Pick<Span, 'from' | 'to'>,
): Promise<Standing[]> =>
  tx.many<Standing>(sql`
    select branch_id as unit, count(*)::int as open,
      count(*) filter (where ${isLate(today)})::int as late,
      count(*) filter (where climbed > 0)::int as climbing,
      count(*) filter (where state = 'waiting-money')::int as "waitingMoney",
      count(*) filter (where state = 'handed-over')::int as "handedOver",
      count(*) filter (where state = 'waiting-person')::int as "waitingPerson",
      count(*) filter (where state = 'answered' and delivered_at is null)::int as undelivered,
      count(*) filter (where state = 'answered')::int as answered,
      count(*) filter (where state in ('received', 'assigned') and promise_due >= ${today})::int as "inHand",
      count(*) filter (where state in ('received', 'assigned') and promise_due < ${today})::int as "inHandLate"
    from petition where state <> 'ended' and branch_id = any(${branches}) and (${sealed} or not confidential) ${span ? within(span) : sql``} group by branch_id`)

const isLate = (today: Day): Sql => sql`answered_at is null and promise_due < ${today}`
/** Days begin at midnight in Vietnam, wherever the server stands. */
const within = ({ from, to }: Pick<Span, 'from' | 'to'>): Sql =>
  sql`and received_at >= ${from}::timestamp at time zone 'Asia/Ho_Chi_Minh' and received_at < ${addDays(to, 1)}::timestamp at time zone 'Asia/Ho_Chi_Minh'`

/** Customers in the file, by branch; a branch without a file is absent. */
export const customers = (tx: Tx, branches: readonly number[]): Promise<{ unit: number; n: number }[]> =>
  tx.many(
    sql`select branch_id as unit, count(*)::int as n from customer where branch_id = any(${branches}) group by branch_id`,
  )

export type Why = 'climbed' | 'reopened' | 'promise-broken' | 'interim' | 'withhold'

/** One thing that waits for this leader's word. */
export interface Awaiting {
  readonly id: string
  readonly number: string
  readonly words: string
  readonly area: number | null
  readonly hamlet: string
  readonly why: Why
  /** The day it is about: the promise, or what was promised. */
  readonly due: Day
}

/** What needs the leader: climbed to him, reopened to him, promises broken, interim replies demanded, asked to withhold. Above the branches (`level` 3) only what climbed or came back to them. Most pressing first. */
export function awaiting(
  tx: Tx,
  who: { branches: readonly number[]; staff: number; level: 2 | 3; sealed: boolean },
  soon: Day,
  today: Day,
): Promise<Awaiting[]> {
  const base = (why: Why, due: Sql, more: Sql) =>
    sql`(select p.id, p.number, left(p.words, 160) as words, p.area_id as area, p.hamlet, ${why}::text as why, ${due} as due
      from petition p ${more} order by ${due}, p.id limit 20)`
  const mine = sql`p.branch_id = any(${who.branches}) and (${who.sealed} or not p.confidential)`
  const ofBranch = who.level === 2 ? sql`true` : sql`false`
  return tx.many<Awaiting>(sql`
    select * from (
      select distinct on (id) * from (
        ${base('withhold', sql`p.promise_due`, sql`where ${ofBranch} and ${mine} and p.withhold_asked_by is not null and not p.withheld and p.withhold_asked_by <> ${who.staff}`)}
        union all ${base('reopened', sql`p.promise_due`, sql`where ${mine} and p.state <> 'ended' and p.answered_at is null and p.reopened = 1 and p.owner_staff = ${who.staff}`)}
        union all ${base('climbed', sql`p.promise_due`, sql`where ${mine} and p.state <> 'ended' and p.climbed >= ${who.level}`)}
        union all ${base(
          'promise-broken',
          sql`b.due`,
          sql`join (select petition_id, min(coalesce(due_on, review_on)) as due from promise
          where state = 'open' and branch_id = any(${who.branches}) and coalesce(due_on, review_on) < ${today} group by petition_id) b on b.petition_id = p.id
          where ${mine} and p.state <> 'ended' and p.answered_at is null`,
        )}
        union all ${base('interim', sql`p.promise_due`, sql`where ${ofBranch} and ${mine} and p.state <> 'ended' and p.answered_at is null and p.promise_due <= ${soon}`)}
      ) each order by id, array_position(array['withhold','reopened','climbed','promise-broken','interim'], why)
    ) found order by array_position(array['reopened','climbed','promise-broken','interim','withhold'], why), due, id limit 40`)
}

/** The days of a campaign; null where these branches have no such one. */
export const campaignDays = (
  tx: Tx,
  branches: readonly number[],
  campaign: string,
): Promise<{ from: Day; to: Day } | null> =>
  tx.maybe(
    sql`select starts_on as "from", ends_on as "to" from campaign where id = ${campaign} and branch_id = any(${branches})`,
  )

export const fold = (tx: Tx): Promise<{ n: number }> => tx.one(sql`select fold_figures() as n`)
export const unfold = (tx: Tx): Promise<number> => tx.run(sql`select unfold_figures()`)
