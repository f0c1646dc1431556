import { describe, expect, test } from 'vitest'
import { isRefusal } from '#plain/refusal.ts'
import { type Bill, billFor } from './bill.ts'
import { bundledBook } from './bundled.ts'
import examples from './examples.json' with { type: 'json' }
import { explainBill } from './explained.ts'
import { monthsEnd } from './period.ts'
import type { BillRequest } from './request.ts'
import { roundedShare } from './whole.ts'

function bill(request: BillRequest): Bill {
  const made = billFor(bundledBook, request)
  if (isRefusal(made)) throw new Error(made.why.en)
  return made
}

const month = (from: string, kwh: number, more: Partial<BillRequest> = {}): Bill =>
  bill({ from, to: monthsEnd(from, 1), kwh, ...more })

const quotas = (made: Bill, part = 0) => made.parts[part]?.quotas.slice(0, 3)

describe('published and computed examples, to the đồng', () => {
  const bills = examples.examples.filter((one) => 'tariff_date' in one && one.tariff_date)
  test.each(bills.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const [from, to] = one.period ?? [one.tariff_date!, monthsEnd(one.tariff_date!, 1)]
    const made = bill({ from: from!, to: to!, kwh: one.kwh!, poor: one.poor === true })
    const expected = one.expected as { subtotal?: number; vat?: number; total?: number }
    expect(made).toMatchObject(expected)
    if (one.vat) expect(made.vatPercent).toBe(one.vat * 100)
  })

  const increments = examples.examples.filter((one) => one.expected_delta !== undefined)
  test.each(increments.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const [before, after] = [month(one.from_!, one.kwh!), month(one.to!, one.kwh!)]
    const delta = one.vat === 0 ? after.subtotal - before.subtotal : after.total - before.total
    // The published increments were computed with one tax rate, 10 %, on both sides.
    expect(delta).toBe(one.expected_delta)
  })

  test('support paid by local government: 30 kWh of step 1 with tax, to the nearest 1,000', () => {
    const support = examples.examples.find(({ id }) => id === 'support-2014-06-01')!
    const step1 = bundledBook.tables.find(({ from }) => from === '2014-06-01')!.steps[0]!.price
    expect(step1).toBe(support.tier1)
    expect(roundedShare(30 * step1 * 110, 100_000) * 1000).toBe(support.expected)
  })

  test.each([
    ['2025-11-01', '2025-11-30', 134, 305_230],
    ['2025-12-01', '2025-12-31', 165, 384_912],
    ['2020-06-01', '2020-06-30', 27_862, 89_350_496],
    // Published: one month with two prices, the meter unread.
    ['2025-05-01', '2025-05-31', 200, 469_250],
  ])('%s … %s, %i kWh: %i đồng', (from, to, kwh, total) => expect(bill({ from, to, kwh }).total).toBe(total))
})

describe('quotas', () => {
  test.each([
    ['a calendar month of 31 days', '2025-12-01', '2025-12-31', [50, 50, 100]],
    ['February', '2025-02-01', '2025-02-28', [50, 50, 100]],
    ['from the 5th to the 4th', '2025-06-05', '2025-07-04', [50, 50, 100]],
    ['a book read on the 29th, in February', '2026-01-30', '2026-02-28', [50, 50, 100]],
    ['two months', '2025-06-01', '2025-07-31', [100, 100, 200]],
    // T is the month before the one of the reading: June has 30 days.
    ['20 days over the end of a month', '2025-06-15', '2025-07-04', [33, 33, 67]],
    // A new customer, inside one month: November has 30 days.
    ['from the 10th to the end of the month', '2025-11-10', '2025-11-30', [35, 35, 70]],
    ['the first half of a month', '2025-11-01', '2025-11-15', [25, 25, 50]],
    // The same over a turn of the year: December has 31.
    ['15 days into January', '2025-12-22', '2026-01-05', [24, 24, 48]],
    // The reading day moved to the end of the month: one month and 16 days.
    ['one month and 16 days', '2023-09-16', '2023-10-31', [77, 77, 153]],
    ['one day', '2025-11-01', '2025-11-01', [2, 2, 3]],
  ])('%s', (_, from, to, expected) => expect(quotas(bill({ from, to, kwh: 1 }))).toEqual(expected))

  test('households and tenants multiply them', () => {
    expect(quotas(month('2025-11-01', 1, { households: 2 }))).toEqual([100, 100, 200])
    // A quarter of 50 is 12.5, rounded up.
    expect(quotas(month('2025-11-01', 1, { tenants: 1 }))).toEqual([13, 13, 25])
    expect(quotas(month('2025-11-01', 1, { tenants: 6 }))).toEqual([75, 75, 150])
    expect(month('2025-11-01', 333, { tenants: 8 }).total).toBe(
      month('2025-11-01', 333, { households: 2 }).total,
    )
  })

  test('days without supply are taken off', () => {
    const five = month('2025-11-01', 100, { without: [{ from: '2025-11-03', to: '2025-11-07' }] })
    expect(quotas(five)).toEqual([42, 42, 83])
    expect(month('2025-11-01', 100, { daysWithout: 5 }).total).toBe(five.total)
    expect(five.rules).toContain('days-without-supply')
  })
})

