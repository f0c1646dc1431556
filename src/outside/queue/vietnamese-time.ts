/** A minute as the queue's timetable sees it. */
export interface Minute {
  readonly min: number
  readonly hour: number
  readonly date: number
  readonly month: number
  readonly dow: number
}

const ahead = 7 * 60 * 60 * 1000

/**
 * The same minute on a Vietnamese clock. The queue counts in UTC and does not say the year, which matters only after
 * 28 February: the year is the one near `now` in which that date falls on that day of the week.
 */
export function toVietnameseTime({ min, hour, date, month, dow }: Minute, now = new Date()): Minute {
  const near = [0, -1, 1].map((years) => Date.UTC(now.getUTCFullYear() + years, month - 1, date, hour, min))
  const utc = near.find((moment) => new Date(moment).getUTCDay() === dow) ?? near[0]!
  const there = new Date(utc + ahead)
  return {
    min: there.getUTCMinutes(),
    hour: there.getUTCHours(),
    date: there.getUTCDate(),
    month: there.getUTCMonth() + 1,
    dow: there.getUTCDay(),
  }
}
