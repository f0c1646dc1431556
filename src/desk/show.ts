import { dayOf, showDay } from '#plain/day.ts'

export { showDay } from '#plain/day.ts'

/** `23/11/2026 07:40`, in Vietnam's time wherever the screen is. */
export function showMoment(moment: string | Date): string {
  return `${showDay(dayOf(new Date(moment)))} ${showHour(moment)}`
}

/** `07:40`. */
export const showHour = (moment: string | Date): string =>
  new Date(new Date(moment).getTime() + 7 * 3_600_000).toISOString().slice(11, 16)

/** `12.345,6`: a point between thousands, a comma before the fraction, in both languages of this branch. */
export const showNumber = (value: number, digits = 0): string =>
  new Intl.NumberFormat('vi-VN', { maximumFractionDigits: digits, minimumFractionDigits: 0 }).format(value)

/** `1.234.567 đ`. */
export const showDong = (value: number): string => `${showNumber(value)} đ`

/** `96 %`; `part` of nothing is a dash. */
export const showShare = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${showNumber((100 * part) / whole)} %`
