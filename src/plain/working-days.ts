import { addDays, type Day, weekdayOf } from './day.ts'

/**
 * The days on which a branch works. It is data: the Ministry of Labour announces holidays and
 * swapped days each year, they cannot be computed (Labour Code 2019, art. 112; from 2026 also
 * 24/11, Resolution 28/2026/QH16).
 */
export interface WorkCalendar {
  /** Days off that would else be worked: public holidays, days in lieu, swapped days. */
  readonly holidays: ReadonlySet<Day>
  /** Weekend days that are worked in exchange (làm bù). They win over everything. */
  readonly madeUp: ReadonlySet<Day>
  /** Weekdays off, 1 = Monday … 7 = Sunday; Saturday and Sunday are `[6, 7]`. */
  readonly weekend: readonly number[]
}

/** Monday to Friday and no holiday known: for tests and as a last resort. */
export const plainWeeks: WorkCalendar = { holidays: new Set(), madeUp: new Set(), weekend: [6, 7] }

export function isWorkingDay(day: Day, calendar: WorkCalendar): boolean {
  if (calendar.madeUp.has(day)) return true
  return !calendar.holidays.has(day) && !calendar.weekend.includes(weekdayOf(day))
}

/** The day itself when it is worked, else the next that is. */
export function workingDayFrom(day: Day, calendar: WorkCalendar): Day {
  return walk(day, 0, calendar)
}

/**
 * The `n`-th working day after `day`. The first day does not count, and a term that would end on a
 * day off ends on the next working day (Civil Code 2015, art. 147 and 148). `n` below zero goes back.
 */
export function addWorkingDays(day: Day, n: number, calendar: WorkCalendar): Day {
  return walk(day, n, calendar)
}

/** Working days after `a` up to and including `b`; negative when `b` is earlier. */
export function workingDaysBetween(a: Day, b: Day, calendar: WorkCalendar): number {
  if (b < a) return -workingDaysBetween(b, a, calendar)
  let count = 0
  for (let day = addDays(a, 1); day <= b; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count++
  }
  return count
}

/** Longest run of days off we believe in; more means that the calendar is broken. */
const LONGEST_REST = 60

function walk(from: Day, n: number, calendar: WorkCalendar): Day {
  const step = n < 0 ? -1 : 1
  let day = from
  let left = Math.abs(n)
  let rest = 0
  while (left > 0 || !isWorkingDay(day, calendar)) {
    day = addDays(day, step)
    rest = isWorkingDay(day, calendar) ? 0 : rest + 1
    if (rest > LONGEST_REST) throw new Error(`no working day for ${rest} days around ${day}`)
    if (rest === 0 && left > 0) left--
  }
  return day
}
