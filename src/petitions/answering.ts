import { dayOf } from '#plain/day.ts'
import { conflict, invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { workingDaysBetween } from '#plain/working-days.ts'
import type { Actor } from '#units/actor.ts'
import { type Setting, SILENCE_WORKING_DAYS } from './clocks.ts'
import { move, needWords } from './moving.ts'
import type { Delivery, Ending, Moved, Outcome, Petition } from './petition.ts'

type Result = Moved | Refusal

export interface Reply {
  readonly words: string
  readonly outcome: Outcome
  /** Measured voltage in volts: the evidence that it is the customer's own side. */
  readonly volts?: number | undefined
  /** Said to the person's face at a dialogue or the counter: answered and delivered in one breath. */
  readonly onTheSpot?: boolean | undefined
}

/**
 * The words and the outcome given to the person. Wires behind the meter are the customer's property
 * (Electricity Law 2004, art. 46; Law 61/2024/QH15): saying so needs the voltage measured at the meter.
 * Refuses: `words-missing`, `volts-missing`, `not-handed-over`.
 */
export const answer = (petition: Petition, reply: Reply, by: Actor, { now }: Setting): Result =>
  move(petition, 'answer', by, () => {
    const refusal = needWords(reply.words, 'words') ?? evidence(reply) ?? authority(petition, reply)
    if (refusal) return refusal
    const spot = reply.onTheSpot === true
    return {
      to: {
        state: 'answered',
        outcome: reply.outcome,
        answeredAt: now,
        deliveredAt: spot ? now : null,
        onTheSpot: petition.onTheSpot || (spot && petition.answeredAt === null),
        climbed: 0,
        ...(petition.workLeft === null ? {} : { workDue: dayOf(now), workLeft: null }),
      },
      data: {
        outcome: reply.outcome,
        onTheSpot: spot,
        late: dayOf(now) > petition.promiseDue,
        ...(reply.volts === undefined ? {} : { volts: reply.volts }),
      },
      said: reply.words,
    }
  })

/** The answer reached the person. Until then it does not count, and is work. */
export const deliver = (
  petition: Petition,
  { channel }: { channel: Delivery },
  by: Actor,
  { now }: Setting,
): Result =>
  move(petition, 'deliver', by, () =>
    petition.deliveredAt === null
      ? { to: { deliveredAt: now }, data: { channel } }
      : conflict('already', text('Trả lời đã đến bà con rồi.', 'The answer has been delivered already.')),
  )

export interface Verdict {
  readonly solved: boolean
  /** 1–10; 7 is satisfied. */
  readonly score: number | null
  readonly why: string
}

/** Named by the branch: who answers for what came back unsolved. */
export interface Senior {
  readonly unit: number
  /** Null where nobody holds the post: then it comes back to the unit's table. */
  readonly staff: number | null
}

/**
 * The person says solved or not. Not solved reopens it once, to a named senior, not to the queue; the
 * second time the truth stays written: done, and the person does not agree.
 */
export const judge = (
  petition: Petition,
  verdict: Verdict,
  by: Actor,
  setting: Setting,
  senior: Senior,
): Result =>
  move(petition, 'judge', by, () => {
    const { now } = setting
    const heard = { score: verdict.score, solved: verdict.solved, deliveredAt: petition.deliveredAt ?? now }
    const said = verdict.why.trim() === '' ? undefined : verdict.why
    if (verdict.solved || petition.reopened > 0) {
      const ending = endingOf(petition.outcome ?? 'done', verdict.solved)
      return {
        to: { ...heard, state: 'ended', ending, endedAt: now },
        data: { ...verdictData(verdict), ending },
        said,
      }
    }
    return {
      to: {
        ...heard,
        state: 'assigned',
        reopened: 1,
        outcome: null,
        answeredAt: null,
        deliveredAt: null,
        ownerUnit: senior.unit,
        ownerStaff: senior.staff,
      },
      data: { ...verdictData(verdict), reopened: true, unit: senior.unit, staff: senior.staff },
      said,
    }
  })

/** Silence for {@link SILENCE_WORKING_DAYS} working days after delivery ends it as not confirmed. An undelivered answer never ends. */
export const letRest = (petition: Petition, _: object, by: Actor, setting: Setting): Result =>
  move(petition, 'let-rest', by, () => {
    const since = petition.deliveredAt
    if (
      since === null ||
      workingDaysBetween(dayOf(since), setting.today, setting.calendar) < SILENCE_WORKING_DAYS
    )
      return conflict(
        'too-early',
        text('Chưa hết hạn chờ bà con xác nhận.', 'The time to confirm is not over yet.'),
      )
    const ending = endingOf(petition.outcome ?? 'done', false)
    return { to: { state: 'ended', ending, endedAt: setting.now }, data: { ending, silence: true } }
  })

/** The truthful end of an outcome: only the person's own word makes "done" into "solved". */
export function endingOf(outcome: Outcome, confirmed: boolean): Ending {
  if (outcome === 'done') return confirmed ? 'solved' : 'done'
  return outcome
}

const verdictData = ({ solved, score }: Verdict) => ({ solved, score })

const evidence = ({ outcome, volts }: Reply): Refusal | undefined =>
  outcome === 'customer-side' && volts === undefined
    ? invalid(
        'volts-missing',
        text(
          'Nói là phần của khách hàng thì phải ghi điện áp đo tại công tơ (vôn).',
          'To call it the customer’s own side, enter the voltage measured at the meter (volts).',
        ),
        'volts',
      )
    : undefined

const authority = (petition: Petition, { outcome }: Reply): Refusal | undefined =>
  outcome === 'handed-over' && petition.level === 'branch'
    ? invalid(
        'not-handed-over',
        text(
          'Việc thuộc thẩm quyền Điện lực, chưa chuyển cho nơi nào.',
          'This is within the branch’s authority and was handed over to nobody.',
        ),
        'outcome',
      )
    : undefined
