import { expect, test } from 'vitest'
import { isRefusal } from '#plain/refusal.ts'
import { bundledBook } from './bundled.ts'
import { type Explained, explainBill } from './explained.ts'
import type { BillRequest } from './request.ts'

function explain(request: BillRequest): Explained {
  const made = explainBill(bundledBook, request)
  if (isRefusal(made)) throw new Error(made.why.en)
  return made
}

const vi = ({ sentences }: Explained): string => sentences.map((one) => one.vi).join('\n')
const may = { from: '2025-05-01', to: '2025-05-31' }

test('every number of the bill is said, in both languages', () => {
  const made = explain({ ...may, kwh: 200 })
  const english = made.sentences.map((one) => one.en).join('\n')
  for (const { kwh, price, amount } of made.lines) {
    expect(vi(made)).toContain(
      `${kwh} × ${price.toLocaleString('de-DE')} = ${amount.toLocaleString('de-DE')}`,
    )
    expect(english).toContain(`${kwh} × ${price.toLocaleString('en-US')} = ${amount.toLocaleString('en-US')}`)
  }
  expect(vi(made)).toContain('469.250 đồng')
  expect(vi(made)).toMatch(/58 số tính giá cũ, 142 số tính giá mới/)
  expect(made.aloud.vi).toContain('bốn trăm sáu mươi chín nghìn hai trăm năm mươi đồng')
  expect(made.aloud.vi).not.toMatch(/\d/)
  expect(made.rule).toBe('whole-month+price-change')
})

test.each<[string, BillRequest, RegExp]>([
  ['a part of a month', { from: '2025-11-10', to: '2025-11-30', kwh: 60 }, /21 phần 30/],
  ['a longer period', { from: '2023-09-16', to: '2023-10-31', kwh: 160 }, /1 tháng và 16 ngày.*16 phần 30/],
  [
    'several months',
    { from: '2025-09-01', to: '2025-10-31', kwh: 160 },
    /dài 2 tháng, nên mỗi bậc được nhân 2\./,
  ],
  ['a shared meter', { ...may, kwh: 300, households: 3 }, /dùng chung cho 3 hộ/],
  ['tenants', { ...may, kwh: 300, tenants: 5 }, /5 người thuê.*1 1\/4 lần/],
  ['few tenants', { ...may, kwh: 300, tenants: 3 }, /tính 3\/4 lần/],
  ['an undeclared lease', { ...may, kwh: 300, undeclaredLease: true }, /giá bậc 3/],
  [
    'days without supply',
    { ...may, kwh: 99, without: [{ from: '2025-05-20', to: '2025-05-22' }] },
    /3 ngày không có điện/,
  ],
  [
    'the poor of 2013',
    { from: '2013-09-01', to: '2013-09-30', kwh: 40, poor: true },
    /50 số đầu mỗi tháng được giá riêng/,
  ],
  [
    'the poor who used much',
    { from: '2013-09-01', to: '2013-09-30', kwh: 60, poor: true, threeMonths: 170 },
    /quá 150 số/,
  ],
  ['the poor of today', { from: '2025-11-01', to: '2025-11-30', kwh: 40, poor: true }, /Ủy ban nhân dân/],
  ['the relief of 2020', { from: '2020-06-01', to: '2020-06-30', kwh: 200 }, /giảm 10% giá ở 4 bậc đầu/],
  [
    'a meter read at the change',
    { ...may, kwh: 200, kwhBefore: [20] },
    /theo chỉ số công tơ ghi hôm đó, 20 số tính giá cũ/,
  ],
  ['little in a change of price', { ...may, kwh: 30 }, /tất cả tính giá bậc 1/],
  ['nothing', { ...may, kwh: 0 }, /Không dùng điện/],
])('says why: %s', (_, request, words) => {
  const made = explain(request)
  expect(vi(made)).toMatch(words)
  for (const { vi, en } of made.sentences) expect(`${vi}${en}`).not.toMatch(/undefined|NaN|null/)
  expect(vi(made)).not.toContain('!')
})
