import { empty, join, raw, type Sql, sql, type Tx } from '#outside/postgres.ts'
import { addDays, type Day } from '#plain/day.ts'
import { fold } from '#plain/vietnamese-text.ts'
import { may, type StaffActor } from '#units/actor.ts'
import type { Listing } from './contract.ts'
import { shownTo } from './name-shown.ts'
import type { Petition } from './petition.ts'
import { petitionColumns } from './row.ts'

export interface Page {
  readonly petitions: readonly Petition[]
  /** Pass as `after` for the next page; null at the end. */
  readonly next: string | null
}

/** Work is listed by the promise that falls due first; what is not work, by the newest. */
export const byDue = new Set<Listing['show']>([
  'open',
  'due',
  'late',
  'waiting',
  'climbing',
  'in-hand',
  'in-hand-late',
])

/**
 * One page of petitions. The order is one of two, each carried by an index, and the next page begins
 * after a row, never after a count: the millionth page costs what the first does.
 */
export async function list(
  tx: Tx,
  by: StaffActor,
  filter: Listing,
  areas: readonly number[],
  today: Day,
): Promise<Page> {
  const due = byDue.has(filter.show)
  const order = raw(due ? 'p.promise_due, p.id' : 'p.received_at desc, p.id desc')
  const source = await sourceOf(tx, filter.q)
  const conditions = where(by, filter, areas, today)
  const rows =
    await tx.often<Petition>(sql`select ${petitionColumns} from ${source} p where ${conditions} ${afterRow(filter.after, due)}
      order by ${order} limit ${filter.limit + 1}`)
  const petitions = rows.slice(0, filter.limit).map((row) => shownTo(by, row))
  const last = rows.length > filter.limit ? petitions.at(-1) : undefined
  return {
    petitions,
    next: last ? `${due ? last.promiseDue : last.receivedAt.toISOString()}~${last.id}` : null,
  }
}

/** How many there are, counted up to `most`: beyond it a list says "more than". */
export async function count(
  tx: Tx,
  by: StaffActor,
  filter: Listing,
  areas: readonly number[],
  today: Day,
  most = 10_000,
): Promise<number> {
  const source = await sourceOf(tx, filter.q)
  const conditions = where(by, filter, areas, today)
  const row = await tx.one<{ n: number }>(
    sql`select count(*)::int as n from (select from ${source} p where ${conditions} limit ${most}) found`,
  )
  return row.n
}

/** The conditions of a filter, shared by lists, counts and exports. */
export function where(by: StaffActor, filter: Listing, areas: readonly number[], today: Day): Sql {
  const one = by.branches.length === 1 ? by.branches[0] : undefined
  const conditions = [
    one === undefined ? sql`p.branch_id = any(${by.branches})` : sql`p.branch_id = ${one}`,
    readable(by),
    shown(filter.show, today),
    filter.of === 'mine' ? sql`p.owner_staff = ${by.staff}` : empty,
    filter.of === 'unit'
      ? ownedBy(by.role === 'company' || by.role === 'corporation' ? [by.unit] : by.subtree)
      : empty,
    filter.unit === undefined ? empty : sql`p.owner_unit = ${filter.unit}`,
    filter.topic === undefined ? empty : sql`p.topic = ${filter.topic}`,
    filter.area === undefined ? empty : sql`p.area_id = any(${areas})`,
    filter.dialogue === undefined ? empty : sql`p.dialogue_id = ${filter.dialogue}`,
    filter.channel === undefined ? empty : sql`p.channel = ${filter.channel}`,
    filter.level === undefined ? empty : sql`p.level = ${filter.level}`,
    filter.state === undefined ? empty : sql`p.state = ${filter.state}`,
    filter.ending === undefined ? empty : sql`p.ending = ${filter.ending}`,
    filter.onTheSpot === undefined ? empty : sql`p.on_the_spot = ${filter.onTheSpot}`,
    filter.from === undefined ? empty : sql`p.received_at >= ${midnight(filter.from)}`,
    filter.to === undefined ? empty : sql`p.received_at < ${midnight(addDays(filter.to, 1))}`,
    searched(filter.q),
  ]
  return join(
    conditions.filter((condition) => condition !== empty),
    ' and ',
  )
}

