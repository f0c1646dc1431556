import { expect, test } from 'vitest'
import { communesOn, matchCommune } from './commune-name.ts'

const communes = [
  'Đăk Hà',
  'Đăk Na',
  'Đăk Sao',
  'Đăk Tờ Kan',
  'Đăk Rơ Ông',
  'Ngọk Lây',
  'Ngọk Yêu',
  'Tu Mơ Rông',
].map((name, id) => ({ id, code: `${id}`, name }))

test.each([
  ['Đăk Hà', 'exact', 'Đăk Hà'],
  ['xã Đăk Hà', 'exact', 'Đăk Hà'],
  ['Đắk Hà', 'variant', 'Đăk Hà'],
  ['Dak Ha', 'variant', 'Đăk Hà'],
  ['dak to kan', 'variant', 'Đăk Tờ Kan'],
  ['Ngọc Lây', 'variant', 'Ngọk Lây'],
  ['ĐĂK SAO', 'variant', 'Đăk Sao'],
  ['Đăk Tơ Kan', 'slip', 'Đăk Tờ Kan'],
  ['Đăk Tờ Cang', 'slip', 'Đăk Tờ Kan'],
  ['Ngọc Lay', 'slip', 'Ngọk Lây'],
  ['Ngọk Yêo', 'slip', 'Ngọk Yêu'],
  ['Đ.Hà', 'slip', 'Đăk Hà'],
  ['TMR', 'slip', 'Tu Mơ Rông'],
])('%s is a(n) %s of %s', (written, how, name) =>
  expect(matchCommune(written, communes)).toMatchObject({ how, of: { name } }),
)

test.each(['', 'Sa Thầy', 'Đăk', 'D'])('%j is none', (written) =>
  expect(matchCommune(written, communes)).toBeNull(),
)

test('only communes in force on the day', () => {
  const dated = [
    { id: 1, code: '23425', name: 'Đăk Hà', to: '2025-06-30' },
    { id: 2, code: '23425', name: 'Tu Mơ Rông', from: '2025-07-01', to: null },
  ]
  expect(communesOn(dated, '2013-07-04').map((one) => one.id)).toEqual([1])
  expect(communesOn(dated, '2025-07-01').map((one) => one.id)).toEqual([2])
  expect(communesOn(dated, null)).toHaveLength(2)
})
