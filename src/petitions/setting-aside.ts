import { conflict, invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import type { Actor } from '#units/actor.ts'
import type { Setting } from './clocks.ts'
import { move, needWords } from './moving.ts'
import type { Ending, Moved, Petition } from './petition.ts'

type Result = Moved | Refusal
interface Reason {
  readonly reason: string
}

const end = (ending: Ending, setting: Setting): Partial<Petition> => ({
  state: 'ended',
  ending,
  endedAt: setting.now,
})

/** The person takes it back. */
export const withdraw = (petition: Petition, { reason }: Reason, by: Actor, setting: Setting): Result =>
  move(petition, 'withdraw', by, () => ({
    to: end('withdrawn', setting),
    data: { ending: 'withdrawn' },
    ...(reason.trim() === '' ? {} : { said: reason }),
  }))

/** The same person's same thing, recorded twice. Different people with one cause are no duplicates: link them. */
export const duplicate = (
  petition: Petition,
  to: Reason & { of: string },
  by: Actor,
  setting: Setting,
): Result =>
  move(petition, 'duplicate', by, () => {
    if (to.of === petition.id)
      return invalid(
        'itself',
        text('Không thể trùng với chính nó.', 'It cannot be a duplicate of itself.'),
        'of',
      )
    return (
      needWords(to.reason, 'reason') ?? {
        to: { ...end('duplicate', setting), duplicateOf: to.of },
        data: { ending: 'duplicate', of: to.of },
        said: to.reason,
      }
    )
  })

/** Counted and visible, never deleted. */
export const spam = (petition: Petition, { reason }: Reason, by: Actor, setting: Setting): Result =>
  move(
    petition,
    'spam',
    by,
    () => needWords(reason, 'reason') ?? { to: end('spam', setting), data: { ending: 'spam' }, said: reason },
  )

/** The first of the two persons that withholding from the public takes. */
export const askWithhold = (petition: Petition, { reason }: Reason, by: Actor): Result =>
  move(petition, 'ask-withhold', by, () => {
    if (petition.withheld)
      return conflict('already', text('Kiến nghị này đang được ẩn.', 'It is withheld already.'))
    if (by.kind !== 'staff')
      return conflict('staff-only', text('Chỉ nhân viên đề nghị được.', 'Only staff can ask.'))
    return (
      needWords(reason, 'reason') ?? {
        to: { withholdAskedBy: by.staff },
        data: { by: by.staff },
        said: reason,
      }
    )
  })

/** Withholds from the public: a reason, a second person; the citizen is told and the number is counted in public. */
export const withhold = (petition: Petition, { reason }: Reason, by: Actor): Result =>
  move(petition, 'withhold', by, () => {
    if (petition.withheld)
      return conflict('already', text('Kiến nghị này đang được ẩn.', 'It is withheld already.'))
    if (petition.withholdAskedBy === null || (by.kind === 'staff' && by.staff === petition.withholdAskedBy))
      return conflict(
        'second-person',
        text(
          'Phải có người khác đề nghị ẩn trước, rồi anh/chị mới quyết được.',
          'Somebody else must ask first; then you can decide.',
        ),
      )
    return (
      needWords(reason, 'reason') ?? {
        to: { withheld: true },
        data: { asked: petition.withholdAskedBy },
        said: reason,
      }
    )
  })

/** Shows it to the public again. */
export const release = (petition: Petition, { reason }: Reason, by: Actor): Result =>
  move(petition, 'release', by, () =>
    petition.withheld
      ? (needWords(reason, 'reason') ?? { to: { withheld: false, withholdAskedBy: null }, said: reason })
      : conflict('already', text('Kiến nghị này không bị ẩn.', 'It is not withheld.')),
  )
