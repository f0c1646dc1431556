import { addDays, type Day, daysBetween, monthEnd, monthOf, yearOf } from '#plain/day.ts'

/** First and last day of use, both counted. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

/** How long a period is, as quotas count it: whole months, and the days left over. */
export interface Length {
  readonly months: number
  readonly days: number
}

export const daysOf = ({ from, to }: Period): number => daysBetween(from, to) + 1

const dayOfMonth = (day: Day): number => Number(day.slice(8))
const lastOf = (day: Day): Day => monthEnd(yearOf(day), monthOf(day))
const isMonthEnd = (day: Day): boolean => day === lastOf(day)
const daysInMonthOf = (day: Day): number => dayOfMonth(lastOf(day))

/**
 * The last day of the `n`th month of use that begins on `from`: the day before the same day of the month
 * (05/05 … 04/06), or the last of a month that is too short for it (30/01 … 28/02: a book read on the 29th
 * is read on the last day of February).
 */
export function monthsEnd(from: Day, n: number): Day {
  const months = monthOf(from) - 1 + n
  const [year, month] = [yearOf(from) + Math.floor(months / 12), (months % 12) + 1]
  const day = dayOfMonth(from) - 1
  if (day === 0) return addDays(`${year}-${String(month).padStart(2, '0')}-01`, -1)
  const end = monthEnd(year, month)
  return dayOfMonth(end) <= day ? end : `${end.slice(0, 8)}${String(day).padStart(2, '0')}`
}

/** Whole months and the days left over: 16/09 … 31/10 is one month (to 15/10) and 16 days. */
export function lengthOf({ from, to }: Period): Length {
  let months = 0
  while (monthsEnd(from, months + 1) <= to) months += 1
  const end = months === 0 ? addDays(from, -1) : monthsEnd(from, months)
  return { months, days: daysBetween(end, to) }
}

/**
 * T of the rule: "số ngày (theo lịch) của tháng trước liền kề" of the reading on the last day, by which the
 * quota of a day is counted. A period inside one month (a new customer) has no month before: the month itself
 * (CMIS). So has one of whole calendar months; a published bill of May 2025 with both its prices comes out to
 * the đồng with 31, not with April's 30.
 */
export function quotaDays({ from, to }: Period): number {
  const ofItself = from.slice(0, 7) === to.slice(0, 7) || (dayOfMonth(from) === 1 && isMonthEnd(to))
  return daysInMonthOf(ofItself ? to : addDays(`${to.slice(0, 8)}01`, -1))
}

/** The days that `a` and `b` have in common. */
export function commonDays(a: Period, b: Period): number {
  const from = a.from > b.from ? a.from : b.from
  const to = a.to < b.to ? a.to : b.to
  return Math.max(0, daysOf({ from, to }))
}
