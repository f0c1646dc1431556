import { z } from 'zod'
import { empty, join, type Sql, sql, type Tx } from '#outside/postgres.ts'
import { cursor } from '#plain/fields.ts'
import type { Scope } from '#units/actor.ts'
import { channels, type Notice, purposes, settlements, VENDOR_MS } from './notice.ts'
import { noticeColumns, within } from './store.ts'

/** The filters of the list, as they stand in the address. */
export const listing = z.strictObject({
  show: z.enum(['undelivered', 'call', 'failed', 'unknown', 'village', 'all']).default('undelivered'),
  purpose: z.enum(purposes).optional(),
  channel: z.enum(channels).optional(),
  after: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type Listing = z.output<typeof listing>

export const settling = z.strictObject({
  as: z.enum(settlements),
  note: z.string().trim().max(500).default(''),
})
export const cancelling = z.strictObject({ note: z.string().trim().max(500) })

export interface Page {
  readonly notices: readonly Notice[]
  /** Pass as `after` for the next page; null at the end. */
  readonly next: string | null
}

/** One page of notices, oldest first: who has waited longest is told first. */
export async function list(tx: Tx, scope: Scope, filter: Listing, now: Date): Promise<Page> {
  const rows =
    await tx.many<Notice>(sql`select ${noticeColumns} from notice n where ${within(scope)} and ${where(filter, now)} ${afterRow(filter.after)}
    order by n.made_at, n.id limit ${filter.limit + 1}`)
  const notices = rows.slice(0, filter.limit)
  const last = rows.length > filter.limit ? notices.at(-1) : undefined
  return { notices, next: last ? `${last.madeAt.toISOString()}~${last.id}` : null }
}

/** How many there are of each kind of work, for the tabs. */
export const counts = (
  tx: Tx,
  scope: Scope,
  now: Date,
): Promise<Record<'count' | 'undelivered' | 'call' | 'failed' | 'unknown' | 'village', number>> =>
  tx.one(sql`select count(*) filter (where ${shown('undelivered', now)})::int as undelivered, count(*) filter (where ${shown('undelivered', now)})::int as count, count(*) filter (where ${shown('call', now)})::int as call,
    count(*) filter (where ${shown('failed', now)})::int as failed, count(*) filter (where ${shown('unknown', now)})::int as unknown,
    count(*) filter (where ${shown('village', now)})::int as village
    from notice n where ${within(scope)} and n.state in ('waiting', 'failed', 'unknown')`)

const where = (filter: Listing, now: Date): Sql =>
  join(
    [
      shown(filter.show, now),
      ...(filter.purpose === undefined ? [] : [sql`n.purpose = ${filter.purpose}`]),
      ...(filter.channel === undefined ? [] : [sql`n.channel = ${filter.channel}`]),
    ],
    ' and ',
  )

/** What is on its way by itself is not yet work: it shows once a try has failed, or after an hour. */
function shown(show: Listing['show'], now: Date): Sql {
  const settled = new Date(now.getTime() - VENDOR_MS)
  const hourAgo = new Date(now.getTime() - 3_600_000)
  const unknown = sql`(n.state = 'unknown' and (n.why <> 'handing-over' or n.handed_at < ${settled}))`
  switch (show) {
    case 'undelivered':
      return sql`(n.state = 'failed' or ${unknown} or (n.state = 'waiting' and (n.due_at is null or n.tries > 0 or n.made_at < ${hourAgo})))`
    case 'call':
      return sql`n.state = 'waiting' and n.due_at is null and n.channel in ('call', 'sms')`
    case 'village':
      return sql`n.state = 'waiting' and n.channel = 'village_list'`
    case 'failed':
      return sql`n.state = 'failed'`
    case 'unknown':
      return unknown
    case 'all':
      return sql`true`
  }
}

/** What is to be handed over now: the eye of the timetable, over all branches. Nothing sealed is left out. */
export const dueNow = (tx: Tx, now: Date, limit: number): Promise<{ id: string; branch: number }[]> =>
  tx.many(sql`select n.id, n.branch_id as branch from notice n
    where n.state = 'waiting' and n.due_at <= ${now} order by n.due_at limit ${limit}`)

/** Cut off before the reply was written down; and SMS without a reply, for three days: a gateway can be asked. */
export const inDoubt = (tx: Tx, now: Date, limit: number): Promise<{ id: string; branch: number }[]> =>
  tx.many(sql`select n.id, n.branch_id as branch from notice n
    where n.state = 'unknown' and n.handed_at < ${new Date(now.getTime() - VENDOR_MS)}
      and (n.why = 'handing-over' or (n.channel = 'sms' and n.handed_at > ${new Date(now.getTime() - 3 * 86_400_000)}))
    order by n.handed_at limit ${limit}`)

function afterRow(after: string | undefined): Sql {
  const [madeAt, id] = after?.split('~') ?? []
  return madeAt && id ? sql`and (n.made_at, n.id) > (${madeAt}::timestamptz, ${id}::uuid)` : empty
}

/** What waits to be printed for the villages, oldest first. */
export const waitingForVillage = (tx: Tx, scope: Scope, most = 500): Promise<Notice[]> =>
  tx.many<Notice>(sql`select ${noticeColumns} from notice n
    where ${within(scope)} and n.state = 'waiting' and n.channel = 'village_list' order by n.made_at, n.id limit ${most}`)
