import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearMisses, pairwise } from '../../seed/near-misses.ts'
import { Grouping, groupSameCause } from './grouping.ts'
import { placeKey } from './place-key.ts'

const cases = nearMisses()

test('the same cause in the same hamlet, not in the next one, nor another cause beside it', () => {
  const { precision, recall, f1 } = pairwise(
    groupSameCause(cases),
    new Map(cases.map(({ id, cause }) => [id, cause])),
  )
  expect(f1).toBeGreaterThanOrEqual(0.95)
  expect(Math.min(precision, recall)).toBeGreaterThanOrEqual(0.9)
})

test('neither the order of the voices nor the portions they come in change the groups', () => {
  const sorted = (groups: readonly (readonly string[])[]) =>
    groups.map((group) => [...group].sort().join()).sort()
  const whole = sorted(groupSameCause(cases))
  fc.assert(
    fc.property(
      fc.shuffledSubarray(cases, { minLength: cases.length }),
      fc.nat(cases.length),
      (mixed, cut) => {
        const grouping = new Grouping<string>()
        for (const one of mixed.slice(0, cut)) grouping.add(one)
        grouping.groups()
        for (const one of mixed.slice(cut)) grouping.add(one)
        expect(sorted(grouping.groups())).toEqual(whole)
      },
    ),
    { numRuns: 20 },
  )
})

test('each voice stands in one group at most, and alone it makes none', () => {
  const groups = groupSameCause(cases)
  const all = groups.flat()
  expect(new Set(all).size).toBe(all.length)
  expect(groups.every((group) => group.length > 1)).toBe(true)
  expect(groupSameCause(cases.slice(0, 1))).toEqual([])
  expect(groupSameCause([])).toEqual([])
})

test.each([
  ['Thôn Kon Tun, xã Đăk Hà', 'xa dak ha, kon tun'],
  ['Thôn Kon Tun, xã Đăk Hà', 'KonTun - ĐắkHà'],
  ['Ngọk Leang, Đăk Hà, huyện Tu Mơ Rông', 'ngoc leang; Đắc Hà'],
  ['Mỹ Lâm, Đăk Hà', 'Mĩ Lâm, Dak Ha'],
])('%s is %s', (one, other) => expect(placeKey(one)).toBe(placeKey(other)))

test('an area may be an object, and a hamlet may stand in the words alone', () => {
  expect(placeKey({ commune: 'Đăk Hà', hamlet: 'Kon Tun' })).toBe(placeKey('Kon Tun, Đăk Hà'))
  const told = (id: number, hamlet: string) => ({ id, area: 'Đăk Hà', text: `Thôn ${hamlet} điện yếu quá` })
  expect(groupSameCause([told(1, 'Kon Tun'), told(2, 'Kon Tun'), told(3, 'Kon Ling')])).toEqual([[1, 2]])
})
