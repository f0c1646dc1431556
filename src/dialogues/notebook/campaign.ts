import { type Day, monthOf, showDay, yearOf } from '#plain/day.ts'
import { fold } from '#plain/vietnamese-text.ts'
import type { TidyRow } from './cells.ts'

/** The value met most often; empty ones do not count. */
export function mostOften(values: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

/** Who chaired: the leader most often named before an answer; `Chủ trì` alone names nobody. */
export const chairOf = (rows: readonly TidyRow[]): string | null =>
  mostOften(
    rows
      .map((row) => answerBy(row.cells.answer) ?? '')
      .filter((by) => /giam doc|pgd|^gd\b|doi truong/.test(fold(by))),
  ) || null

/** `Phó Giám đốc Điện lực: mời bà con…` was said by the deputy director. */
export const answerBy = (answer: string): string | null => {
  const by = answer.match(/^([\p{L}. ]{2,40}):/u)?.[1]?.trim()
  return by !== undefined &&
    /^(chu tri|pho |giam doc|pgd|gd|truong|dien luc|lanh dao|dai dien|doi truong|to truong|ong|ba|anh|chi|dong chi|d c)\b/.test(
      fold(by),
    )
    ? by
    : null
}

/** `Đối thoại trực tiếp với khách hàng tháng 7 và 8 năm 2013`. */
export function campaignName(days: readonly Day[]): string {
  const years = [...new Set(days.map(yearOf))].sort()
  const parts = years.map((year) => {
    const months = [...new Set(days.filter((day) => yearOf(day) === year).map(monthOf))].sort((a, b) => a - b)
    const last = months.pop()
    return `tháng ${months.length > 0 ? `${months.join(', ')} và ` : ''}${last} năm ${year}`
  })
  return ['Đối thoại trực tiếp với khách hàng', parts.join(', ')].join(' ').trim()
}

export const shown = (day: Day | null): string => (day === null ? '—' : showDay(day))
