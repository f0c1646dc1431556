import { dayOf } from '#plain/day.ts'
import { conflict, forbidden, missing, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { type Actor, may } from '#units/actor.ts'
import type { AuthorityRule } from './authority.ts'
import { climbDue, type Setting, startClocks } from './clocks.ts'
import { move, needWords } from './moving.ts'
import type { Level, Moved, Petition } from './petition.ts'

type Result = Moved | Refusal

/** The person heard what was written and agreed. */
export const readBack = (petition: Petition, _: object, by: Actor): Result =>
  move(petition, 'read-back', by, () =>
    petition.readBack
      ? conflict('already', text('Đã đọc lại cho bà con rồi.', 'It has been read back already.'))
      : { to: { readBack: true } },
  )

export interface Classification {
  readonly topic: string
  readonly confidential: boolean
  readonly rule: AuthorityRule | undefined
}

/**
 * Another topic or another row of the authority table. The work clock starts anew from the day it was
 * voiced; the promise to the person moves only to an earlier day, never to a later one.
 */
export const classify = (petition: Petition, to: Classification, by: Actor, setting: Setting): Result =>
  move(petition, 'classify', by, () => {
    const level: Level = to.rule?.level ?? 'branch'
    const voiced = dayOf(petition.voicedAt)
    const clocks = startClocks(voiced, to.rule?.workDays ?? 10, to.rule?.promiseDays ?? 10, setting.calendar)
    const promiseDue = clocks.promiseDue < petition.promiseDue ? clocks.promiseDue : petition.promiseDue
    const work = petition.workDue === null ? {} : { workDue: clocks.workDue }
    return {
      to: {
        topic: to.topic,
        level,
        rule: to.rule?.id ?? null,
        confidential: to.confidential || petition.confidential,
        promiseDue,
        ...work,
      },
      data: { from: petition.topic, topic: to.topic, level, rule: to.rule?.id ?? null },
    }
  })

export interface Assignment {
  readonly unit: number
  readonly staff: number | null
  readonly reason: string
}

/** Gives a new petition to the unit that has the authority. */
export const assign = (petition: Petition, to: Assignment, by: Actor): Result =>
  move(petition, 'assign', by, () => ({
    to: { state: 'assigned', ownerUnit: to.unit, ownerStaff: to.staff },
    data: { unit: to.unit, staff: to.staff },
    ...(to.reason === '' ? {} : { said: to.reason }),
  }))

/** Moves it on to another unit: needs a reason and is counted. "Not ours" is never an end. */
export const moveOn = (petition: Petition, to: Assignment, by: Actor): Result =>
  move(petition, 'move-on', by, () => {
    if (to.unit === petition.ownerUnit && to.staff === petition.ownerStaff)
      return conflict('already', text('Việc này đang ở đúng nơi đó rồi.', 'It is there already.'), 'unit')
    const counted = to.unit === petition.ownerUnit ? 0 : 1
    return (
      needWords(to.reason, 'reason') ?? {
        to: { ownerUnit: to.unit, ownerStaff: to.staff, movedOn: petition.movedOn + counted },
        data: { from: petition.ownerUnit, unit: to.unit, staff: to.staff },
        said: to.reason,
      }
    )
  })

/** A member of the owning unit takes the work to himself. */
export const take = (petition: Petition, _: object, by: Actor): Result =>
  move(petition, 'take', by, () => {
    if (by.kind !== 'staff' || petition.ownerStaff === by.staff)
      return conflict('already', text('Việc này anh/chị đang giữ rồi.', 'You hold it already.'))
    return {
      to: { state: 'assigned', ownerStaff: by.staff },
      data: { staff: by.staff, from: petition.ownerStaff },
    }
  })

/**
 * Reads who spoke out of the vault: needs a reason, is in the ledger and is told to the person.
 * A shielded identity opens for the leader and the secretary alone.
 */
export const openIdentity = (petition: Petition, { reason }: { reason: string }, by: Actor): Result =>
  move(petition, 'open-identity', by, () => {
    if (petition.shielded && !may(by, 'open shielded identities'))
      return forbidden(
        'shielded',
        text(
          'Người nói xin giấu tên: chỉ lãnh đạo và thư ký xem được.',
          'The name is shielded: only the leader and the secretary may see it.',
        ),
      )
    if (petition.identity === null)
      return missing('nobody', text('Không ghi người nói là ai.', 'Nobody was named.'))
    return needWords(reason, 'reason') ?? { to: {}, data: { shielded: petition.shielded }, said: reason }
  })

/** A note that only the staff reads. */
export const note = (petition: Petition, { words }: { words: string }, by: Actor): Result =>
  move(petition, 'note', by, () => needWords(words, 'words') ?? { to: {}, said: words })

/** Late work climbs: owner, head of department, chair, company. */
export const climb = (petition: Petition, _: object, by: Actor, setting: Setting): Result =>
  move(petition, 'climb', by, () => {
    const climbed = climbDue(petition, setting)
    if (climbed <= petition.climbed)
      return conflict('already', text('Chưa đến lúc báo lên.', 'It need not climb yet.'))
    return { to: { climbed }, data: { from: petition.climbed, climbed, due: petition.promiseDue } }
  })
