import {
  addDays,
  type Day,
  dayFrom,
  daysBetween,
  monthEnd,
  monthOf,
  quarterEnd,
  quarterOf,
  weekdayOf,
  yearEnd,
  yearOf,
} from '#plain/day.ts'
import { fold } from '#plain/vietnamese-text.ts'
import { addWorkingDays, type WorkCalendar } from '#plain/working-days.ts'

/** What some words say of a day. */
export interface Found {
  readonly kind: 'day' | 'month' | 'quarter'
  readonly dueOn: Day | null
  readonly precision: 'day' | 'week' | 'month' | 'quarter' | 'year'
}

const NUMBERS: Readonly<Record<string, string>> = {
  mot: '1',
  hai: '2',
  ba: '3',
  bon: '4',
  nam: '5',
  sau: '6',
  bay: '7',
  tam: '8',
  chin: '9',
  muoi: '10',
}

/** Folded, but with the marks that dates need. */
export const plainWords = (said: string): string =>
  said
    .split(/([/.:-])/)
    .map((piece) => (/^[/.:-]$/.test(piece) ? piece : fold(piece) === '' ? '' : ` ${fold(piece)} `))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/(\d) ?([/.-]) ?(?=\d)/g, '$1/')
    .replace(/ (i{1,3}|iv)\b/g, (_, roman: string) => ` ${['i', 'ii', 'iii', 'iv'].indexOf(roman) + 1}`)
    .replace(/\b(quy)(?=[1-4]\b)|\b(thang)(?=\d)/g, '$1$2 ')
    .trim()

