import type { Outside } from '#outside/outside.ts'
import { sql, type Tx, transaction } from '#outside/postgres.ts'
import { conflict, forbidden, invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import type { ResidentActor } from '#units/actor.ts'
import { isWellFormed, secretMatches } from './receipt.ts'

/** Wrong tries in an hour: for one case, and for a network where a whole valley may share one address. */
const TRIES = { case: 5, network: 100 }

export interface FollowTry {
  readonly number: string
  readonly secret: string
  /** Network prefix of the caller. */
  readonly network: string
}

/**
 * Opens the door with what stands on the receipt. A wrong secret and a number that was never given get the
 * same answer in the same time, for the secret is made from the number and asks no table.
 * Refuses: `secret-malformed` (a slip of the finger, not counted), `no-such-receipt`, `too-many-tries`.
 */
export function openReceipt(
  out: Outside,
  branches: readonly number[],
  tried: FollowTry,
): Promise<ResidentActor | Refusal> {
  const number = tidyNumber(tried.number)
  if (!isWellFormed(tried.secret)) return Promise.resolve(malformed)
  const subjects = [`receipt:${number}`, `receipt-net:${tried.network}`] as const
  return transaction(out.pool, { units: branches, staff: null, sealed: true }, async (tx) => {
    // One after another for one case, so that many guesses at once are still counted.
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${subjects[0]}, 7))`)
    if ((await tries(tx, subjects[0])) >= TRIES.case || (await tries(tx, subjects[1])) >= TRIES.network)
      return wait
    const right = secretMatches(out.keys.receipt, number, tried.secret)
    const found = await tx.maybe<{ petition: string; branch: number }>(
      sql`select id as petition, branch_id as branch from petition where number = ${number}`,
    )
    if (right && found) return { kind: 'resident', ...found }
    for (const subject of subjects) await tx.run(sql`insert into throttle (subject) values (${subject})`)
    return wrong
  })
}

/** `tmr 2026 412` → `TMR-2026-0412`. */
function tidyNumber(typed: string): string {
  const parts = typed
    .toUpperCase()
    .split(/[^A-Z0-9Đ]+/)
    .filter((part) => part !== '')
  const [symbol = '', year = '', serial = ''] = parts
  return parts.length === 3 ? `${symbol}-${year}-${serial.padStart(4, '0')}`.slice(0, 60) : typed.slice(0, 60)
}

async function tries(tx: Tx, subject: string): Promise<number> {
  const { n } = await tx.one<{ n: number }>(
    sql`select count(*)::int as n from throttle where subject = ${subject} and at > now() - interval '1 hour'`,
  )
  return n
}

/** Wrong tries of any kind are forgotten after a day. Returns how many. */
export const forgetTries = (tx: Tx): Promise<number> =>
  tx.run(sql`delete from throttle where at < now() - interval '1 day'`)

const malformed = invalid(
  'secret-malformed',
  text(
    'Mã này chưa đủ hoặc nhầm một chữ. Bà con xem lại giấy hẹn giúp.',
    'The secret is too short or has a slip. Please look at the receipt again.',
  ),
  'secret',
)
const wrong = forbidden(
  'no-such-receipt',
  text(
    'Số và mã không khớp. Bà con xem lại cả hai trên giấy hẹn.',
    'The number and the secret do not belong together. Please check both.',
  ),
  'secret',
)
const wait = conflict(
  'too-many-tries',
  text(
    'Đã nhập sai nhiều lần. Mời bà con chờ một giờ rồi thử lại.',
    'Too many wrong tries. Please wait an hour.',
  ),
  'secret',
)
