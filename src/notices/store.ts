import { v7 as newId } from 'uuid'
import { type RequestKey, remember, seen } from '#ledger/idempotency.ts'
import { recordNext } from '#ledger/store.ts'
import type { Outside } from '#outside/outside.ts'
import { raw, type Sql, sql, type Tx, transaction } from '#outside/postgres.ts'
import { isRefusal, missing, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import type { Actor, Scope } from '#units/actor.ts'
import type { Moved, Notice } from './notice.ts'

/** A notice to be made; the rest of it is its fate, which begins at `waiting`. */
export type Draft = Pick<
  Notice,
  | 'branch'
  | 'petition'
  | 'number'
  | 'petitionSeq'
  | 'confidential'
  | 'shielded'
  | 'area'
  | 'hamlet'
  | 'purpose'
  | 'channel'
  | 'identity'
  | 'subject'
  | 'body'
  | 'dueAt'
>

const columnOf = {
  id: 'id',
  branch: 'branch_id',
  petition: 'petition',
  number: 'number',
  petitionSeq: 'petition_seq',
  confidential: 'confidential',
  shielded: 'shielded',
  area: 'area_id',
  hamlet: 'hamlet',
  purpose: 'purpose',
  channel: 'channel',
  identity: 'identity',
  subject: 'subject',
  body: 'body',
  state: 'state',
  why: 'why',
  tries: 'tries',
  dueAt: 'due_at',
  reference: 'reference',
  madeAt: 'made_at',
  handedAt: 'handed_at',
  reachedAt: 'reached_at',
  settledAs: 'settled_as',
  settledBy: 'settled_by',
  note: 'note',
} as const satisfies Record<keyof Notice, string>

/** `n.branch_id as "branch", …`: a row that is the noun. */
export const noticeColumns = raw(
  Object.entries(columnOf)
    .map(([field, column]) => `n.${column} as "${field}"`)
    .join(', '),
)

export const noSuch = missing('no-such-notice', text('Không có tin này.', 'There is no such notice.'))

/**
 * Makes a notice, once for its petition, purpose, event and channel: the same again writes nothing.
 * Returns its id, or undefined where it was there already.
 */
export async function make(tx: Tx, draft: Draft, now: Date): Promise<string | undefined> {
  const id = newId()
  const made = await tx.maybe(sql`
    insert into notice (id, branch_id, petition, number, petition_seq, confidential, shielded, area_id, hamlet, purpose, channel,
      identity, subject, body, due_at, made_at)
    values (${id}, ${draft.branch}, ${draft.petition}, ${draft.number}, ${draft.petitionSeq}, ${draft.confidential}, ${draft.shielded}, ${draft.area},
      ${draft.hamlet}, ${draft.purpose}, ${draft.channel}, ${draft.identity}, ${draft.subject}, ${draft.body}, ${draft.dueAt}, ${now})
    on conflict on constraint notice_once do nothing returning id`)
  if (!made) return undefined
  const { petition, petitionSeq, purpose, channel, branch } = draft
  await record(tx, id, branch, 'notice.made', { petition, petitionSeq, purpose, channel }, now, null)
  return id
}

/** Whose notices a scope reads, said a second time beside row-level security. */
export const within = ({ units, sealed }: Scope): Sql =>
  sql`n.branch_id = any(${units}) and (${sealed} or not n.confidential)`

export const find = (tx: Tx, scope: Scope, id: string): Promise<Notice | null> =>
  tx.maybe<Notice>(sql`select ${noticeColumns} from notice n where n.id = ${id} and ${within(scope)}`)

/** All that was ever to be told about a petition, oldest first. */
export const noticesOf = (tx: Tx, scope: Scope, petition: string): Promise<Notice[]> =>
  tx.many<Notice>(
    sql`select ${noticeColumns} from notice n where n.petition = ${petition} and ${within(scope)} order by n.made_at, n.id`,
  )

/**
 * The only door through which a notice changes: lock, key, decide, save, ledger. With a key, the same request again
 * changes nothing and gives the notice as it is.
 */
export function change(
  out: Outside,
  scope: Scope,
  id: string,
  decide: (notice: Notice, tx: Tx) => Moved | Refusal,
  key?: RequestKey,
): Promise<Notice | Refusal> {
  return transaction(out.pool, scope, (tx) => changeIn(tx, out, scope, id, decide, key))
}

/** The same within a transaction of the caller's. */
export async function changeIn(
  tx: Tx,
  out: Outside,
  scope: Scope,
  id: string,
  decide: (notice: Notice, tx: Tx) => Moved | Refusal,
  key?: RequestKey,
): Promise<Notice | Refusal> {
  const notice = await tx.maybe<Notice>(
    sql`select ${noticeColumns} from notice n where n.id = ${id} and ${within(scope)} for update`,
  )
  if (!notice) return noSuch
  const before = key && (await seen(tx, key))
  if (isRefusal(before)) return before
  if (before) return notice
  const moved = decide(notice, tx)
  if (isRefusal(moved)) return moved
  await save(tx, moved, out.clock.now(), scope.staff)
  if (key) await remember(tx, key, 200, { notice: id })
  return moved.notice
}

async function save(tx: Tx, { notice, event }: Moved, now: Date, staff: number | null): Promise<void> {
  await tx.run(sql`update notice set state = ${notice.state}, why = ${notice.why}, tries = ${notice.tries}, due_at = ${notice.dueAt},
    reference = ${notice.reference}, handed_at = ${notice.handedAt}, reached_at = ${notice.reachedAt},
    settled_as = ${notice.settledAs}, settled_by = ${notice.settledBy}, note = ${notice.note.normalize('NFC')}
    where id = ${notice.id}`)
  if (event) await record(tx, notice.id, notice.branch, event.kind, event.data, now, staff)
}

/** Somebody of the staff read who it goes to, in order to call: the ledger says who and when. */
export const recordOpened = (
  tx: Tx,
  { id, branch, petition, purpose }: Notice,
  by: Actor,
  now: Date,
): Promise<void> =>
  record(tx, id, branch, 'notice.opened', { petition, purpose }, now, by.kind === 'staff' ? by.staff : null)

const record = (
  tx: Tx,
  id: string,
  branch: number,
  kind: string,
  data: Record<string, unknown>,
  at: Date,
  staff: number | null,
): Promise<void> => recordNext(tx, { stream: `notice:${id}`, kind, at, staff, unit: branch, data })
