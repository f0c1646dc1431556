import { createHash } from 'node:crypto'
import { sql, type Tx } from '#outside/postgres.ts'
import { conflict, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'

/** How long a key is remembered: phones stay away for weeks. */
const KEPT_DAYS = 400

/** The key made where the person pressed the button, who pressed it, and what was sent. */
export interface RequestKey {
  readonly key: string
  /** `staff:7`, `receipt:0198…`, `anyone`. */
  readonly actor: string
  /** SHA-256 of method, path and body. */
  readonly request: Buffer
}

/** The hash that tells the same request from another under the same key. */
export function requestHash(method: string, path: string, body: unknown): Buffer {
  return createHash('sha256')
    .update(`${method} ${path}\n${JSON.stringify(body ?? null)}`)
    .digest()
}

export const otherBody: Refusal = conflict(
  'key-used',
  text(
    'Mã lần bấm này đã dùng cho nội dung khác. Hãy tải lại trang rồi làm lại.',
    'This request key was used for something else. Reload the page and try again.',
  ),
)

/** What came of this key before: the outcome again, a refusal when the body was another, undefined when new. */
export async function seen(
  tx: Tx,
  { key, actor, request }: RequestKey,
): Promise<Record<string, unknown> | Refusal | undefined> {
  const row = await tx.maybe<{ same: boolean; outcome: Record<string, unknown> }>(
    sql`select request = ${request} and actor = ${actor} as same, outcome from idempotency where key = ${key}`,
  )
  if (!row) return undefined
  return row.same ? row.outcome : otherBody
}

/** Remembers what came of it, in the transaction of the fact. `outcome` names ids, never personal data. */
export async function remember(
  tx: Tx,
  { key, actor, request }: RequestKey,
  status: number,
  outcome: Record<string, unknown>,
): Promise<void> {
  await tx.run(sql`insert into idempotency (key, actor, request, status, outcome)
    values (${key}, ${actor}, ${request}, ${status}, ${JSON.stringify(outcome)})`)
}

/** Forgets keys older than {@link KEPT_DAYS}, a batch at a time. Returns how many. */
export function forgetOld(tx: Tx, batch = 10_000): Promise<number> {
  return tx.run(sql`delete from idempotency where key in (
    select key from idempotency where at < now() - make_interval(days => ${KEPT_DAYS}) limit ${batch})`)
}
