import { type Day, daysBetween, isDay } from '#plain/day.ts'
import { invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { commonDays, daysOf, monthsEnd, type Period } from './period.ts'

/** What stood on one meter at its first and its last reading, in whole kWh. A meter replaced makes two. */
export interface Reading {
  readonly was: number
  readonly is: number
  /** Digits of the counter, where it ran over from 99999 to 0. */
  readonly digits?: number
}

/** What a bill is asked for. `from` and `to` are the first and the last day of use. */
export interface BillRequest {
  readonly from: Day
  readonly to: Day
  /** Whole kWh; or `readings`. */
  readonly kwh?: number
  readonly readings?: readonly Reading[]
  /** Where the meter was read when the price changed: the kWh of each part but the last. */
  readonly kwhBefore?: readonly number[]
  /** Households that share the meter, each with quotas of its own. */
  readonly households?: number
  /** People who rent: four make one quota. Zero: none. */
  readonly tenants?: number
  /** Let for a short time and tenants not declared: one price for everything. */
  readonly undeclaredLease?: boolean
  /** Poor or low-income and registered with the seller (the 993-đồng block, until 2014-05-31). */
  readonly poor?: boolean
  /** kWh of this and the two bills before it, where known: above 150 the block of the poor is lost. */
  readonly threeMonths?: number
  /** Days on which there was no supply. */
  readonly without?: readonly Period[]
  /** Their number alone, where the days are not known. */
  readonly daysWithout?: number
  /** `false`: leave price reliefs (2020) out. */
  readonly relief?: boolean
}

const MOST_KWH = 10_000_000
const MOST_HOUSEHOLDS = 10_000
const MOST_MONTHS = 12

/** Refuses what cannot be a bill: no days, days the wrong way round, more than a year, numbers that are not whole. */
export function checkRequest(request: BillRequest): Refusal | null {
  return checkPeriod(request) ?? checkCounts(request) ?? checkWithout(request)
}

function checkPeriod({ from, to }: BillRequest): Refusal | null {
  for (const [field, day] of Object.entries({ from, to }))
    if (day === '' || day === undefined)
      return invalid(
        'no-day',
        text('Cần ngày đầu và ngày cuối của kỳ dùng điện.', 'Give the first and the last day of use.'),
        field,
      )
    else if (typeof day !== 'string' || !isDay(day))
      return invalid(
        'no-such-day',
        text(
          `“${day}” không phải là ngày. Hãy viết như 2025-11-01.`,
          `“${day}” is not a day. Write it as 2025-11-01.`,
        ),
        field,
      )
  if (to < from)
    return invalid(
      'ends-before-it-begins',
      text('Ngày cuối đứng trước ngày đầu.', 'The last day is before the first day.'),
      'to',
    )
  if (daysBetween(from, to) > 370 || to > monthsEnd(from, MOST_MONTHS))
    return invalid(
      'period-too-long',
      text('Một hóa đơn không dài quá 12 tháng.', 'One bill is not longer than 12 months.'),
      'to',
    )
  return null
}

const whole = (n: unknown, least: number, most: number): boolean =>
  typeof n === 'number' && Number.isSafeInteger(n) && n >= least && n <= most

/** A count field by its name, with the least and the most it may be. */
const counts = [
  ['kwh', 0, MOST_KWH, text('Số kWh', 'The kWh')],
  ['households', 1, MOST_HOUSEHOLDS, text('Số hộ dùng chung công tơ', 'The households on the meter')],
  ['tenants', 0, 4 * MOST_HOUSEHOLDS, text('Số người thuê nhà', 'The number of tenants')],
  ['threeMonths', 0, MOST_KWH, text('Số kWh của ba tháng', 'The kWh of three months')],
  ['daysWithout', 0, 370, text('Số ngày không có điện', 'The days without supply')],
] as const

function checkCounts(request: BillRequest): Refusal | null {
  for (const [field, least, most, name] of counts) {
    const n = request[field]
    if (n === undefined || whole(n, least, most)) continue
    const [low, high] = [least, most].map((limit) => limit.toLocaleString('vi-VN'))
    return invalid(
      'not-a-count',
      text(
        `${name.vi} phải là số nguyên từ ${low} đến ${high}.`,
        `${name.en} must be a whole number from ${least} to ${most}.`,
      ),
      field,
    )
  }
  if ((request.kwh === undefined) === (request.readings === undefined))
    return invalid(
      'kwh-or-readings',
      text(
        'Cần số kWh, hoặc chỉ số công tơ (chỉ một trong hai).',
        'Give the kWh or the readings, one of the two.',
      ),
      'kwh',
    )
  if (!(request.kwhBefore ?? []).every((n) => whole(n, 0, MOST_KWH)))
    return invalid(
      'not-a-count',
      text(
        'Số kWh trước khi đổi giá phải là số nguyên.',
        'The kWh before the price change must be whole numbers.',
      ),
      'kwhBefore',
    )
  // Both would count the same people twice or not, and no rule says which.
  if ((request.tenants ?? 0) > 0 && (request.households ?? 1) > 1)
    return invalid(
      'households-or-tenants',
      text(
        'Chỉ nhập một trong hai: số hộ dùng chung, hoặc số người thuê nhà (4 người là một định mức).',
        'Give one of the two: households that share, or people who rent (4 people are one quota).',
      ),
      'tenants',
    )
  return null
}

function checkWithout({ from, to, without, daysWithout }: BillRequest): Refusal | null {
  const bad = text(
    'Những ngày không có điện phải nằm trong kỳ hóa đơn và không trùng nhau.',
    'The days without supply must lie inside the period and must not overlap.',
  )
  if (without !== undefined && daysWithout !== undefined) return invalid('days-without', bad, 'daysWithout')
  if ((daysWithout ?? 0) > daysOf({ from, to })) return invalid('days-without', bad, 'daysWithout')
  const sound = (without ?? []).every(
    (one, i, all) =>
      isDay(one.from) &&
      isDay(one.to) &&
      from <= one.from &&
      one.from <= one.to &&
      one.to <= to &&
      all.slice(i + 1).every((other) => commonDays(one, other) === 0),
  )
  return sound ? null : invalid('days-without', bad, 'without')
}
