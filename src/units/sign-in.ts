import { createHash, randomBytes } from 'node:crypto'
import { hash as argon2, verify } from '@node-rs/argon2'
import { Secret, TOTP } from 'otpauth'
import { recordNext } from '#ledger/store.ts'
import type { Outside } from '#outside/outside.ts'
import { sql, type Tx, transaction } from '#outside/postgres.ts'
import { dayOf } from '#plain/day.ts'
import { conflict, forbidden, isRefusal, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { checkPassword } from './password.ts'

/** How staff prove who they are. argon2id with 19 MiB and two passes (OWASP); TOTP of RFC 6238, each code once. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
export const IDLE_MINUTES = 30
export const LONGEST_HOURS = 12
/** Wrong tries in a quarter of an hour before a login or a network must wait. */
const TRIES = { login: 8, network: 60 }
const nobody = { units: [], staff: null, sealed: false }

const wrong = forbidden(
  'wrong-sign-in',
  text('Tên đăng nhập hoặc mật khẩu không đúng.', 'The login or the password is wrong.'),
)
const wait = conflict(
  'too-many-tries',
  text('Sai nhiều lần quá. Hãy chờ 15 phút.', 'Too many wrong tries. Wait 15 minutes.'),
)
/** Somebody to compare with when the login is unknown: the answer takes the same time. */
const decoy = argon2(randomBytes(16).toString('hex'), cost)

export interface Try {
  readonly login: string
  readonly password: string
  /** Six digits; asked for when a second factor is set. */
  readonly code?: string | undefined
  /** Network prefix of the caller. */
  readonly network: string
  readonly agent: string
}

interface StaffRow {
  id: number
  password: string | null
  first_code: string | null
  first_open: boolean
  totp: Buffer | null
  totp_step: number
  disabled: boolean
}

export interface SignedIn {
  /** The cookie's value; only its hash is stored. */
  readonly token: string
  readonly staff: number
  /** The first sign-in must set a password before anything else. */
  readonly mustSetPassword: boolean
}

/**
 * Refuses: `wrong-sign-in` (unknown, wrong or disabled: one answer, same time), `too-many-tries`, `no-post`,
 * `code-needed` and `code-wrong` for the second factor.
 */
export function signIn(
  out: Outside,
  openTotp: (sealed: Buffer, staff: number) => string,
  tried: Try,
): Promise<SignedIn | Refusal> {
  return transaction(out.pool, nobody, async (tx) => {
    const subjects = [`login:${tried.login}`, `network:${tried.network}`]
    // One after another for one login, so that many guesses at once are still counted.
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${subjects[0]}, 7))`)
    if (await tooMany(tx, subjects[0]!, TRIES.login)) return wait
    if (await tooMany(tx, subjects[1]!, TRIES.network)) return wait
    const staff =
      await tx.maybe<StaffRow>(sql`select id, password, first_code, first_until > now() as first_open, totp, totp_step,
      disabled_at is not null as disabled from staff where login = ${tried.login} for update`)
    const first = staff?.password === null
    const stored = first ? (staff?.first_open ? staff.first_code : null) : staff?.password
    const right = await verify(stored ?? (await decoy), tried.password)
    if (!staff || staff.disabled || !stored || !right) return failed(tx, subjects, wrong)
    if (staff.totp) {
      if (!tried.code)
        return forbidden(
          'code-needed',
          text('Nhập mã 6 số của ứng dụng xác thực.', 'Enter the six digits of your authenticator app.'),
          'code',
        )
      const step = totpStep(openTotp(staff.totp, staff.id), tried.code, out.clock.now())
      if (step === null || step <= staff.totp_step) return failed(tx, subjects, codeWrong)
      await tx.run(sql`update staff set totp_step = ${step} where id = ${staff.id}`)
    }
    await tx.run(sql`delete from throttle where subject = ${subjects[0]}`)
    const opened = await openSession(tx, staff.id, tried.agent, out.clock.now())
    return isRefusal(opened) ? opened : { ...opened, mustSetPassword: first }
  })
}
const noPost = forbidden(
  'no-post',
  text(
    'Hôm nay anh/chị không giữ chức vụ nào. Hãy hỏi người quản trị.',
    'You hold no post today. Ask the administrator.',
  ),
)
const codeWrong = forbidden(
  'code-wrong',
  text(
    'Mã không đúng hoặc đã dùng. Chờ mã mới rồi thử lại.',
    'The code is wrong or was used. Wait for the next one.',
  ),
  'code',
)

async function tooMany(tx: Tx, subject: string, most: number): Promise<boolean> {
  const { tries } = await tx.one<{ tries: number }>(
    sql`select count(*)::int as tries from throttle where subject = ${subject} and at > now() - interval '15 minutes'`,
  )
  return tries >= most
}

async function failed(tx: Tx, subjects: readonly string[], refusal: Refusal): Promise<Refusal> {
  for (const subject of subjects) await tx.run(sql`insert into throttle (subject) values (${subject})`)
  return refusal
}

/** A new session in the person's first post of today. Refuses staff without one. */
async function openSession(
  tx: Tx,
  staff: number,
  agent: string,
  now: Date,
): Promise<{ token: string; staff: number } | Refusal> {
  const token = randomBytes(32).toString('base64url')
  const today = dayOf(now)
  const opened = await tx.run(sql`insert into session (token_hash, staff_id, post_id, agent, stepped_at)
    select ${tokenHash(token)}, ${staff}, p.id, ${agent.slice(0, 200)}, now() from post p
    where p.staff_id = ${staff} and p.valid_from <= ${today} and (p.valid_to is null or p.valid_to >= ${today}) order by p.id limit 1`)
  if (opened === 0) return noPost
  await recordNext(tx, {
    stream: `staff:${staff}`,
    kind: 'staff.signed-in',
    at: now,
    staff,
    unit: null,
    data: {},
  })
  return { token, staff }
}

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Sets a password: the first one, or a new one with the old proven. Ends every other session. */
export function setPassword(
  out: Outside,
  who: { staff: number; token: string },
  old: string,
  password: string,
): Promise<undefined | Refusal> {
  return transaction(out.pool, nobody, async (tx) => {
    const row = await tx.one<{ login: string; password: string | null; first_code: string | null }>(
      sql`select login, password, first_code from staff where id = ${who.staff} for update`,
    )
    const refusal = checkPassword(password, row.login)
    if (isRefusal(refusal)) return refusal
    const stored = row.password ?? row.first_code
    if (!stored || !(await verify(stored, old)))
      return forbidden(
        'wrong-password',
        text('Mật khẩu hiện tại không đúng.', 'The current password is wrong.'),
        'old',
      )
    await tx.run(
      sql`update staff set password = ${await argon2(password, cost)}, first_code = null, first_until = null where id = ${who.staff}`,
    )
    await tx.run(
      sql`update session set ended_at = now() where staff_id = ${who.staff} and ended_at is null and token_hash <> ${tokenHash(who.token)}`,
    )
    await recordNext(tx, {
      stream: `staff:${who.staff}`,
      kind: 'staff.password-set',
      at: out.clock.now(),
      staff: who.staff,
      unit: null,
      data: {},
    })
    return undefined
  })
}

/** The time step of a right code, one step of slack to either side; null when wrong. */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  const delta = totp.validate({ token: code.replaceAll(/\s/g, ''), timestamp: now.getTime(), window: 1 })
  return delta === null ? null : Math.floor(now.getTime() / 30_000) + delta
}

/** A fresh second factor: the secret and the address for the QR code. */
export function newTotp(login: string): { secret: string; uri: string } {
  const totp = new TOTP({ issuer: 'Lắng Nghe', label: login, secret: new Secret({ size: 20 }) })
  return { secret: totp.secret.base32, uri: totp.toString() }
}

export const hashPassword = (password: string): Promise<string> => argon2(password, cost)
