import { expect, test } from 'vitest'
import type { Actor } from '#units/actor.ts'
import type { Role } from '#units/permission.ts'
import { aPetition, resident, staffIn, system } from '../../test/petition-world.ts'
import { type Move, moveNames, movesFor, permit } from './moves.ts'
import { type Petition, type State, states } from './petition.ts'

/**
 * The law a second time, as a table that a lawyer could read: from which states, by whom.
 * r received · a assigned · p waiting-person · h handed-over · m waiting-money · n answered · e ended
 * L leader · S secretary · H head of the owning department · O officer of it · C company that owns it · R resident · T timetable
 */
const law: Record<Move, [from: string, by: string]> = {
  'read-back': ['raphmn', 'LSHO'],
  classify: ['raphm', 'LSHC'],
  assign: ['r', 'LSHC'],
  'move-on': ['a', 'LSHC'],
  take: ['ra', 'HOC'],
  ask: ['ra', 'LHOC'],
  'hear-back': ['p', 'LSHOCR'],
  'hand-over': ['ra', 'LHC'],
  'hear-authority': ['h', 'LSHOC'],
  promise: ['raphm', 'LHC'],
  'put-off': ['raphm', 'LHOC'],
  'wait-for-money': ['ra', 'LHC'],
  resume: ['phm', 'LHOC'],
  answer: ['raphm', 'LHOC'],
  deliver: ['n', 'LSHOCRT'],
  judge: ['n', 'LSR'],
  'let-rest': ['n', 'T'],
  withdraw: ['raphmn', 'LSR'],
  duplicate: ['raphm', 'LS'],
  spam: ['ra', 'LS'],
  'ask-withhold': ['raphmne', 'LS'],
  withhold: ['raphmne', 'L'],
  release: ['raphmne', 'L'],
  'open-identity': ['raphmne', 'LSHO'],
  note: ['raphmne', 'LSHOC'],
  climb: ['raphm', 'T'],
}
const letters: Record<string, State> = {
  r: 'received',
  a: 'assigned',
  p: 'waiting-person',
  h: 'handed-over',
  m: 'waiting-money',
  n: 'answered',
  e: 'ended',
}
const roles: Record<string, Role> = { L: 'leader', S: 'secretary', H: 'head', O: 'officer', C: 'company' }

/** The owner is the actor's own unit: what is held by others is another test. */
const actors = (petition: Petition): Record<string, Actor> => ({
  ...Object.fromEntries(Object.entries(roles).map(([letter, role]) => [letter, staffIn(role)])),
  R: resident(petition),
  T: system(petition),
})
const ownerOf: Record<string, number> = { C: 21 }

test.each(moveNames)('%s: from exactly these states, by exactly these', (move) => {
  const [from, by] = law[move]
  const wrong: string[] = []
  for (const state of states) {
    for (const letter of ['L', 'S', 'H', 'O', 'C', 'R', 'T'] as const) {
      const petition = aPetition({ state, ownerUnit: ownerOf[letter] ?? 401 })
      const actor = actors(petition)[letter]!
      const open = permit(petition, move, actor) === undefined
      const should = [...from].some((key) => letters[key] === state) && by.includes(letter)
      if (open !== should) wrong.push(`${letter} ${state}: ${open ? 'may' : 'may not'}`)
    }
  }
  expect(wrong).toEqual([])
})

test('corporation, inspector and administrator move nothing', () => {
  for (const role of ['corporation', 'inspector', 'administrator'] as const) {
    expect(movesFor(aPetition({}), staffIn(role)).filter(({ open }) => open)).toEqual([])
  }
})

test('another department is told who holds it; another branch is told nothing', () => {
  const petition = aPetition({ ownerUnit: 402 })
  expect(permit(petition, 'answer', staffIn('head'))?.code).toBe('not-held')
  expect(permit(petition, 'answer', { ...staffIn('head'), branches: [41] })?.code).toBe('no-such-petition')
})

test('what is said about staff does not exist for those who may not read it', () => {
  const petition = aPetition({ confidential: true })
  expect(permit(petition, 'note', staffIn('head'))?.code).toBe('no-such-petition')
  expect(permit(petition, 'note', staffIn('leader'))).toBeUndefined()
})

test('moves that are closed say why, in both languages', () => {
  for (const { open, why } of movesFor(aPetition({ state: 'ended' }), staffIn('leader'))) {
    if (!open) expect([why?.vi.length, why?.en.length].every((length) => (length ?? 0) > 10)).toBe(true)
  }
})
