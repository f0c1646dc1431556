import { expect, test } from 'vitest'
import { moveBodies, type StaffMove } from '../contract.ts'
import { bodyOf, firstValues, moveFields, type Values } from './move-fields.ts'

/** What a person would type into each field. */
const typed: Record<string, string> = {
  words: 'Đã đo',
  line: 'UBND xã Đăk Sao',
  day: '2026-12-01',
  unit: '402',
  topic: 'grid_upgrade',
  volts: '215,5',
  petition: '0198a2b0-0000-7000-8000-000000000412',
}

test('every form makes a body that its door accepts', () => {
  for (const move of Object.keys(moveBodies) as StaffMove[]) {
    const values: Values = firstValues(move)
    for (const { name, kind } of moveFields[move]) values[name] = typed[kind] ?? values[name]!
    if (move === 'promise') values.dueOn = '2026-12-01'
    const parsed = moveBodies[move].safeParse(bodyOf(move, values))
    expect(parsed.error?.message, move).toBeUndefined()
  }
})

test('volts go only with "the customer’s own side", with a comma as people write', () => {
  const values = { words: 'Dây sau công tơ', outcome: 'customer-side', volts: '198,5', onTheSpot: false }
  expect(bodyOf('answer', values)).toEqual({
    words: 'Dây sau công tơ',
    outcome: 'customer-side',
    volts: 198.5,
  })
  expect(bodyOf('answer', { ...values, outcome: 'done' })).toEqual({
    words: 'Dây sau công tơ',
    outcome: 'done',
  })
})

test('"when funded" carries a review day, never a due day', () => {
  expect(bodyOf('promise', { kind: 'funded', dueOn: '2027-03-31', said: 'Khi có vốn' })).toEqual({
    kind: 'funded',
    dueOn: null,
    reviewOn: '2027-03-31',
    said: 'Khi có vốn',
  })
})
