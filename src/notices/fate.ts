import { addDays, dayOf } from '#plain/day.ts'
import { isRefusal, type Refusal } from '#plain/refusal.ts'
import {
  type Channel,
  type Move,
  type Moved,
  type Notice,
  needNote,
  permit,
  type Settlement,
  type State,
  type Why,
} from './notice.ts'

type Result = Moved | Refusal

/** Waits between one try and the next, in minutes: eight tries in about two days, then a named failure. */
export const WAITS_MINUTES = [1, 5, 30, 120, 360, 720, 1440] as const
const QUIET_FROM = 21
const QUIET_TO = 7

/**
 * When a phone may ring again: nobody is called or texted from 21:00 to 07:00 in Vietnam. Null: now.
 * Mail, paper and the web page disturb nobody's sleep.
 */
export function quietUntil(channel: Channel, now: Date): Date | null {
  if (channel !== 'sms' && channel !== 'call') return null
  const hour = new Date(now.getTime() + 7 * 3_600_000).getUTCHours()
  if (hour >= QUIET_TO && hour < QUIET_FROM) return null
  const day = hour >= QUIET_FROM ? addDays(dayOf(now), 1) : dayOf(now)
  return new Date(`${day}T0${QUIET_TO}:00:00+07:00`)
}

/** What a vendor came to, in our words. `nobody`: no vendor is set up, people must do it. */
export interface Heard {
  readonly fate: 'accepted' | 'reached' | 'again' | 'never' | 'unsure' | 'nobody'
  readonly why: Why
}

export const postpone = (notice: Notice, until: Date, now: Date): Result =>
  move(notice, 'postpone', now, { dueAt: until, why: 'quiet-hours' }, null)

/** Written down before the vendor is called: from here on nobody knows, until he replies. */
export const handOver = (notice: Notice, reference: string, now: Date): Result =>
  move(
    notice,
    'hand-over',
    now,
    {
      state: 'unknown',
      why: 'handing-over',
      reference,
      tries: notice.tries + 1,
      handedAt: now,
      dueAt: null,
    },
    null,
  )

/**
 * The vendor replied, or did not. An e-mail that the receiving server accepted (SMTP 250) has reached the person:
 * there is no later sign, and a mail that comes back is entered by hand (`returned`). An SMS is only handed
 * over until its delivery receipt comes.
 */
export function hear(notice: Notice, { fate, why }: Heard, now: Date): Result {
  if (fate === 'reached' || (fate === 'accepted' && notice.channel === 'email'))
    return move(notice, 'hear', now, { state: 'reached', why: '', reachedAt: now }, 'reached')
  if (fate === 'accepted') return move(notice, 'hear', now, { state: 'handed_over', why: '' }, 'handed-over')
  if (fate === 'nobody')
    return move(notice, 'hear', now, { ...byPeople, why, tries: notice.tries - 1, handedAt: null }, null)
  if (fate === 'unsure') return move(notice, 'hear', now, { state: 'unknown', why }, 'unknown')
  const wait = WAITS_MINUTES[notice.tries - 1]
  if (fate === 'never' || wait === undefined)
    return move(notice, 'hear', now, { state: 'failed', why }, 'failed')
  return move(
    notice,
    'hear',
    now,
    { state: 'waiting', why, dueAt: new Date(now.getTime() + wait * 60_000) },
    null,
  )
}

/** The person read it on the page of the petition. */
export const see = (notice: Notice, now: Date): Result =>
  move(notice, 'see', now, { ...reached(now), settledAs: 'seen' }, 'reached')

/** It cannot or need not be said any more: nobody to say it to, or overtaken by what happened since. */
export const drop = (notice: Notice, why: Why, now: Date): Result =>
  why === 'not-needed'
    ? move(notice, 'drop', now, { state: 'cancelled', why, dueAt: null }, 'cancelled')
    : move(notice, 'drop', now, { state: 'failed', why, dueAt: null }, 'failed')

const channelOf: Record<Settlement, Channel> = {
  called: 'call',
  told: 'in_person',
  listed: 'village_list',
  posted: 'letter',
}

/** A person of the staff did it by hand. The event carries the channel by which it really arrived. */
export const settle = (notice: Notice, as: Settlement, note: string, staff: number, now: Date): Result =>
  move(
    notice,
    'settle',
    now,
    { ...reached(now), settledAs: as, settledBy: staff, note },
    'reached',
    { as },
    channelOf[as],
  )

/** Sent again from the first try, by a person who knows that it may arrive twice where its fate was unknown. */
export const retry = (notice: Notice, now: Date): Result =>
  move(notice, 'retry', now, { state: 'waiting', why: 'asked-again', tries: 0, dueAt: now }, 'retried')

/** Not sent at all, for a reason. Refuses `words-missing`. */
export const cancel = (notice: Notice, note: string, staff: number, now: Date): Result =>
  needNote(note) ??
  move(
    notice,
    'cancel',
    now,
    { state: 'cancelled', why: 'by-hand', note, settledBy: staff, dueAt: null },
    'cancelled',
  )

/** The mail came back: it is work again. */
export const comeBack = (notice: Notice, staff: number, now: Date): Result =>
  move(
    notice,
    'return',
    now,
    { state: 'failed', why: 'returned', reachedAt: null, settledBy: staff },
    'failed',
  )

const byPeople = { state: 'waiting' as State, dueAt: null }
const reached = (now: Date) => ({
  state: 'reached' as State,
  why: '' as Why,
  reachedAt: now,
  dueAt: null,
})

function move(
  notice: Notice,
  name: Move,
  now: Date,
  to: Partial<Notice>,
  event: string | null,
  more: Record<string, unknown> = {},
  by: Channel = to.settledAs === 'seen' ? 'web' : notice.channel,
): Result {
  const refusal = permit(notice, name, now)
  if (isRefusal(refusal)) return refusal
  const { petition, petitionSeq, purpose } = notice
  const after = { ...notice, ...to }
  const data = {
    ...(petition === null ? {} : { petition, petitionSeq }),
    purpose,
    channel: by,
    tries: after.tries,
    ...(after.why === '' ? {} : { why: after.why }),
    ...more,
  }
  return { notice: after, event: event === null ? null : { kind: `notice.${event}`, data } }
}
