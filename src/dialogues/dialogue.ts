import type { Day } from '#plain/day.ts'
import { conflict, forbidden, invalid, missing, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { nfc } from '#plain/vietnamese-text.ts'
import { may, type StaffActor } from '#units/actor.ts'

const dialogueStates = ['planned', 'held', 'cancelled'] as const
export type DialogueState = (typeof dialogueStates)[number]

/** One meeting: areas, place, time, chair, secretary, attendance. */
export interface Dialogue {
  readonly id: string
  readonly branch: number
  readonly campaign: string | null
  readonly name: string
  readonly heldOn: Day
  /** `08:00`, Vietnamese time. */
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly place: string
  readonly chair: string
  readonly chairStaff: number | null
  readonly secretaryStaff: number | null
  readonly state: DialogueState
  readonly men: number
  readonly women: number
  /** Of the commune and other authorities; counted among neither men nor women. */
  readonly officials: number
  readonly closing: string
  readonly areas: readonly number[]
  readonly version: number
}

/** What is decided before the day. */
export type Plan = Pick<
  Dialogue,
  'campaign' | 'name' | 'heldOn' | 'startsAt' | 'place' | 'chair' | 'chairStaff' | 'secretaryStaff' | 'areas'
>
/** What is known when it is over. */
export type Attendance = Pick<Dialogue, 'men' | 'women' | 'officials' | 'endsAt' | 'closing'>

/** What a move writes: the dialogue as it is now and the event that says so. No names in the event. */
export interface Arranged {
  readonly dialogue: Dialogue
  readonly event: { readonly kind: string; readonly data: Readonly<Record<string, unknown>> }
}
type Result = Arranged | Refusal

const MOST_PEOPLE = 5_000

/** Plans a dialogue for one or several communes that the branch serves on that day. Refuses: `may-not`, `no-such-dialogue`, `name-missing`, `areas-missing`, `not-ours`. */
export const plan = (
  id: string,
  branch: number,
  to: Plan,
  served: readonly number[],
  by: StaffActor,
): Result => {
  const refusal = permit(branch, 'plan dialogues', by) ?? checkPlan(to, served)
  if (refusal) return refusal
  const dialogue: Dialogue = {
    ...tidy(to),
    id,
    branch,
    endsAt: null,
    state: 'planned',
    men: 0,
    women: 0,
    officials: 0,
    closing: '',
    version: 1,
  }
  return { dialogue, event: { kind: 'dialogue.planned', data: planned(dialogue) } }
}

/** Another day, place, chair or commune. What was held keeps its day and its communes: opinions hang on them. */
export const change = (dialogue: Dialogue, to: Plan, served: readonly number[], by: StaffActor): Result => {
  const refusal = permit(dialogue.branch, 'plan dialogues', by) ?? checkPlan(to, served)
  if (refusal) return refusal
  if (dialogue.state === 'cancelled') return isCancelled
  const moved = to.heldOn !== dialogue.heldOn || !sameAreas(tidy(to).areas, dialogue.areas)
  if (dialogue.state === 'held' && moved)
    return conflict(
      'already-held',
      text(
        'Buổi này đã họp rồi, không đổi ngày và xã được nữa.',
        'It has been held; its day and communes stay.',
      ),
      'heldOn',
    )
  const after = { ...dialogue, ...tidy(to), version: dialogue.version + 1 }
  return {
    dialogue: after,
    event: { kind: 'dialogue.changed', data: { from: planned(dialogue), to: planned(after) } },
  }
}

/** The meeting begins, or has been held. Refuses a day that has not come. */
export const hold = (dialogue: Dialogue, startsAt: string | null, today: Day, by: StaffActor): Result => {
  const refusal = permit(dialogue.branch, 'hold dialogues', by)
  if (refusal) return refusal
  if (dialogue.state === 'cancelled') return isCancelled
  if (dialogue.state === 'held')
    return conflict('already', text('Buổi này đã mở rồi.', 'It has been opened already.'))
  if (dialogue.heldOn > today)
    return conflict(
      'too-early',
      text(
        'Chưa đến ngày đối thoại. Nếu họp sớm hơn, hãy đổi ngày trước.',
        'Its day has not come. If it is held earlier, change the day first.',
      ),
    )
  const after = {
    ...dialogue,
    state: 'held' as const,
    startsAt: startsAt ?? dialogue.startsAt,
    version: dialogue.version + 1,
  }
  return { dialogue: after, event: { kind: 'dialogue.held', data: { on: after.heldOn, at: after.startsAt } } }
}

/** Who came, when it ended, how it was closed. Counted again: the later count stands, the earlier is in the ledger. */
export const close = (dialogue: Dialogue, came: Attendance, by: StaffActor): Result => {
  const refusal = permit(dialogue.branch, 'hold dialogues', by)
  if (refusal) return refusal
  if (dialogue.state !== 'held')
    return conflict(
      'not-held',
      text('Buổi này chưa họp, chưa ghi số người dự được.', 'It has not been held yet.'),
    )
  for (const field of ['men', 'women', 'officials'] as const)
    if (!Number.isInteger(came[field]) || came[field] < 0 || came[field] > MOST_PEOPLE)
      return invalid(
        'bad-count',
        text('Số người dự chưa đúng.', 'That number of people cannot be right.'),
        field,
      )
  if (came.endsAt !== null && dialogue.startsAt !== null && came.endsAt < dialogue.startsAt)
    return invalid(
      'ends-before',
      text('Giờ kết thúc trước giờ bắt đầu.', 'It ends before it begins.'),
      'endsAt',
    )
  const { men, women, officials, endsAt } = came
  const after = { ...dialogue, ...came, closing: nfc(came.closing), version: dialogue.version + 1 }
  return {
    dialogue: after,
    event: { kind: 'dialogue.closed', data: { men, women, officials, at: endsAt } },
  }
}

/** It will not take place. What was heard cannot be cancelled. */
export const cancel = (dialogue: Dialogue, by: StaffActor): Result => {
  const refusal = permit(dialogue.branch, 'plan dialogues', by)
  if (refusal) return refusal
  if (dialogue.state === 'cancelled') return isCancelled
  if (dialogue.state === 'held')
    return conflict('already-held', text('Buổi này đã họp rồi, không hủy được.', 'It has been held.'))
  const after = { ...dialogue, state: 'cancelled' as const, version: dialogue.version + 1 }
  return { dialogue: after, event: { kind: 'dialogue.cancelled', data: { on: dialogue.heldOn } } }
}

export function permit(
  branch: number,
  permission: 'plan dialogues' | 'hold dialogues',
  by: StaffActor,
): Refusal | undefined {
  if (!by.branches.includes(branch)) return noSuchDialogue
  if (by.branch === branch && may(by, permission)) return undefined
  return forbidden(
    'may-not',
    text(
      'Chỉ lãnh đạo và thư ký của Điện lực làm việc này.',
      'Only the branch’s leader and secretary may do this.',
    ),
  )
}

function checkPlan(to: Plan, served: readonly number[]): Refusal | undefined {
  if (nfc(to.name) === '')
    return invalid('name-missing', text('Cần tên buổi đối thoại.', 'The dialogue needs a name.'), 'name')
  if (to.areas.length === 0)
    return invalid('areas-missing', text('Cần chọn ít nhất một xã.', 'Choose at least one commune.'), 'areas')
  if (to.areas.some((area) => !served.includes(area)))
    return invalid(
      'not-ours',
      text(
        'Có xã không thuộc địa bàn của Điện lực vào ngày đó.',
        'The branch does not serve one of these communes on that day.',
      ),
      'areas',
    )
  return undefined
}

const tidy = (to: Plan): Plan => ({
  ...to,
  name: nfc(to.name),
  place: nfc(to.place),
  chair: nfc(to.chair),
  areas: [...new Set(to.areas)].sort((a, b) => a - b),
})
const planned = ({ heldOn, startsAt, areas, campaign }: Dialogue) => ({
  on: heldOn,
  at: startsAt,
  areas,
  campaign,
})
const sameAreas = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((area) => b.includes(area))

export const noSuchDialogue = missing(
  'no-such-dialogue',
  text('Không có buổi đối thoại này.', 'There is no such dialogue.'),
)
const isCancelled = conflict('cancelled', text('Buổi này đã hủy rồi.', 'It has been cancelled.'))
