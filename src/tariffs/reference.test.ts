import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRefusal } from '#plain/refusal.ts'
import data from '../../seed/data/tariffs.json' with { type: 'json' }
import { billFor } from './bill.ts'
import { bundledBook } from './bundled.ts'
import type { BillRequest } from './request.ts'

// The rules a second time, written apart and slowly: one day and one kWh after the other, exact fractions of
// BigInt, no code of the law. Where the two disagree one of them is wrong.

type Fraction = readonly [bigint, bigint]
const half = ([top, bottom]: Fraction): number => Number((top * 2n + bottom) / (bottom * 2n))
const sum = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]]

const utc = (day: string) => new Date(`${day}T12:00:00Z`)
const iso = (date: Date) => date.toISOString().slice(0, 10)
const next = (day: string) => iso(new Date(utc(day).getTime() + 86_400_000))
const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

function eachDay(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = next(day)) days.push(day)
  return days
}

/** A month of use ends the day before the day of the month on which it began, or on the month's last. */
function endsMonth(first: string, day: string): boolean {
  const begin = utc(first).getUTCDate()
  const date = utc(day)
  const last = daysIn(date.getUTCFullYear(), date.getUTCMonth() + 1)
  const wanted = begin === 1 ? last : Math.min(begin - 1, last)
  return date.getUTCDate() === wanted && (begin === 1 || day.slice(0, 7) !== first.slice(0, 7))
}

function quotaMonth(from: string, to: string): bigint {
  const [year, month, day] = to.split('-').map(Number) as [number, number, number]
  const over = day === daysIn(year, month)
  if ((over && from.endsWith('-01')) || from.slice(0, 7) === to.slice(0, 7))
    return BigInt(daysIn(year, month))
  return BigInt(month === 1 ? 31 : daysIn(year, month - 1))
}

/** Quotas of `days` (a run of days) as a fraction of a monthly quota of one household. */
function share(days: readonly string[], T: bigint): Fraction {
  let months = 0n
  let left = 0n
  for (const day of days) {
    left += 1n
    if (endsMonth(days[0]!, day)) {
      months += 1n
      left = 0n
    }
  }
  return sum([months, 1n], [left, T])
}

interface Row {
  readonly from: string
  readonly prices: readonly number[]
  readonly widths: readonly (number | null)[]
  readonly lease: number
}

function rowOn(day: string, poor: boolean, to: string): Row {
  const row = data.household_tiers.find(
    (one) => one.effective_from <= day && (one.effective_to ?? '9999') >= day,
  )!
  const tiers = (poor && 'tiers_poor' in row && row.tiers_poor) || row.tiers
  const cut = ['2020-04', '2020-05', '2020-06', '2020-10', '2020-11', '2020-12'].includes(to.slice(0, 7))
  return {
    from: row.effective_from,
    prices: tiers.map(([, price], i) => (cut && i < 4 ? half([BigInt(price!) * 9n, 10n]) : price!)),
    widths: tiers.map(([width]) => width!),
    lease: 3,
  }
}

function slowly(request: BillRequest): { subtotal: number; vat: number; total: number; kwh: number[] } {
  const { from, to, poor = false } = request
  const kwh = request.kwh!
  const quarters = BigInt(request.tenants ? request.tenants : 4 * (request.households ?? 1))
  const T = quotaMonth(from, to)
  const groups: { row: Row; days: string[] }[] = []
  for (const day of eachDay(from, to)) {
    const row = rowOn(day, poor, to)
    if (groups.at(-1)?.row.from === row.from) groups.at(-1)!.days.push(day)
    else groups.push({ row, days: [day] })
  }
  const last = groups.at(-1)!
  if (groups.length > 1 && request.kwhBefore === undefined && last.days.length === 1) {
    groups.pop()
    groups.at(-1)!.days.push(to)
  }
  const lit = (days: readonly string[]) =>
    days.filter((day) => !(request.without ?? []).some((one) => one.from <= day && day <= one.to)).length
  const all = lit(eachDay(from, to))
  let seen = 0
  const shares = groups.map(({ days }, i) => {
    if (request.kwhBefore) return request.kwhBefore[i] ?? kwh - request.kwhBefore.reduce((a, b) => a + b, 0)
    const before = half([BigInt(kwh * seen), BigInt(all)])
    seen += lit(days)
    return half([BigInt(kwh * seen), BigInt(all)]) - before
  })
  const quota = (width: number | null, days: readonly string[]): number => {
    if (width === null) return Number.POSITIVE_INFINITY
    const [top, bottom] = share(days, T)
    return half([BigInt(width) * quarters * top, 4n * bottom])
  }
  const whole = eachDay(from, to).slice(0, all)
  const small = groups.length > 1 && groups.every(({ row }) => kwh <= quota(row.widths[0]!, whole))
  let subtotal = 0n
  for (const [i, { row, days }] of groups.entries()) {
    const limits = row.widths.map((width) => quota(width, days.slice(0, lit(days))))
    let step = 0
    let used = 0
    for (let n = 0; n < shares[i]!; n += 1) {
      while (used >= limits[step]!) {
        step += 1
        used = 0
      }
      used += 1
      const at = request.undeclaredLease ? row.lease - 1 : small ? 0 : step
      subtotal += BigInt(row.prices[at]!)
    }
  }
  const [, , percent] = (
    [
      ['0000', '2022-01-31', 10n],
      ['2022-02-01', '2022-12-31', 8n],
      ['2023-01-01', '2023-06-30', 10n],
      ['2023-07-01', '2026-12-31', 8n],
      ['2027-01-01', '9999', 10n],
    ] as const
  ).find(([first, end]) => first <= to && to <= end)!
  const vat = half([subtotal * percent, 100n])
  return { subtotal: Number(subtotal), vat, total: Number(subtotal) + vat, kwh: shares }
}

