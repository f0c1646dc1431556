import { describe, expect, test } from 'vitest'
import { isRefusal, type Refusal } from '#plain/refusal.ts'
import type { StaffActor } from '#units/actor.ts'
import { type Role, roles } from '#units/permission.ts'
import {
  type Arranged,
  cancel,
  change,
  close,
  type Dialogue,
  type DialogueState,
  hold,
  plan,
} from './dialogue.ts'
import { minutes } from './minutes.ts'

const actor = (role: Role, branch = 40): StaffActor => ({
  kind: 'staff', staff: 1, name: 'Y Hạnh', title: '', role, unit: branch, branch, branches: [branch], subtree: [branch],
}) // biome-ignore format: one line
const secretary = actor('secretary')
const served = [11, 12]
const to = {
  campaign: null, name: 'Đối thoại xã Đăk Na', heldOn: '2026-12-01', startsAt: '08:00', place: 'Nhà rông', chair: 'Nguyễn Văn Thành',
  chairStaff: null, secretaryStaff: 1, areas: [12, 11, 12],
} // biome-ignore format: one line
const made = (result: Arranged | Refusal): Dialogue => {
  if (isRefusal(result)) throw new Error(result.code)
  return result.dialogue
}
const codeOf = (result: Arranged | Refusal) => (isRefusal(result) ? result.code : 'done')
const inState = (state: DialogueState): Dialogue => ({ ...made(plan('d', 40, to, served, secretary)), state })
const came = { men: 30, women: 41, officials: 3, endsAt: '11:30', closing: 'Cảm ơn bà con' }

describe('a dialogue', () => {
  test('is planned for communes that the branch serves, each once', () => {
    expect(made(plan('d', 40, to, served, secretary)).areas).toEqual([11, 12])
    expect(codeOf(plan('d', 40, { ...to, areas: [] }, served, secretary))).toBe('areas-missing')
    expect(codeOf(plan('d', 40, { ...to, areas: [31] }, served, secretary))).toBe('not-ours')
    expect(codeOf(plan('d', 40, { ...to, name: ' ' }, served, secretary))).toBe('name-missing')
  })

  test('is arranged by the leader and the secretary alone, and never by another branch', () => {
    for (const role of roles) {
      const may = role === 'leader' || role === 'secretary'
      expect([role, codeOf(plan('d', 40, to, served, actor(role)))]).toEqual([role, may ? 'done' : 'may-not'])
    }
    expect(codeOf(cancel(inState('planned'), actor('secretary', 41)))).toBe('no-such-dialogue')
  })

  // move × state
  const table: [string, (d: Dialogue) => Arranged | Refusal, Record<DialogueState, string>][] = [
    ['change', (d) => change(d, { ...to, place: 'Trường' }, served, secretary), { planned: 'done', held: 'done', cancelled: 'cancelled' }],
    ['change the day', (d) => change(d, { ...to, heldOn: '2026-12-02' }, served, secretary), { planned: 'done', held: 'already-held', cancelled: 'cancelled' }],
    ['hold', (d) => hold(d, null, '2026-12-01', secretary), { planned: 'done', held: 'already', cancelled: 'cancelled' }],
    ['hold too early', (d) => hold(d, null, '2026-11-30', secretary), { planned: 'too-early', held: 'already', cancelled: 'cancelled' }],
    ['close', (d) => close(d, came, secretary), { planned: 'not-held', held: 'done', cancelled: 'not-held' }],
    ['cancel', (d) => cancel(d, secretary), { planned: 'done', held: 'already-held', cancelled: 'cancelled' }],
  ] // biome-ignore format: a table
  test.each(table)('%s', (_name, move, states) => {
    for (const [state, code] of Object.entries(states))
      expect([state, codeOf(move(inState(state as DialogueState)))]).toEqual([state, code])
  })

  test('refuses counts that cannot be', () => {
    for (const men of [-1, 1.5, 9_999])
      expect(codeOf(close(inState('held'), { ...came, men }, secretary))).toBe('bad-count')
    expect(codeOf(close(inState('held'), { ...came, endsAt: '07:00' }, secretary))).toBe('ends-before')
  })

  test('tells the ledger no name', () => {
    const planned = plan('d', 40, to, served, secretary)
    expect(JSON.stringify(isRefusal(planned) ? '' : planned.event)).not.toContain('Thành')
  })
})

test('minutes carry every part of the decree’s form and each opinion with what was said to it', () => {
  const draft = minutes({ ...inState('held'), ...came }, {
    company: 'Công ty Điện lực Quảng Ngãi',
    branch: 'Đội Quản lý điện Tu Mơ Rông',
    areas: ['Đăk Na'],
    secretary: 'Y Hạnh',
    opinions: [
      { number: 'TMR-2026-0001', speaker: 'A Pheo', place: 'Kon Pia', words: 'Điện yếu', answer: 'Mai xuống đo', promises: [], takenBy: 'KT' },
      { number: 'TMR-2026-0002', speaker: 'Y Hà', place: '', words: 'Kéo dây', answer: null, promises: [{ said: 'quý IV', dueOn: '2026-12-31' }], takenBy: 'KT' },
      { number: 'TMR-2026-0003', speaker: 'Người dân', place: '', words: 'Cây đổ', answer: null, promises: [], takenBy: 'Tổ vận hành' },
    ],
  }) // biome-ignore format: short rows
  const all = draft.map((one) => one.text).join('\n')
  for (const part of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'BIÊN BẢN', '8 giờ, ngày 01/12/2026', 'Nhà rông, xã Đăk Na', '71 bà con (30 nam, 41 nữ)',
    'Nguyễn Văn Thành', 'Y Hạnh', '11 giờ 30 phút', 'CHỦ TỌA', 'Trả lời: Mai xuống đo', 'chậm nhất 31/12/2026', 'Giao: Tổ vận hành']) expect(all).toContain(part) // biome-ignore format: a list
  expect(all.indexOf('Điện yếu')).toBeLessThan(all.indexOf('Kéo dây'))
})
