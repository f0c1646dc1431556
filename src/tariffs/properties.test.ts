import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#plain/day.ts'
import { isRefusal } from '#plain/refusal.ts'
import { type Bill, billFor } from './bill.ts'
import type { Book } from './book.ts'
import { bundledBook } from './bundled.ts'
import { daysOf, monthsEnd } from './period.ts'
import type { BillRequest } from './request.ts'

function bill(request: BillRequest, book: Book = bundledBook): Bill {
  const made = billFor(book, request)
  if (isRefusal(made)) throw new Error(made.why.en)
  return made
}

const from = fc.nat(5_600).map((n) => addDays('2011-03-01', n))
const kwh = fc.oneof(fc.nat(600), fc.nat(50_000))
const period = fc.tuple(from, fc.nat(100)).map(([first, more]) => ({ from: first, to: addDays(first, more) }))
const people = fc.oneof(
  fc.record({ households: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ tenants: fc.integer({ min: 1, max: 30 }) }),
)
const request = fc
  .tuple(period, kwh, people, fc.boolean())
  .map(([days, used, who, poor]): BillRequest => ({ ...days, kwh: used, ...who, poor }))

const holds = <T>(given: fc.Arbitrary<T>, property: (value: T) => void) =>
  fc.assert(fc.property(given, property), { numRuns: 300 })

test('lines add up: kWh, subtotal, total; nothing is negative; everything is whole', () => {
  holds(request, (one) => {
    const { lines, subtotal, vat, total, kwh } = bill(one)
    expect(lines.reduce((sum, line) => sum + line.kwh, 0)).toBe(kwh)
    expect(lines.reduce((sum, line) => sum + line.amount, 0)).toBe(subtotal)
    expect(total).toBe(subtotal + vat)
    for (const n of [
      subtotal,
      vat,
      total,
      ...lines.flatMap((line) => [line.kwh - 1, line.price, line.amount]),
    ])
      expect(Number.isSafeInteger(n) && n >= 0).toBe(true)
    for (const line of lines) expect(line.amount).toBe(line.kwh * line.price)
  })
})

test('one kWh more never costs less, and never more than its dearest price allows', () => {
  holds(request, (one) => {
    const [less, more] = [bill(one), bill({ ...one, kwh: one.kwh! + 1 })]
    const dearest = Math.max(...more.parts.flatMap(({ steps }) => steps.map(({ price }) => price)))
    const added = more.subtotal - less.subtotal
    expect(added).toBeGreaterThan(0)
    // Where a change of price stops being billed as step 1 alone, kWh that rounding put aside move up a step.
    expect(added).toBeLessThanOrEqual(less.rules.includes('all-in-step-1') ? dearest * 3 : dearest)
    expect(more.total).toBeGreaterThanOrEqual(less.total)
  })
})

test('the last kWh of a step costs its price, the next one the next price', () => {
  holds(from, (first) => {
    const days = { from: first, to: monthsEnd(first, 1) }
    const { parts } = bill({ ...days, kwh: 0 })
    fc.pre(parts.length === 1)
    let upTo = 0
    for (const [i, quota] of parts[0]!.quotas.entries()) {
      if (quota === null) continue
      upTo += quota
      const [before, at, after] = [upTo - 1, upTo, upTo + 1].map((n) => bill({ ...days, kwh: n }).subtotal)
      expect(at! - before!).toBe(parts[0]!.steps[i]!.price)
      expect(after! - at!).toBe(parts[0]!.steps[i + 1]!.price)
    }
  })
})

test('two households pay as two that use half each', () => {
  holds(fc.tuple(from, fc.nat(900)), ([first, used]) => {
    const days = { from: first, to: monthsEnd(first, 1) }
    fc.pre(bill({ ...days, kwh: 0 }).parts.length === 1)
    expect(bill({ ...days, kwh: 2 * used, households: 2 }).subtotal).toBe(
      2 * bill({ ...days, kwh: used }).subtotal,
    )
  })
})

test('four tenants are one household', () => {
  holds(fc.tuple(period, kwh, fc.integer({ min: 1, max: 9 })), ([days, used, n]) => {
    expect(bill({ ...days, kwh: used, tenants: 4 * n }).lines).toEqual(
      bill({ ...days, kwh: used, households: n }).lines,
    )
  })
})

test('months billed together are billed as one by one', () => {
  holds(
    fc.tuple(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 2, max: 12 }), fc.nat(600)),
    ([skip, n, used]) => {
      const first = addDays(monthsEnd('2011-03-01', skip), 1)
      const days = { from: first, to: monthsEnd(first, n) }
      fc.pre(bill({ ...days, kwh: 0 }).parts.length === 1)
      const together = bill({ ...days, kwh: n * used, relief: false })
      expect(together.subtotal).toBe(
        n * bill({ from: first, to: monthsEnd(first, 1), kwh: used, relief: false }).subtotal,
      )
    },
  )
})

// Within less than a month: a whole month counts as one however long it is, its parts count by days.
test('a new decision with the old prices changes nothing but rounding', () => {
  const [table] = bundledBook.tables.slice(-1)
  holds(
    fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 26 }), fc.nat(60), fc.nat(900)),
    ([skip, more, at, used]) => {
      const days = { from: addDays('2025-06-01', skip), to: addDays('2025-06-01', skip + more) }
      const change = addDays(days.from, 1 + (at % more))
      const book = {
        ...bundledBook,
        tables: [
          ...bundledBook.tables.slice(0, -1),
          { ...table!, to: addDays(change, -1) },
          { ...table!, from: change },
        ],
      }
      const [one, two] = [bill({ ...days, kwh: used }), bill({ ...days, kwh: used }, book)]
      // At each of the five limits the two roundings of a quota and that of the kWh may move two kWh up or down a step.
      const gaps = table!.steps
        .slice(1)
        .reduce((sum, { price }, i) => sum + price - table!.steps[i]!.price, 0)
      expect(Math.abs(one.subtotal - two.subtotal)).toBeLessThanOrEqual(10 * gaps)
    },
  )
})

test('days without supply never make a bill cheaper', () => {
  holds(fc.tuple(period, fc.nat(900), fc.nat(20)), ([days, used, n]) => {
    fc.pre(n < daysOf(days) && bill({ ...days, kwh: 0 }).parts.length === 1)
    expect(bill({ ...days, kwh: used, daysWithout: n }).total).toBeGreaterThanOrEqual(
      bill({ ...days, kwh: used }).total,
    )
  })
})