describe('a price that changes inside the period', () => {
  const may = { from: '2025-05-01', to: '2025-05-31' }

  test('read on the day: as read, on both ladders', () => {
    const made = bill({ ...may, kwh: 200, kwhBefore: [20] })
    expect(made.parts.map(({ kwh }) => kwh)).toEqual([20, 180])
    expect(made.lines[0]).toEqual({
      from: '2025-05-01',
      to: '2025-05-09',
      step: 1,
      kwh: 15,
      price: 1893,
      amount: 28_395,
    })
  })

  test('no more than the first step in all: step 1 on both sides', () => {
    const made = bill({ ...may, kwh: 50, kwhBefore: [40] })
    expect(made.lines.map(({ step, kwh }) => [step, kwh])).toEqual([
      [1, 40],
      [1, 10],
    ])
    expect(bill({ ...may, kwh: 51, kwhBefore: [40] }).lines.map(({ step }) => step)).toEqual([1, 2, 3, 1])
  })

  test('on the very last day, unread: all at the old price', () => {
    const made = bill({ from: '2025-04-11', to: '2025-05-10', kwh: 120 })
    expect(made.parts).toHaveLength(1)
    expect(made.lines.map(({ price }) => price)).toEqual([1893, 1956, 2271])
    expect(bill({ from: '2025-04-11', to: '2025-05-10', kwh: 120, kwhBefore: [118] }).parts).toHaveLength(2)
  })

  test('a half kWh is rounded up to the old price', () => {
    // 10 of 20 days: 12.5 of 25.
    const made = bill({ from: '2025-04-30', to: '2025-05-19', kwh: 25 })
    expect(made.parts.map(({ kwh }) => kwh)).toEqual([13, 12])
  })

  test('days without supply move kWh and quotas to the other side', () => {
    const made = bill({ ...may, kwh: 220, without: [{ from: '2025-05-05', to: '2025-05-12' }] })
    expect(made.parts.map(({ days, kwh }) => [days, kwh])).toEqual([
      [4, 38],
      [19, 182],
    ])
    expect(quotas(made, 0)?.[0]).toBe(6)
    expect(billFor(bundledBook, { ...may, kwh: 220, daysWithout: 8 })).toMatchObject({
      code: 'say-which-days',
    })
  })

  test('three tables in one long period', () => {
    const made = bill({ from: '2023-05-01', to: '2023-11-30', kwh: 700 })
    expect(made.parts.map(({ from, to }) => [from, to])).toEqual([
      ['2023-05-01', '2023-05-03'],
      ['2023-05-04', '2023-11-08'],
      ['2023-11-09', '2023-11-30'],
    ])
    expect(made.parts.reduce((sum, { kwh }) => sum + kwh, 0)).toBe(700)
  })
})

test('the tax is that of the last day', () => {
  expect(bill({ from: '2022-01-15', to: '2022-02-14', kwh: 50 }).vatPercent).toBe(8)
  expect(bill({ from: '2021-12-15', to: '2022-01-31', kwh: 50 }).vatPercent).toBe(10)
  expect(bill({ from: '2026-12-15', to: '2027-01-14', kwh: 50 }).vatPercent).toBe(10)
})

test('half a đồng of tax is rounded up', () => {
  expect(month('2014-07-01', 55)).toMatchObject({ subtotal: 76_565, vat: 7657, total: 84_222 })
  expect(roundedShare(-5, 10)).toBe(-1)
})

describe('the poor', () => {
  test('registered: 993 đồng for the first 50, the usual steps from 51', () => {
    const made = month('2013-09-01', 80, { poor: true })
    expect(made.lines.map(({ kwh, price }) => [kwh, price])).toEqual([
      [50, 993],
      [30, 1418],
    ])
    expect(made.rules).toContain('poor')
  })

  test('not registered, above 150 kWh in three months, or after 2014-05-31: as everybody', () => {
    const usual = month('2013-09-01', 80)
    expect(usual.lines[0]?.price).toBe(1418)
    expect(month('2013-09-01', 80, { poor: true, threeMonths: 151 }).total).toBe(usual.total)
    expect(month('2013-09-01', 80, { poor: true, threeMonths: 150 }).total).toBeLessThan(usual.total)
    const after = month('2014-06-01', 40, { poor: true })
    expect(after.lines[0]?.price).toBe(1388)
    expect(after.rules).not.toContain('poor')
  })

  test('the block ends in the middle of a period', () => {
    const made = bill({ from: '2014-05-16', to: '2014-06-15', kwh: 62, poor: true })
    expect(made.lines.map(({ from, price, kwh }) => [from, price, kwh])).toEqual([
      ['2014-05-16', 993, 26],
      ['2014-05-16', 1418, 6],
      ['2014-06-01', 1388, 24],
      ['2014-06-01', 1433, 6],
    ])
  })
})

