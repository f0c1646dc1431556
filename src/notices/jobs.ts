import type { LedgerEvent } from '#ledger/event.ts'
import { noEmail } from '#outside/email.ts'
import type { Outside } from '#outside/outside.ts'
import { read, sql, type Tx } from '#outside/postgres.ts'
import { noSms } from '#outside/sms.ts'
import type { VendorWord } from '#outside/vendor-words.ts'
import type { Identity } from '#people/identity.ts'
import { identityOf } from '#people/vault.ts'
import { e164, readPhone } from '#plain/phone-number.ts'
import { isRefusal } from '#plain/refusal.ts'
import type { Scope } from '#units/actor.ts'
import { drop, type Heard, handOver, hear, postpone, quietUntil } from './fate.ts'
import { dueNow, inDoubt } from './listing.ts'
import { type LateField, merge, smsMessage } from './message.ts'
import { isUnderWay, type Moved, type Notice, type Why } from './notice.ts'
import { smsText } from './sms.ts'
import { change, find } from './store.ts'

/**
 * What only a later word knows: the late fields of a notice, asked for at sending; null where it need not be said any more.
 * The person is undefined where nobody was named, or he was forgotten.
 */
export type Fill = (
  tx: Tx,
  out: Outside,
  notice: Notice,
  person: Identity | undefined,
) => Promise<Readonly<Record<LateField, string>> | null>

/** A minute's work, and how many vendors are called at once: the pool has other users. */
const BATCH = 2_000
const LANES = 4

const scopeOf = (branch: number): Scope => ({ units: [branch], staff: null, sealed: true })
const nobody: Scope = { units: [], staff: null, sealed: false }

/** Follows `notice.made`: what is due at once goes out at once. */
export const handOverMade =
  (fill: Fill) =>
  async (event: LedgerEvent, out: Outside): Promise<void> => {
    const id = event.stream.slice('notice:'.length)
    const branch = event.unit!
    const notice = await read(out.pool, scopeOf(branch), (tx) => find(tx, scopeOf(branch), id))
    if (notice?.dueAt && notice.dueAt <= out.clock.now()) await handOverOne(out, fill, id, branch)
  }

/**
 * Hands one notice over: read, write down that it is under way, call the vendor outside any transaction, write down
 * what he said. Two at once: one of them finds it taken. Killed in the middle: it stays `unknown`.
 */
export async function handOverOne(out: Outside, fill: Fill, id: string, branch: number): Promise<void> {
  const scope = scopeOf(branch)
  const now = out.clock.now()
  const ready = await read(out.pool, scope, async (tx) => {
    const notice = await find(tx, scope, id)
    if (notice?.state !== 'waiting') return undefined
    const person = notice.identity ? await identityOf(tx, out.keys.vault, notice.identity) : undefined
    return { notice, person, values: await fill(tx, out, notice, person) }
  })
  if (!ready) return
  const { notice, person, values } = ready
  const move = (decide: (notice: Notice) => Moved | ReturnType<typeof hear>) => change(out, scope, id, decide)
  if (values === null) return void (await move((known) => drop(known, 'not-needed', now)))
  const until = quietUntil(notice.channel, now)
  if (until) return void (await move((known) => postpone(known, until, now)))
  const call = letterOf(out, notice, person, values)
  if (typeof call === 'string') return void (await move((known) => drop(known, call, now)))
  const taken = await move((known) => handOver(known, known.reference ?? id, now))
  if (isRefusal(taken)) return
  const heard: VendorWord = await call().catch(() => ({ fate: 'unsure', why: 'no-reply' }))
  await move((known) => hear(known, heard satisfies Heard, out.clock.now()))
}

/** The call to the vendor, ready to be made; or why it cannot be. */
function letterOf(
  out: Outside,
  { id, channel, subject, body }: Notice,
  person: Identity | undefined,
  values: Readonly<Record<LateField, string>>,
): (() => Promise<VendorWord>) | Why {
  if (!person) return 'forgotten'
  if (channel === 'email') {
    const words = merge(body, values)
    if (isRefusal(words)) return 'bad-message'
    if (person.email === '') return 'no-address'
    return () => (out.email ?? noEmail).hand({ reference: id, to: person.email, subject, body: words })
  }
  const words = smsMessage(body, values)
  if (isRefusal(words)) return 'bad-message'
  const phone = readPhone(person.phone)
  const to = isRefusal(phone) ? null : e164(phone)
  if (to === null) return 'no-address'
  return () => (out.sms ?? noSms).hand({ reference: id, to, words: smsText(words) })
}

/** Hands over what is due, and asks what became of what was cut off. Returns how many were looked at. */
export async function handOverDue(out: Outside, fill: Fill): Promise<number> {
  const now = out.clock.now()
  const branches = await read(out.pool, nobody, (tx) =>
    tx.many<{ id: number }>(sql`select id from unit where kind = 'branch'`),
  )
  const all = { units: branches.map(({ id }) => id), staff: null, sealed: true }
  const { due, doubtful } = await read(out.pool, all, async (tx) => ({
    due: await dueNow(tx, now, BATCH),
    doubtful: await inDoubt(tx, now, BATCH),
  }))
  const lane = async (nth: number): Promise<void> => {
    for (const { id, branch } of due.filter((_, i) => i % LANES === nth))
      await handOverOne(out, fill, id, branch)
  }
  await Promise.all(Array.from({ length: LANES }, (_, nth) => lane(nth)))
  for (const { id, branch } of doubtful) await askAbout(out, id, branch)
  return due.length + doubtful.length
}

/** Asks the vendor, by our own reference, what became of it. He cannot tell: a person decides, nobody sends it again blindly. */
async function askAbout(out: Outside, id: string, branch: number): Promise<void> {
  const notice = await read(out.pool, scopeOf(branch), (tx) => find(tx, scopeOf(branch), id))
  if (!notice?.reference || isUnderWay(notice, out.clock.now())) return
  const port = notice.channel === 'email' ? (out.email ?? noEmail) : (out.sms ?? noSms)
  const heard: VendorWord = await port
    .ask(notice.reference)
    .catch(() => ({ fate: 'unsure', why: 'no-reply' }) as const)
  await change(out, scopeOf(branch), id, (known) => hear(known, heard, out.clock.now()))
}
