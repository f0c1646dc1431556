import type { Day } from '#plain/day.ts'
import { phoneDigits, readPhone } from '#plain/phone-number.ts'
import { isRefusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import type { TidyRow } from './cells.ts'
import { choice, doubt } from './choices.ts'
import type { Doubt } from './doubt.ts'
import type { Look } from './look.ts'
import type { Normalised } from './plan.ts'

/** The phone number in today's form; a number that is none is left out unless a person mends it. */
export function lookAtPhone(row: TidyRow, rowKey: string, on: Day | null): Look {
  const cell = row.cells.phone
  if (cell === '') return { patch: { phone: null }, doubts: [], normalised: [] }
  const bare = phoneDigits(cell)
  // A number column eats the leading zero; nine digits that begin with none are a mobile without it.
  const lostZero = /^[1-9]\d{8,9}$/.test(bare) && !isRefusal(readPhone(`0${bare}`, on ?? undefined))
  const written = lostZero ? `0${bare}` : onlyNumber(cell)
  const phone = readPhone(written, on ?? undefined)
  if (isRefusal(phone)) {
    const choices = [
      choice('empty', 'Bỏ trống, hỏi lại sau', 'Leave empty, ask again', { phone: null }),
      choice('other', 'Nhập số đúng', 'Type the right number', {}, 'phone'),
    ]
    return {
      patch: { phone: null },
      doubts: [doubt(rowKey, 'bad-phone', 'confirm', 'phone', phone.why, choices, '')],
      normalised: [],
    }
  }
  const digits = phoneDigits(written)
  const normalised: Normalised[] = lostZero
    ? [{ what: 'phone-zero-added', field: 'phone', found: cell, becomes: digits }]
    : digits === cell
      ? []
      : [{ what: 'phone-punctuation', field: 'phone', found: cell, becomes: digits }]
  return { patch: { phone: phone.number }, doubts: [], normalised }
}

/** `0905 000 123 (con trai)`: the number without what stands beside it; the first of two numbers. */
const onlyNumber = (cell: string): string => {
  const numbers = cell.match(/[+(]?\d[\d .()-]{7,}\d/g)
  return numbers && (/\p{L}/u.test(cell) || numbers.length > 1 || /[/;,]/.test(cell))
    ? (cell
        .split(/[/;,]/)
        .map((part) => part.match(/[+(]?\d[\d .()-]{7,}\d/)?.[0])
        .find(Boolean) ?? cell)
    : cell
}

/** Phone numbers that stand in the words: kept there, masked wherever the public reads. */
export function lookForPhones(
  row: TidyRow,
  rowKey: string,
  on: Day | null,
): { mask: readonly string[]; doubts: Doubt[] } {
  const mask = (row.cells.words.match(/(?<![\d.,])0\d[\d .-]{7,12}\d(?!\d)/g) ?? [])
    .map((one) => one.trim())
    .filter((one) => !isRefusal(readPhone(one, on ?? undefined)))
  if (mask.length === 0) return { mask, doubts: [] }
  const why = text(
    'Trong lời có số điện thoại: sẽ che khi đăng công khai.',
    'A phone number stands in the words: it is masked in public.',
  )
  const choices = [
    choice('mask', 'Che khi công khai', 'Mask in public', { mask }),
    choice('show', 'Cứ để hiện', 'Let it show', { mask: [] }),
  ]
  return { mask, doubts: [doubt(rowKey, 'phone-in-text', 'confirm', 'words', why, choices, mask[0])] }
}