const day = (from: string, to: string) =>
  fc
    .integer({ min: utc(from).getTime() / 86_400_000 - 0.5, max: utc(to).getTime() / 86_400_000 - 0.5 })
    .map((n) => iso(new Date(n * 86_400_000)))

/** Around changes of price and tax, and anywhere. */
const start = fc.oneof(
  day('2011-03-01', '2027-02-01'),
  fc
    .constantFrom(
      ...bundledBook.tables.slice(1).map(({ from }) => from),
      '2022-02-01',
      '2023-01-01',
      '2023-07-01',
      '2027-01-01',
    )
    .chain((change) =>
      fc.integer({ min: -40, max: 2 }).map((n) => iso(new Date(utc(change).getTime() + n * 86_400_000))),
    ),
)
const length = fc.oneof(
  fc.integer({ min: 0, max: 65 }),
  fc.constantFrom(27, 28, 29, 30, 60, 61),
  fc.integer({ min: 0, max: 200 }),
)

const requests: fc.Arbitrary<BillRequest> = fc
  .record({
    from: start,
    length,
    kwh: fc.oneof(fc.integer({ min: 0, max: 260 }), fc.integer({ min: 0, max: 1500 })),
    people: fc.oneof(
      fc.constant({}),
      fc.record({ households: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ tenants: fc.integer({ min: 1, max: 9 }) }),
    ),
    poor: fc.boolean(),
    gap: fc.option(fc.record({ at: fc.nat(60), length: fc.integer({ min: 1, max: 9 }) }), { nil: undefined }),
    read: fc.option(fc.nat(100), { nil: undefined }),
  })
  .map(({ from, length, kwh, people, poor, gap, read }) => {
    const days = eachDay(from, iso(new Date(utc(from).getTime() + length * 86_400_000)))
    const to = days.at(-1)!
    const changes = new Set(days.map((one) => rowOn(one, false, to).from)).size - 1
    const off = gap ? days.slice(gap.at, gap.at + gap.length) : []
    return {
      from,
      to,
      kwh,
      ...people,
      ...(poor ? { poor } : {}),
      ...(off.length > 0 && off.length < days.length
        ? { without: [{ from: off[0]!, to: off.at(-1)! }] }
        : {}),
      ...(changes === 1 && read !== undefined ? { kwhBefore: [Math.floor((kwh * read) / 100)] } : {}),
    }
  })

test('the law and the slow reference agree to the đồng', () => {
  fc.assert(
    fc.property(requests, (request) => {
      const made = billFor(bundledBook, request)
      if (isRefusal(made)) throw new Error(made.why.en)
      const slow = slowly(request)
      expect({
        subtotal: made.subtotal,
        vat: made.vat,
        total: made.total,
        kwh: made.parts.map(({ kwh }) => kwh),
      }).toEqual(slow)
    }),
    { numRuns: 800 },
  )
}, 90_000)

test('an undeclared lease, likewise', () => {
  fc.assert(
    fc.property(requests, (given) => {
      const request = { ...given, undeclaredLease: true, poor: false }
      fc.pre(request.from >= '2014-06-01')
      expect(billFor(bundledBook, request)).toMatchObject({ total: slowly(request).total })
    }),
    { numRuns: 100 },
  )
}, 90_000)
