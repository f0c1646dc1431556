/**
 * A calendar day in Vietnam, written `2026-11-23`. Days sort as text and never carry an hour,
 * so no time zone can move them.
 */
export type Day = string

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MS_A_DAY = 86_400_000
/** Vietnam has kept UTC+7 without summer time since 1975-06-13. */
const MS_AHEAD_OF_UTC = 7 * 3_600_000

const two = (n: number): string => String(n).padStart(2, '0')
const msOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`)
const fromMs = (ms: number): Day => new Date(ms).toISOString().slice(0, 10)

/** Outside these years somebody mistyped; PostgreSQL knows no year 0, and no day follows the last one of 9999. */
const FIRST = '1900-01-01'
const LAST = '2999-12-31'

/** True for a day that exists: `2013-02-29` is none. */
export function isDay(value: string): value is Day {
  const ms = DAY.test(value) ? msOf(value) : Number.NaN
  return !Number.isNaN(ms) && fromMs(ms) === value && value >= FIRST && value <= LAST
}

/** The day of this year, month (1–12) and day of month, or `null` where the calendar has none. */
export function dayFrom(year: number, month: number, dayOfMonth: number): Day | null {
  const day = `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`
  return isDay(day) ? day : null
}

/** The day it is in Vietnam at this instant. */
export function dayOf(instant: Date): Day {
  return fromMs(instant.getTime() + MS_AHEAD_OF_UTC)
}

/** `n` calendar days later; earlier when `n` is negative. */
export const addDays = (day: Day, n: number): Day => fromMs(msOf(day) + n * MS_A_DAY)

/** Calendar days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number => Math.round((msOf(b) - msOf(a)) / MS_A_DAY)

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: Day): number => ((new Date(msOf(day)).getUTCDay() + 6) % 7) + 1

export const yearOf = (day: Day): number => Number(day.slice(0, 4))
export const monthOf = (day: Day): number => Number(day.slice(5, 7))
export const quarterOf = (day: Day): number => Math.ceil(monthOf(day) / 3)

/** The last calendar day of a month (1–12). */
export function monthEnd(year: number, month: number): Day {
  return fromMs(Date.UTC(year, month, 0))
}

/** The last calendar day of a quarter (1–4). */
export const quarterEnd = (year: number, quarter: number): Day => monthEnd(year, quarter * 3)

export const yearEnd = (year: number): Day => monthEnd(year, 12)

/** As people write it in Vietnam: `23/11/2026`. */
export function showDay(day: Day): string {
  const [year, month, dayOfMonth] = day.split('-')
  return `${dayOfMonth}/${month}/${year}`
}