test('an undeclared short lease is billed at step 3 as a whole', () => {
  expect(month('2025-11-01', 20, { undeclaredLease: true }).lines).toMatchObject([
    { step: 3, kwh: 20, price: 2380 },
  ])
  const may = bill({ from: '2025-05-01', to: '2025-05-31', kwh: 31, undeclaredLease: true })
  expect(may.lines.map(({ price, kwh }) => [price, kwh])).toEqual([
    [2271, 9],
    [2380, 22],
  ])
  expect(
    billFor(bundledBook, { from: '2013-09-01', to: '2013-09-30', kwh: 9, undeclaredLease: true }),
  ).toMatchObject({ code: 'no-lease-rule' })
})

test('the relief of 2020 can be left out', () => {
  expect(month('2020-05-01', 100).lines[0]?.price).toBe(1510)
  expect(month('2020-05-01', 100, { relief: false }).lines[0]?.price).toBe(1678)
  expect(month('2020-07-01', 100).lines[0]?.price).toBe(1678)
})

test('a meter replaced: what both counted; a counter that ran over', () => {
  const made = bill({
    from: '2025-11-01',
    to: '2025-11-30',
    readings: [
      { was: 1200, is: 1240 },
      { was: 3, is: 44 },
    ],
  })
  expect(made.kwh).toBe(81)
  expect(
    bill({ from: '2025-11-01', to: '2025-11-30', readings: [{ was: 99_950, is: 31, digits: 5 }] }).kwh,
  ).toBe(81)
})

test('a book with the five steps of 2025 in force bills by them without new code', () => {
  const [last] = bundledBook.tables.slice(-1)
  const structure = bundledBook.structures.find(({ percents }) => percents !== null)!
  const book = {
    ...bundledBook,
    tables: [
      ...bundledBook.tables.slice(0, -1),
      { ...last!, to: '2026-12-31' },
      {
        ...last!,
        from: '2027-01-01',
        structure: structure.name,
        steps: [1984, 2380, 2998, 3571, 3967].map((price, i) => ({
          width: structure.percents![i]!.width,
          price,
        })),
      },
    ],
  }
  const made = billFor(book, { from: '2027-01-01', to: '2027-01-31', kwh: 250 }) as Bill
  expect(made.lines.map(({ kwh, price }) => [kwh, price])).toEqual([
    [100, 1984],
    [100, 2380],
    [50, 2998],
  ])
  const lease = billFor(book, { from: '2027-01-01', to: '2027-01-31', kwh: 9, undeclaredLease: true }) as Bill
  expect(lease.lines).toMatchObject([{ step: 2, price: 2380 }])
  expect(month('2025-11-01', 250).lines).toHaveLength(4)
})

describe('refuses', () => {
  const good = { from: '2025-11-01', to: '2025-11-30', kwh: 81 }
  test.each<[string, Partial<BillRequest> | Record<string, unknown>]>([
    ['ends-before-it-begins', { to: '2025-10-31' }],
    ['no-such-day', { from: '2025-02-30' }],
    ['no-such-day', { to: '30/11/2025' }],
    ['no-such-day', { to: 20251130 }],
    ['period-too-long', { from: '2024-11-01', to: '2025-11-01' }],
    ['not-a-count', { kwh: -1 }],
    ['not-a-count', { kwh: 80.5 }],
    ['not-a-count', { kwh: '81' }],
    ['not-a-count', { kwh: 10_000_001 }],
    ['not-a-count', { households: 0 }],
    ['not-a-count', { households: 1.5 }],
    ['not-a-count', { tenants: -1 }],
    ['not-a-count', { kwhBefore: [0.5] }],
    ['households-or-tenants', { households: 2, tenants: 3 }],
    ['kwh-or-readings', { kwh: undefined }],
    ['kwh-or-readings', { readings: [{ was: 1, is: 2 }] }],
    ['kwh-or-readings', { kwh: undefined, readings: [] }],
    ['reading-backwards', { kwh: undefined, readings: [{ was: 1281, is: 1200 }] }],
    ['reading-backwards', { kwh: undefined, readings: [{ was: 1.5, is: 3 }] }],
    ['no-price', { from: '2010-01-01', to: '2010-01-31' }],
    ['no-price', { from: '2011-02-15', to: '2011-03-14' }],
    ['readings-do-not-fit', { kwhBefore: [10] }],
    ['readings-do-not-fit', { from: '2025-05-01', to: '2025-05-31', kwhBefore: [82] }],
    ['days-without', { daysWithout: 31 }],
    ['days-without', { without: [{ from: '2025-10-31', to: '2025-11-02' }] }],
    [
      'days-without',
      {
        without: [
          { from: '2025-11-02', to: '2025-11-03' },
          { from: '2025-11-03', to: '2025-11-04' },
        ],
      },
    ],
    ['used-without-supply', { daysWithout: 30 }],
  ])('%s %j', (code, change) => {
    const made = explainBill(bundledBook, { ...good, ...change } as BillRequest)
    expect(made).toMatchObject({ code })
    expect(isRefusal(made) && made.why.vi).toBeTruthy()
  })

  test('not the longest sensible period', () =>
    expect(bill({ from: '2024-11-01', to: '2025-10-31', kwh: 900 }).rules).toContain('several-months'))
})
