import { addDays, type Day, dayFrom } from '#plain/day.ts'
import { fold, nfc } from '#plain/vietnamese-text.ts'

/** Days since 1899-12-30, as a spreadsheet counts them; between 1955 and 2064. */
const SERIAL = /^[2-5]\d{4}$/

/**
 * The day that a cell means: `04/07/2013`, `4.7.13`, `ngày 11 tháng 7 năm 2013`, a spreadsheet's serial
 * number, `2013-07-04`. Day before month, as in Vietnam. `year` serves where none is written. `null`
 * when it is no date.
 */
export function readDate(cell: string, year: number | null): Day | null {
  const written = nfc(cell)
  if (SERIAL.test(written)) return addDays('1899-12-30', Number(written))
  const iso = written.match(/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/)
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const slashed = written.match(/(\d{1,2})\s*[/.\-–]\s*(\d{1,2})(?:\s*[/.\-–]\s*(\d{4}|\d{2}))?(?!\d)/)
  const spelt = fold(written).match(/(\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?/)
  const match = slashed ?? spelt
  const inYear = match?.[3] === undefined ? year : Number(match[3].padStart(4, '20'))
  return match && inYear !== null ? dayFrom(inYear, Number(match[2]), Number(match[1])) : null
}

/** Written the one way that needs no reading: `04/07/2013`. */
export const isPlainDate = (cell: string): boolean => /^\d{2}\/\d{2}\/\d{4}$/.test(cell)

/** Month for day: `07/11/2013` was meant as 11 July. `null` when the month would not exist. */
export function swapped(day: Day): Day | null {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number]
  return dayFrom(year, dayOfMonth, month)
}
