import type { Day } from '#plain/day.ts'
import { invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import type { Actor } from '#units/actor.ts'
import { run, type Setting, stop } from './clocks.ts'
import { move, needWords } from './moving.ts'
import type { Level, Moved, Petition } from './petition.ts'

type Result = Moved | Refusal
interface Said {
  readonly words: string
}

/** A question to the person: the work clock stands until the reply, the promise clock does not. */
export const ask = (petition: Petition, { words }: Said, by: Actor, setting: Setting): Result =>
  move(
    petition,
    'ask',
    by,
    () =>
      needWords(words, 'words') ?? {
        to: { state: 'waiting-person', ...stop(petition, setting) },
        said: words,
      },
  )

/** What the person replied: the work goes on. */
export const hearBack = (petition: Petition, { words }: Said, by: Actor, setting: Setting): Result =>
  move(
    petition,
    'hear-back',
    by,
    () => needWords(words, 'words') ?? { to: { state: 'assigned', ...run(petition, setting) }, said: words },
  )

export interface HandOver extends Said {
  readonly level: Level
  readonly receiver: string
}

/** To whoever has the authority. Still open until they answer and the person knows. */
export const handOver = (petition: Petition, to: HandOver, by: Actor, setting: Setting): Result =>
  move(petition, 'hand-over', by, () => {
    if (to.level === 'branch')
      return invalid(
        'own-authority',
        text(
          'Việc thuộc thẩm quyền Điện lực thì giao bộ phận, không chuyển đi.',
          'What is within the branch’s authority is assigned, not handed over.',
        ),
        'level',
      )
    return (
      needWords(to.receiver, 'receiver') ??
      needWords(to.words, 'words') ?? {
        to: { state: 'handed-over', level: to.level, ...stop(petition, setting) },
        data: { level: to.level, receiver: to.receiver },
        said: to.words,
      }
    )
  })

/** The other authority replied: the branch carries it back to the person by an answer. */
export const hearAuthority = (petition: Petition, { words }: Said, by: Actor, setting: Setting): Result =>
  move(
    petition,
    'hear-authority',
    by,
    () => needWords(words, 'words') ?? { to: { state: 'assigned', ...run(petition, setting) }, said: words },
  )

export interface Promised {
  readonly kind: 'day' | 'month' | 'quarter' | 'funded'
  /** The last day of what was promised; null when funded. */
  readonly dueOn: Day | null
  /** The day on which "when funded" is looked at again. */
  readonly reviewOn: Day | null
  readonly said: string
}

/** A dated commitment: a day, a month, a quarter, or "when funded" with a review date. */
export const promise = (petition: Petition, to: Promised, by: Actor, setting: Setting): Result =>
  move(
    petition,
    'promise',
    by,
    () =>
      checkPromise(to, setting.today) ?? {
        to: petition.state === 'received' ? { state: 'assigned' } : {},
        data: { promise: to.kind, due: to.dueOn, review: to.kind === 'funded' ? to.reviewOn : null },
        said: to.said,
      },
  )

/** Waiting for money is an open state with a day on which it is looked at again. */
export const waitForMoney = (
  petition: Petition,
  to: { words: string; reviewOn: Day },
  by: Actor,
  setting: Setting,
): Result =>
  move(
    petition,
    'wait-for-money',
    by,
    () =>
      needWords(to.words, 'words') ??
      checkPromise({ kind: 'funded', dueOn: null, reviewOn: to.reviewOn, said: to.words }, setting.today) ?? {
        to: { state: 'waiting-money', ...stop(petition, setting) },
        data: { promise: 'funded', due: null, review: to.reviewOn },
        said: to.words,
      },
  )

/** The wait is over without the reply that was waited for: the work goes on. */
export const resume = (petition: Petition, { words }: Said, by: Actor, setting: Setting): Result =>
  move(
    petition,
    'resume',
    by,
    () => needWords(words, 'words') ?? { to: { state: 'assigned', ...run(petition, setting) }, said: words },
  )

/**
 * An interim reply: the reason and the new day, told to the person before the promise is missed.
 * Refuses a day that is not later than today and than the old one.
 */
export const putOff = (
  petition: Petition,
  to: { words: string; until: Day },
  by: Actor,
  setting: Setting,
): Result =>
  move(petition, 'put-off', by, () => {
    if (to.until <= setting.today || to.until <= petition.promiseDue)
      return invalid(
        'not-later',
        text(
          'Ngày hẹn lại phải sau hôm nay và sau ngày đã hẹn.',
          'The new day must be after today and after the old one.',
        ),
        'until',
      )
    return (
      needWords(to.words, 'words') ?? {
        to: { promiseDue: to.until, putOff: petition.putOff + 1, climbed: 0 },
        data: { from: petition.promiseDue, until: to.until },
        said: to.words,
      }
    )
  })

function checkPromise(to: Promised, today: Day): Refusal | undefined {
  const day = to.kind === 'funded' ? to.reviewOn : to.dueOn
  const field = to.kind === 'funded' ? 'reviewOn' : 'dueOn'
  if (day === null)
    return invalid('day-missing', text('Lời hẹn cần có ngày.', 'A promise needs a day.'), field)
  if (day < today) return invalid('day-past', text('Ngày hẹn đã qua.', 'That day has passed.'), field)
  return undefined
}
