import { conflict, forbidden, invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { type Actor, may } from '#units/actor.ts'

/**
 * Where a notice stands. `unknown` is also its state from just before the vendor is called until his reply is
 * written down: whoever dies in between leaves the truth behind, and nobody sends it a second time blindly.
 */
export const states = ['waiting', 'handed_over', 'reached', 'failed', 'unknown', 'cancelled'] as const
export type State = (typeof states)[number]

export const channels = ['sms', 'email', 'call', 'in_person', 'letter', 'web', 'village_list'] as const
export type Channel = (typeof channels)[number]

export const purposes = [
  'receipt',
  'answer',
  'question',
  'interim',
  'promise',
  'verdict',
  'identity-opened',
  'withheld',
] as const
export type Purpose = (typeof purposes)[number]

/** How a person of the staff settled it: called and spoke, told in person, printed for the village list, sent by post. */
export const settlements = ['called', 'told', 'listed', 'posted'] as const
export type Settlement = (typeof settlements)[number]

/** Why it stands where it stands, in our few words; empty where nothing is to be said. */
export type Why =
  | ''
  | 'handing-over'
  | 'quiet-hours'
  | 'no-gateway'
  | 'by-hand'
  | 'busy'
  | 'no-connection'
  | 'no-such-address'
  | 'mailbox-full'
  | 'refused'
  | 'not-set-up'
  | 'no-reply'
  | 'bad-message'
  | 'no-address'
  | 'forgotten'
  | 'not-needed'
  | 'returned'
  | 'asked-again'

/** One message to one person by one channel, with its fate. */
export interface Notice {
  readonly id: string
  readonly branch: number
  readonly petition: string | null
  /** The petition's public number. */
  readonly number: string
  /** The petition's ledger number that caused it. */
  readonly petitionSeq: number
  readonly confidential: boolean
  /** The person asked for the name to be kept: leader and secretary alone may read who it goes to. */
  readonly shielded: boolean
  readonly area: number | null
  readonly hamlet: string
  readonly purpose: Purpose
  readonly channel: Channel
  readonly identity: string | null
  readonly subject: string
  /** Merged but for the fields that are filled at sending only: who it is, the secret, the person's own words. */
  readonly body: string
  readonly state: State
  readonly why: Why
  readonly tries: number
  readonly dueAt: Date | null
  readonly reference: string | null
  readonly madeAt: Date
  readonly handedAt: Date | null
  readonly reachedAt: Date | null
  readonly settledAs: Settlement | 'seen' | null
  readonly settledBy: number | null
  readonly note: string
}

/** The law: who may move a notice, from where. */
export const moves = {
  postpone: { from: ['waiting'], by: 'system' },
  'hand-over': { from: ['waiting'], by: 'system' },
  hear: { from: ['unknown', 'handed_over'], by: 'system' },
  see: { from: ['waiting', 'handed_over', 'failed', 'unknown'], by: 'system' },
  drop: { from: ['waiting', 'failed', 'unknown'], by: 'system' },
  settle: { from: ['waiting', 'handed_over', 'failed', 'unknown'], by: 'staff' },
  retry: { from: ['waiting', 'failed', 'unknown'], by: 'staff' },
  cancel: { from: ['waiting', 'failed', 'unknown'], by: 'staff' },
  return: { from: ['reached', 'handed_over'], by: 'staff' },
} as const satisfies Record<string, { from: readonly State[]; by: 'system' | 'staff' }>
export type Move = keyof typeof moves

/** What a move writes. `event` is null where only the timing changed: the ledger keeps facts, not alarm clocks. */
export interface Moved {
  readonly notice: Notice
  readonly event: { readonly kind: string; readonly data: Readonly<Record<string, unknown>> } | null
}

/** Whether the move is possible now. Refuses `not-now`. A vendor is at work for at most {@link VENDOR_MS}: nobody cuts in. */
export function permit(notice: Notice, move: Move, now: Date): Refusal | undefined {
  const { from, by }: { from: readonly State[]; by: string } = moves[move]
  if (!from.includes(notice.state)) return notNow
  return by === 'staff' && isUnderWay(notice, now) ? underWay : undefined
}

export const VENDOR_MS = 120_000
/** Between the call to a vendor and his reply. Longer than {@link VENDOR_MS}: whoever called is gone. */
export const isUnderWay = ({ state, why, handedAt }: Notice, now: Date): boolean =>
  state === 'unknown' &&
  why === 'handing-over' &&
  handedAt !== null &&
  now.getTime() - handedAt.getTime() < VENDOR_MS

/** Whether the fate of it is work for somebody. */
export const isUndelivered = ({ state }: Notice): boolean =>
  state === 'waiting' || state === 'failed' || state === 'unknown'

/** Whether somebody still has to be told: what has arrived or is given up shows nobody the person, nor the secret of a receipt. */
export const canOpen = (state: State): boolean => state !== 'reached' && state !== 'cancelled'

/** Whether this member of the staff may read who it goes to, in order to tell him. Refuses `not-now`, `shielded`. */
export function permitOpening(notice: Notice, by: Actor): Refusal | undefined {
  if (!canOpen(notice.state)) return notNow
  return may(by, notice.shielded ? 'open shielded identities' : 'open identities') ? undefined : shieldedName
}

/** A reason or a remark that says something. Refuses `words-missing`. */
export const needNote = (note: string): Refusal | undefined =>
  note.trim().length >= 2
    ? undefined
    : invalid('words-missing', text('Cần ghi rõ lý do.', 'A reason is needed.'), 'note')

const shieldedName = forbidden(
  'shielded',
  text(
    'Người nói xin giấu tên: chỉ lãnh đạo và thư ký xem được.',
    'The name is shielded: only the leader and the secretary may see it.',
  ),
)
const notNow = conflict(
  'not-now',
  text(
    'Tin này không còn ở bước đó. Hãy tải lại danh sách.',
    'This notice is no longer there. Reload the list.',
  ),
)
const underWay = conflict(
  'under-way',
  text('Tin đang được gửi. Hãy đợi hai phút.', 'It is being sent. Wait two minutes.'),
)
