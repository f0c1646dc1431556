import { conflict, forbidden, isRefusal, missing, type Refusal } from '#plain/refusal.ts'
import { type Text, text } from '#plain/texts.ts'
import { type Actor, may } from '#units/actor.ts'
import type { Permission } from '#units/permission.ts'
import type { Petition, State } from './petition.ts'
import { moveWords, stateWords } from './words.ts'

/** Who may make a move: a permission of the staff, the person who spoke, the timetable. */
interface Rule {
  readonly from: readonly State[]
  readonly staff?: Permission
  readonly resident?: true
  readonly system?: true
  /** The mover must hold the petition: his unit owns it, or he leads the branch. */
  readonly held?: true
}

const open: readonly State[] = [
  'received',
  'assigned',
  'waiting-person',
  'handed-over',
  'waiting-money',
  'answered',
]
const unanswered: readonly State[] = [
  'received',
  'assigned',
  'waiting-person',
  'handed-over',
  'waiting-money',
]
const waiting: readonly State[] = ['waiting-person', 'handed-over', 'waiting-money']

/** The law of a petition's life: every write goes through this table, and so does every list of what is open to whom. */
export const moves = {
  'read-back': { from: open, staff: 'read back petitions' },
  classify: { from: unanswered, staff: 'classify petitions', held: true },
  assign: { from: ['received'], staff: 'assign petitions', held: true },
  'move-on': { from: ['assigned'], staff: 'assign petitions', held: true },
  take: { from: ['received', 'assigned'], staff: 'take petitions', held: true },
  ask: { from: ['received', 'assigned'], staff: 'answer petitions', held: true },
  'hear-back': { from: ['waiting-person'], staff: 'note petitions', resident: true },
  'hand-over': { from: ['received', 'assigned'], staff: 'hand over petitions', held: true },
  'hear-authority': { from: ['handed-over'], staff: 'note petitions', held: true },
  promise: { from: unanswered, staff: 'promise', held: true },
  'put-off': { from: unanswered, staff: 'answer petitions', held: true },
  'wait-for-money': { from: ['received', 'assigned'], staff: 'promise', held: true },
  resume: { from: waiting, staff: 'answer petitions', held: true },
  answer: { from: unanswered, staff: 'answer petitions', held: true },
  deliver: { from: ['answered'], staff: 'deliver answers', resident: true, system: true },
  judge: { from: ['answered'], staff: 'judge for the person', resident: true },
  'let-rest': { from: ['answered'], system: true },
  withdraw: { from: open, staff: 'judge for the person', resident: true },
  duplicate: { from: unanswered, staff: 'set petitions aside' },
  spam: { from: ['received', 'assigned'], staff: 'set petitions aside' },
  'ask-withhold': { from: [...open, 'ended'], staff: 'set petitions aside' },
  withhold: { from: [...open, 'ended'], staff: 'withhold petitions' },
  release: { from: [...open, 'ended'], staff: 'withhold petitions' },
  'open-identity': { from: [...open, 'ended'], staff: 'open identities', held: true },
  note: { from: [...open, 'ended'], staff: 'note petitions' },
  climb: { from: unanswered, system: true },
} as const satisfies Record<string, Rule>

export type Move = keyof typeof moves
export const moveNames = Object.keys(moves) as Move[]

/** Whether the actor's unit holds the petition: the branch for its leaders and secretary, else the owner's line. */
function holds(petition: Petition, by: Actor): boolean {
  if (by.kind !== 'staff') return true
  if (by.role === 'leader' || by.role === 'secretary') return by.branch === petition.branch
  if (by.role === 'company') return by.unit === petition.ownerUnit
  return by.subtree.includes(petition.ownerUnit)
}

/**
 * Whether this actor may make this move now.
 * Refuses: `not-yours` (missing: nobody learns of what is not his), `may-not`, `not-held`, `not-now`.
 */
export function permit(petition: Petition, move: Move, by: Actor): Refusal | undefined {
  const rule: Rule = moves[move]
  if (!sees(petition, by))
    return missing('no-such-petition', text('Không có kiến nghị này.', 'There is no such petition.'))
  const allowed =
    by.kind === 'staff'
      ? rule.staff !== undefined && may(by, rule.staff)
      : by.kind === 'resident'
        ? rule.resident
        : rule.system
  if (!allowed) return forbidden('may-not', lacks(move))
  if (rule.held && !holds(petition, by)) return forbidden('not-held', notHeld)
  if (!rule.from.includes(petition.state)) return conflict('not-now', notNow(move, petition.state))
  return undefined
}

/** Whether the actor may know of the petition at all. Row-level security says the same a second time. */
export function sees(petition: Petition, by: Actor): boolean {
  if (by.kind === 'resident') return by.petition === petition.id
  if (by.kind === 'system') return by.branch === petition.branch
  if (!by.branches.includes(petition.branch)) return false
  return !petition.confidential || may(by, 'read sealed petitions')
}

export interface MoveView {
  readonly move: Move
  readonly open: boolean
  readonly why?: Text
}

/** Every move with whether it is open to this actor now, and why not: what each reply carries. */
export function movesFor(petition: Petition, by: Actor): MoveView[] {
  return moveNames
    .map((move) => ({ move, refusal: permit(petition, move, by) }))
    .filter(({ refusal }) => refusal?.code !== 'may-not' && refusal?.code !== 'no-such-petition')
    .map(({ move, refusal }) =>
      isRefusal(refusal) ? { move, open: false, why: refusal.why } : { move, open: true },
    )
}

const lacks = (move: Move): Text =>
  text(
    `Chức vụ của anh/chị không được làm việc “${moveWords[move].vi}”.`,
    `Your post may not do this: “${moveWords[move].en}”.`,
  )
const notHeld: Text = text(
  'Kiến nghị này đang do bộ phận khác giữ. Hãy nhờ bộ phận đó hoặc lãnh đạo.',
  'Another department holds this petition. Ask that department or the leader.',
)
const notNow = (move: Move, state: State): Text =>
  text(
    `Không thể “${moveWords[move].vi}” khi kiến nghị đang ở bước “${stateWords[state].vi}”.`,
    `“${moveWords[move].en}” is not possible while the petition is “${stateWords[state].en}”.`,
  )