/** What is about staff stands in no list of others, whatever the database would show. */
const readable = (by: StaffActor): Sql => (may(by, 'read sealed petitions') ? empty : sql`not p.confidential`)

/** A day begins at midnight in Vietnam, wherever the server stands. */
export const midnight = (day: Day): Sql => sql`(${day}::timestamp at time zone 'Asia/Ho_Chi_Minh')`

const ownedBy = (units: readonly number[]): Sql =>
  units.length === 1 ? sql`p.owner_unit = ${units[0]}` : sql`p.owner_unit = any(${units})`

function shown(show: Listing['show'], today: Day): Sql {
  switch (show) {
    case 'open':
      return sql`p.state <> 'ended'`
    case 'due':
      return sql`p.state <> 'ended' and p.answered_at is null and p.promise_due between ${today}::date and ${today}::date + 3`
    case 'late':
      return sql`p.state <> 'ended' and p.answered_at is null and p.promise_due < ${today}`
    case 'in-hand':
      return sql`p.state <> 'ended' and p.state in ('received', 'assigned') and p.promise_due >= ${today}`
    case 'in-hand-late':
      return sql`p.state <> 'ended' and p.state in ('received', 'assigned') and p.promise_due < ${today}`
    case 'new':
      return sql`p.state = 'received'`
    case 'waiting':
      return sql`p.state <> 'ended' and p.state in ('waiting-person', 'handed-over', 'waiting-money')`
    case 'answered':
      return sql`p.state = 'answered'`
    case 'undelivered':
      return sql`p.state = 'answered' and p.delivered_at is null`
    case 'climbing':
      return sql`p.state <> 'ended' and p.climbed > 0`
    case 'ended':
      return sql`p.state = 'ended'`
    case 'all':
      return sql`true`
  }
}

/** A word that so many petitions have is common: then the page is found sooner in the order than by the word. */
const COMMON = 500

/**
 * Where a list reads from. Rare words are sought by their index first, and then only the few petitions that have them are
 * read (`offset 0` keeps the planner from walking the order instead); without words, or with common ones, all.
 */
async function sourceOf(tx: Tx, q: string | undefined): Promise<Sql> {
  const words = wordsOf(q)
  if (words.length === 0) return everything
  const [found] = await tx.often<{ ids: string[] | null }>(
    sql`select petitions_with_words(${asQuery(words)}::tsquery, ${words}, ${COMMON}) as ids`,
  )
  const ids = found?.ids
  return ids && ids.length < COMMON
    ? sql`(select * from petition where id = any(${ids}::uuid[]) offset 0)`
    : everything
}
const everything = sql`petition`

const wordsOf = (q: string | undefined): string[] =>
  fold(q ?? '')
    .split(' ')
    .filter((word) => word !== '')

/** Accents do not matter; the last word may be unfinished. */
const asQuery = (words: readonly string[]): string =>
  words
    .map((word, i) => (i === words.length - 1 && word.length > 1 ? `'${word}':*` : `'${word}'`))
    .join(' & ')

function searched(q: string | undefined): Sql {
  const words = wordsOf(q)
  return words.length === 0 ? empty : sql`p.search @@ ${asQuery(words)}::tsquery`
}

function afterRow(after: string | undefined, due: boolean): Sql {
  const [value, id] = after?.split('~') ?? []
  if (!value || !id) return empty
  return due
    ? sql`and (p.promise_due, p.id) > (${value}::date, ${id}::uuid)`
    : sql`and (p.received_at, p.id) < (${value}::timestamptz, ${id}::uuid)`
}
