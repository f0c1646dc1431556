import type { Outside } from '#outside/outside.ts'
import { read, sql, transaction } from '#outside/postgres.ts'
import { dayOf } from '#plain/day.ts'
import type { StaffActor } from './actor.ts'
import { IDLE_MINUTES, LONGEST_HOURS, tokenHash } from './sign-in.ts'
import { actorFor, type PostRow } from './store.ts'
import type { Units } from './unit.ts'

const nobody = { units: [], staff: null, sealed: false }
/** A session is looked up again after so many seconds: what is revoked is out by then. */
const TRUSTED_MS = 15_000
const MOST_KEPT = 5_000

interface SessionRow extends PostRow {
  readonly login: string
  readonly language: 'vi' | 'en'
  readonly mustSetPassword: boolean
  readonly hasTotp: boolean
  readonly demo: boolean
}

export interface Session extends Omit<SessionRow, keyof PostRow> {
  readonly actor: StaffActor
  readonly post: number
  /** Outside the demo nobody works with a password alone (ASVS 6.3.3). */
  readonly mustSetSecondFactor: boolean
}

/** Who sits behind the cookies: sessions, held for a few seconds so that not every click asks the database. */
export function openSessions(out: Outside, units: () => Promise<Units>) {
  const held = new Map<string, { session: Session | undefined; until: number }>()
  return {
    /** The session of a cookie; undefined when it is unknown, ended, idle for 30 minutes or 12 hours old. */
    async find(token: string): Promise<Session | undefined> {
      const kept = held.get(token)
      if (kept && Date.now() < kept.until) return kept.session
      const session = await load(out, token, await units())
      if (held.size >= MOST_KEPT) held.clear()
      held.set(token, { session, until: Date.now() + TRUSTED_MS })
      return session
    },
    forget(token: string): void {
      held.delete(token)
    },
    /** After an account was shut: nobody is believed from memory. */
    forgetAll(): void {
      held.clear()
    },
  }
}
export type Sessions = ReturnType<typeof openSessions>

async function load(out: Outside, token: string, units: Units): Promise<Session | undefined> {
  const today = dayOf(out.clock.now())
  const row = await transaction(out.pool, nobody, (tx) =>
    tx.maybe<SessionRow>(sql`
      with live as (
        update session s set seen_at = case when s.seen_at < now() - interval '1 minute' then now() else s.seen_at end
        where s.token_hash = ${tokenHash(token)} and s.ended_at is null
          and s.seen_at > now() - make_interval(mins => ${IDLE_MINUTES}) and s.created_at > now() - make_interval(hours => ${LONGEST_HOURS})
        returning s.staff_id, s.post_id
      )
      select p.id as post, st.id as staff, st.name, p.title, p.role, p.unit_id as unit, st.login, st.language, st.demo,
        st.password is null as "mustSetPassword", st.totp is not null as "hasTotp"
      from live join staff st on st.id = live.staff_id join post p on p.id = live.post_id
      where st.disabled_at is null and p.valid_from <= ${today} and (p.valid_to is null or p.valid_to >= ${today})`),
  )
  if (!row) return undefined
  const { login, language, demo, mustSetPassword, hasTotp, ...post } = row
  return {
    actor: actorFor(units, post, out.clock.now()),
    post: row.post,
    login,
    language,
    demo,
    mustSetPassword,
    mustSetSecondFactor: !hasTotp && !demo,
    hasTotp,
  }
}

/** Signs out here, or everywhere. */
export function endSessions(out: Outside, where: { token: string } | { staff: number }): Promise<number> {
  const which =
    'token' in where ? sql`token_hash = ${tokenHash(where.token)}` : sql`staff_id = ${where.staff}`
  return transaction(out.pool, nobody, (tx) =>
    tx.run(sql`update session set ended_at = now() where ended_at is null and ${which}`),
  )
}

export interface OwnSession {
  readonly createdAt: Date
  readonly seenAt: Date
  readonly agent: string
  readonly here: boolean
}

/** The open sessions of one person, newest first: "where am I signed in?" */
export function sessionsOf(out: Outside, staff: number, token: string): Promise<OwnSession[]> {
  return read(out.pool, nobody, (tx) =>
    tx.many<OwnSession>(sql`select created_at as "createdAt", seen_at as "seenAt", agent, token_hash = ${tokenHash(token)} as here
      from session where staff_id = ${staff} and ended_at is null and seen_at > now() - make_interval(mins => ${IDLE_MINUTES}) order by seen_at desc`),
  )
}

/** The language of one person's screens and notices. */
export async function setLanguage(out: Outside, staff: number, language: 'vi' | 'en'): Promise<void> {
  await transaction(out.pool, nobody, (tx) =>
    tx.run(sql`update staff set language = ${language} where id = ${staff}`),
  )
}
