import { addDays } from '#plain/day.ts'
import { invalid, isRefusal, missing, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { type Book, inForce, type PriceTable } from './book.ts'
import { commonDays, daysOf, type Period } from './period.ts'
import type { BillRequest } from './request.ts'
import { roundedShare } from './whole.ts'

/** The part of a period that one price table covers. */
export interface Part extends Period {
  readonly table: PriceTable
  /** Days with supply. */
  readonly days: number
  readonly kwh: number
}

/**
 * Cuts the period where the price changes and shares the kWh out.
 *
 * A price that changes on the very last day and finds the meter unread does not count: all at the old price
 * (CMIS: reading day = day of the change). Refuses a period that no price table covers.
 */
export function partsOf(book: Book, request: BillRequest, kwh: number): Part[] | Refusal {
  const tables = tablesOver(book, request)
  if (isRefusal(tables)) return tables
  const last = tables.at(-1)
  const unread = request.kwhBefore === undefined
  if (tables.length > 1 && unread && last?.from === request.to) tables.pop()
  if (tables.length > 1 && (request.daysWithout ?? 0) > 0)
    return invalid(
      'say-which-days',
      text(
        'Giá đổi trong kỳ này: hãy cho biết không có điện từ ngày nào đến ngày nào.',
        'The price changes in this period: say from which to which day there was no supply.',
      ),
      'daysWithout',
    )
  const periods = tables.map((table, i) => {
    const from = i === 0 ? request.from : table.from
    const next = tables[i + 1]
    const period = { from, to: next === undefined ? request.to : addDays(next.from, -1) }
    const without = (request.without ?? []).reduce(
      (sum, one) => sum + commonDays(one, period),
      request.daysWithout ?? 0,
    )
    return { ...period, table, days: daysOf(period) - without }
  })
  return shareOut(periods, request.kwhBefore, kwh)
}

function tablesOver(book: Book, { from, to }: Period): PriceTable[] | Refusal {
  const tables: PriceTable[] = []
  for (let day = from; day <= to; ) {
    const table = inForce(book.tables, day)
    if (table === undefined)
      return missing(
        'no-price',
        text(`Chưa có bảng giá cho ngày ${day}.`, `There is no price table for ${day}.`),
        tables.length === 0 ? 'from' : 'to',
      )
    tables.push(table)
    if (table.to === null) break
    day = addDays(table.to, 1)
  }
  return tables
}

type Unshared = Omit<Part, 'kwh'>

/**
 * The meter read on the day of the change: as read. Not read: "Sản lượng điện tính giá cũ = S / T × Nc", T and
 * Nc in days of use, rounded to whole kWh; the new price gets the rest.
 */
function shareOut(
  periods: readonly Unshared[],
  read: readonly number[] | undefined,
  kwh: number,
): Part[] | Refusal {
  const days = periods.reduce((sum, part) => sum + part.days, 0)
  if (days === 0 && kwh > 0)
    return invalid(
      'used-without-supply',
      text(
        'Cả kỳ không có điện mà vẫn có kWh.',
        'There was no supply in the whole period, yet there are kWh.',
      ),
      'kwh',
    )
  if (read !== undefined) return asRead(periods, read, kwh)
  let [daysSoFar, kwhSoFar] = [0, 0]
  return periods.map((part) => {
    daysSoFar += part.days
    const upTo = days === 0 ? 0 : roundedShare(kwh * daysSoFar, days)
    const share = upTo - kwhSoFar
    kwhSoFar = upTo
    return { ...part, kwh: share }
  })
}

function asRead(periods: readonly Unshared[], read: readonly number[], kwh: number): Part[] | Refusal {
  const rest = kwh - read.reduce((sum, n) => sum + n, 0)
  if (read.length !== periods.length - 1 || rest < 0)
    return invalid(
      'readings-do-not-fit',
      text(
        `Giá đổi ${periods.length - 1} lần trong kỳ: cần chừng ấy số kWh ghi lúc đổi giá, cộng lại không quá ${kwh} kWh.`,
        `The price changes ${periods.length - 1} time(s) in the period: as many kWh read at a change are needed, together not above ${kwh}.`,
      ),
      'kwhBefore',
    )
  return periods.map((part, i) => ({ ...part, kwh: read[i] ?? rest }))
}
