import { randomInt } from 'node:crypto'
import { recordNext } from '#ledger/store.ts'
import { sql, type Tx } from '#outside/postgres.ts'
import type { Day } from '#plain/day.ts'
import type { Who } from './edit-store.ts'
import type { Role } from './permission.ts'
import { hashPassword } from './sign-in.ts'
import { FIRST_CODE_HOURS, type NewPost } from './staffing.ts'

export interface PostView {
  readonly id: number
  readonly unit: number
  readonly role: Role
  readonly title: string
  readonly from: Day
  readonly to: Day | null
}

export interface StaffView {
  readonly id: number
  readonly login: string
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly disabled: boolean
  readonly hasPassword: boolean
  readonly hasTotp: boolean
  readonly sessions: number
  readonly posts: readonly PostView[]
}

/** Everybody with a post in these units, ever, with all posts; newest post first. */
export const staffIn = (tx: Tx, units: readonly number[]): Promise<StaffView[]> =>
  tx.many<StaffView>(sql`
    select s.id, s.login, s.name, s.phone, s.email, s.disabled_at is not null as disabled, s.password is not null as "hasPassword",
      s.totp is not null as "hasTotp", (select count(*)::int from session e where e.staff_id = s.id and e.ended_at is null
        and e.seen_at > now() - interval '30 minutes') as sessions,
      coalesce((select json_agg(json_build_object('id', p.id, 'unit', p.unit_id, 'role', p.role, 'title', p.title, 'from', p.valid_from, 'to', p.valid_to)
        order by p.valid_from desc, p.id desc) from post p where p.staff_id = s.id), '[]') as posts
    from staff s where exists (select from post p where p.staff_id = s.id and p.unit_id = any(${units})) order by s.name, s.id`)

/** The account and the units of its posts in force on a day; null where there is none. */
export const account = (tx: Tx, id: number, on: Day): Promise<{ id: number; units: number[] } | null> =>
  tx.maybe(sql`select s.id, coalesce((select array_agg(p.unit_id) from post p where p.staff_id = s.id
    and (p.valid_to is null or p.valid_to >= ${on})), '{}') as units from staff s where s.id = ${id} for update`)

export const loginTaken = async (tx: Tx, login: string): Promise<boolean> =>
  (await tx.one<{ taken: boolean }>(sql`select exists (select from staff where login = ${login}) as taken`))
    .taken

/** A new account with its first post. The ledger learns neither name nor login. */
export async function addStaff(
  tx: Tx,
  one: { login: string; name: string; phone: string | null; email: string | null },
  post: NewPost & { from: Day },
  who: Who,
): Promise<number> {
  const { id } = await tx.one<{ id: number }>(sql`insert into staff (login, name, phone, email)
    values (${one.login}, ${one.name.trim().normalize('NFC')}, ${one.phone}, ${one.email}) returning id`)
  await tellStaff(tx, id, 'staff.added', {}, who)
  await givePost(tx, id, post, who)
  return id
}

export async function givePost(
  tx: Tx,
  staff: number,
  post: NewPost & { from: Day },
  who: Who,
): Promise<number> {
  const { id } = await tx.one<{
    id: number
  }>(sql`insert into post (staff_id, unit_id, role, title, valid_from)
    values (${staff}, ${post.unit}, ${post.role}, ${post.title.trim().normalize('NFC')}, ${post.from}) returning id`)
  await tellStaff(
    tx,
    staff,
    'post.given',
    { post: id, unit: post.unit, role: post.role, from: post.from },
    who,
  )
  return id
}

export const findPost = (tx: Tx, id: number): Promise<{ staff: number; unit: number; from: Day } | null> =>
  tx.maybe(
    sql`select staff_id as staff, unit_id as unit, valid_from as "from" from post where id = ${id} for update`,
  )

/** Ends a post; sessions in it end with it when the day has come. */
export async function endPost(
  tx: Tx,
  post: { id: number; staff: number; last: Day; today: Day; reason: string },
  who: Who,
): Promise<void> {
  await tx.run(sql`update post set valid_to = ${post.last} where id = ${post.id}`)
  if (post.last < post.today)
    await tx.run(sql`update session set ended_at = now() where post_id = ${post.id} and ended_at is null`)
  await tellStaff(tx, post.staff, 'post.ended', { post: post.id, last: post.last, reason: post.reason }, who)
}

/** A fresh one-time code: shown once, kept as a hash, good for {@link FIRST_CODE_HOURS} hours. The old password opens nothing more. */
export async function firstCode(tx: Tx, staff: number, who: Who): Promise<string> {
  const code = newCode()
  await tx.run(sql`update staff set password = null, first_code = ${await hashPassword(code)},
    first_until = now() + make_interval(hours => ${FIRST_CODE_HOURS}) where id = ${staff}`)
  await tellStaff(tx, staff, 'staff.first-code', { hours: FIRST_CODE_HOURS }, who)
  return code
}

/** Letters and digits that nobody mixes up when reading them from paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const newCode = (): string =>
  Array.from({ length: 3 }, () =>
    Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  ).join('-')

export async function endAll(tx: Tx, staff: number, who: Who): Promise<number> {
  const ended = await tx.run(
    sql`update session set ended_at = now() where staff_id = ${staff} and ended_at is null`,
  )
  await tellStaff(tx, staff, 'staff.sessions-ended', { ended }, who)
  return ended
}

/** Shut or open again; shut, every session ends. */
export async function setDisabled(
  tx: Tx,
  staff: number,
  disabled: boolean,
  reason: string,
  who: Who,
): Promise<void> {
  await tx.run(sql`update staff set disabled_at = ${disabled ? who.at : null} where id = ${staff}`)
  if (disabled)
    await tx.run(sql`update session set ended_at = now() where staff_id = ${staff} and ended_at is null`)
  await tellStaff(tx, staff, disabled ? 'staff.disabled' : 'staff.enabled', { reason }, who)
}

/** Takes the second factor away (a lost phone); sessions end. */
export async function removeSecondFactor(tx: Tx, staff: number, reason: string, who: Who): Promise<void> {
  await tx.run(sql`update staff set totp = null, totp_pending = null, totp_step = 0 where id = ${staff}`)
  await tx.run(sql`update session set ended_at = now() where staff_id = ${staff} and ended_at is null`)
  await tellStaff(tx, staff, 'staff.second-factor-removed', { reason }, who)
}

const tellStaff = (tx: Tx, staff: number, kind: string, data: Record<string, unknown>, who: Who) =>
  recordNext(tx, { stream: `staff:${staff}`, kind, at: who.at, staff: who.staff, unit: null, data })