export function exactDay(words: string, on: Day): Found | null {
  const spelt = words.match(/(?:ngay |mung |mong )?\b(\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?/)
  const slashed = words.match(/\b(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![/\d])/)
  const match = slashed ?? (words.includes('ngay') || !/^(trong )?\d+ thang/.test(words) ? spelt : null)
  if (!match) return null
  const [d, m] = [Number(match[1]), Number(match[2])]
  const year = match[3] === undefined ? undefined : Number(match[3].padStart(4, '20'))
  const day = year === undefined ? nearest((y) => dayFrom(y, m, d), on) : dayFrom(year, m, d)
  return day === null ? null : { kind: 'day', dueOn: day, precision: 'day' }
}

/** Without a year: this year's, unless that is more than half a year past. */
function nearest(dayIn: (year: number) => Day | null, on: Day): Day | null {
  const day = dayIn(yearOf(on))
  return day !== null && daysBetween(day, on) > 183 ? dayIn(yearOf(on) + 1) : day
}

export function counted(words: string, on: Day, calendar: WorkCalendar): Found | null {
  const match = words.match(/(?<!thu )\b(\d+|[a-z]+) (ngay|tuan|thang|gio|tieng)(?! (\d|sau nua|truoc))/)
  if (!match || !/trong|vong|sau|nua|^\d/.test(words)) return null
  const n = Number(NUMBERS[match[1] as string] ?? match[1])
  if (!Number.isInteger(n) || n < 1 || n > 400) return null
  const unit = match[2]
  if (unit === 'ngay') return { kind: 'day', dueOn: addWorkingDays(on, n, calendar), precision: 'day' }
  if (unit === 'tuan') return { kind: 'day', dueOn: addDays(on, 7 * n), precision: 'day' }
  if (unit === 'thang') return { kind: 'day', dueOn: monthsLater(on, n), precision: 'day' }
  return { kind: 'day', dueOn: addDays(on, Math.ceil(n / 24)), precision: 'day' }
}

function monthsLater(on: Day, n: number): Day {
  const month = monthOf(on) + n
  const last = monthEnd(yearOf(on), month)
  return dayFrom(yearOf(last), monthOf(last), Number(on.slice(8))) ?? last
}

const WEEKDAYS: readonly (readonly [RegExp, number])[] = [
  [/\bthu (hai|2)\b/, 1],
  [/\bthu (ba|3)\b/, 2],
  [/\bthu (tu|4)\b/, 3],
  [/\bthu (nam|5)\b/, 4],
  [/\bthu (sau|6)\b/, 5],
  [/\bthu (bay|7)\b/, 6],
  [/\bchu nhat\b|\bcn\b/, 7],
]

export function named(words: string, on: Day): Found | null {
  const day = (dueOn: Day): Found => ({ kind: 'day', dueOn, precision: 'day' })
  if (/\bngay mot\b|\bmot\b$|\bmai mot\b/.test(words) && /mai|ngay/.test(words)) return day(addDays(on, 2))
  if (/\b(ngay |sang |chieu |trua )?mai\b|\bhom sau\b/.test(words)) return day(addDays(on, 1))
  if (
    /^ngay( lap tuc| tai cho| sau buoi.*)?$|\bhom nay\b|\b(chieu|trua|toi|sang) nay\b|\bsau buoi hop\b/.test(
      words,
    )
  )
    return day(on)
  const nextWeek = /\btuan (sau|toi)\b/.test(words)
  const weekday = WEEKDAYS.find(([name]) => name.test(words))?.[1]
  const monday = addDays(on, 1 - weekdayOf(on) + (nextWeek ? 7 : 0))
  if (weekday !== undefined) {
    const named = addDays(monday, weekday - 1)
    return day(named < on && !nextWeek ? addDays(named, 7) : named)
  }
  if (nextWeek || /\btuan\b/.test(words)) return { kind: 'day', dueOn: addDays(monday, 4), precision: 'week' }
  return null
}

export function monthly(words: string, on: Day, sense: 'by' | 'from'): Found | null {
  const quarter = words.match(/\b(?:quy|q) ?([1-4])(?:[/ ]+(?:nam )?(\d{4}))?/)
  if (quarter || /\bquy (nay|sau|toi)\b/.test(words)) {
    const q = quarter ? Number(quarter[1]) : (quarterOf(on) % 4) + 1
    if (/\bquy nay\b/.test(words))
      return { kind: 'quarter', dueOn: quarterEnd(yearOf(on), quarterOf(on)), precision: 'quarter' }
    const year = quarter?.[2] ? Number(quarter[2]) : yearOf(on) + (q < quarterOf(on) ? 1 : 0)
    const end = quarterEnd(year, q)
    return {
      kind: 'quarter',
      dueOn: sense === 'from' ? dayFrom(year, q * 3 - 2, 1) : end,
      precision: 'quarter',
    }
  }
  const month = words.match(/\b(?:thang|t) ?(\d{1,2})(?:[/ ]+(?:nam )?(\d{4}))?\b/)
  const relative =
    words.match(/\bthang (nay|sau|toi)\b/)?.[1] ??
    (/\b(cuoi|trong|het) thang\b/.test(words) ? 'nay' : undefined)
  const m = month
    ? Number(month[1])
    : relative === 'nay'
      ? monthOf(on)
      : relative
        ? (monthOf(on) % 12) + 1
        : 0
  if (m < 1 || m > 12) return null
  const year = month?.[2] ? Number(month[2]) : yearOf(on) + (m < monthOf(on) ? 1 : 0)
  const within = /\bdau thang\b/.test(words) ? 10 : /\bgiua thang\b/.test(words) ? 15 : null
  if (within !== null) return { kind: 'day', dueOn: dayFrom(year, m, within), precision: 'day' }
  if (sense === 'from') return { kind: 'month', dueOn: dayFrom(year, m, 1), precision: 'month' }
  if (/\btruoc thang\b/.test(words))
    return { kind: 'month', dueOn: monthEnd(year, m - 1), precision: 'month' }
  return { kind: 'month', dueOn: monthEnd(year, m), precision: 'month' }
}

/** A year is kept as its last quarter: the kinds of a promise know nothing longer. */
export function yearly(words: string, on: Day): Found | null {
  const year = words.match(/\bnam (\d{4})\b|^(\d{4})$/)
  const number = year ? Number(year[1] ?? year[2]) : 0
  if (number) return { kind: 'quarter', dueOn: yearEnd(number), precision: 'year' }
  if (/\bnam (sau|toi)\b/.test(words))
    return { kind: 'quarter', dueOn: yearEnd(yearOf(on) + 1), precision: 'year' }
  if (/\b(nam nay|cuoi nam|trong nam)\b/.test(words))
    return { kind: 'quarter', dueOn: yearEnd(yearOf(on)), precision: 'year' }
  return null
}
