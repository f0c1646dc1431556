import { CUSTOMER_CODE, mendCode, tidyCode } from '#people/customer-code.ts'
import type { Day } from '#plain/day.ts'
import { phoneDigits, readPhone } from '#plain/phone-number.ts'
import { isRefusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { distance, fold, foldName } from '#plain/vietnamese-text.ts'
import type { TidyRow } from './cells.ts'
import { choice, doubt } from './choices.ts'
import type { Doubt, KnownCustomer, Normalised } from './plan.ts'
import type { Look } from './row-date-place.ts'

export type Customers = ReadonlyMap<string, KnownCustomer>

const HIDE =
  /\b(giau ten|an danh|khong (neu|noi|ghi|cho biet|muon neu) ten|dung (noi|neu|ghi|de lo) ten|giu kin ten|xin khong neu ten|khong ten|mot nguoi dan|giu bi mat)\b/

/** Who speaks: kept as written; shielded where the person asks for it, and where nobody is named. */
export function lookAtSpeaker(row: TidyRow, rowKey: string): Look {
  const { speaker, words, note } = row.cells
  const asks = HIDE.test(fold(`${words} . ${note} . ${speaker}`))
  const named = speaker !== '' && !HIDE.test(fold(speaker))
  if (named && !asks) return { patch: { speaker, shielded: false }, doubts: [], normalised: [] }
  const shield = named
    ? choice(
        'shield',
        'Giữ tên trong két, ngoài chỉ thấy bí danh',
        'Keep the name in the vault, show an alias',
        { speaker, shielded: true },
      )
    : choice('anonymous', 'Để ẩn danh, hạn chế người xem', 'Keep anonymous, restrict who sees it', {
        speaker: null,
        shielded: asks,
      })
  const why = named
    ? text('Người nêu xin giấu tên.', 'The speaker asks not to be named.')
    : asks
      ? text(
          'Không ghi tên, xin giấu tên: sẽ không có cách trả lời riêng.',
          'No name, asks not to be named: there is no private way to answer.',
        )
      : text(
          'Không ghi tên người nêu: sẽ không có cách trả lời riêng.',
          'No name given: there is no private way to answer.',
        )
  const open = choice(
    'named',
    named ? 'Ghi tên bình thường' : 'Nhập tên người nêu',
    named ? 'Show the name' : 'Type the name',
    { speaker: named ? speaker : null, shielded: false },
    named ? undefined : 'name',
  )
  return {
    patch: shield.patch,
    doubts: [doubt(rowKey, 'anonymous', 'confirm', 'speaker', why, [shield, open])],
    normalised: [],
  }
}

/** The customer code, against its form and the customer file; the contract's holder may be another. */
export function lookAtCode(row: TidyRow, rowKey: string, customers: Customers): Look {
  const cell = row.cells.code
  if (cell === '') return { patch: { customer: null, holder: null }, doubts: [], normalised: [] }
  const code = tidyCode(cell)
  const none = choice('none', 'Bỏ trống mã', 'Leave the code empty', { customer: null, holder: null })
  const other = choice('other', 'Nhập mã khác', 'Type another code', {}, 'code')
  const pick = (value: string, id: string) => {
    const holder = customers.get(value)
    return choice(
      id,
      `Lấy ${value}${holder ? ` (${holder.name})` : ''}`,
      `Take ${value}${holder ? ` (${holder.name})` : ''}`,
      { customer: value, holder: holderOf(row, holder) },
    )
  }
  if (!CUSTOMER_CODE.test(code)) {
    const mended = mendCode(code) ?? nearest(code, row, customers)
    const choices = [...(mended ? [pick(mended, 'suggested')] : []), none, other]
    const why = text(
      `Mã “${cell}” không đúng dạng 13 ký tự của mã khách hàng.`,
      `“${cell}” does not have the form of a customer code (13 characters).`,
    )
    return {
      patch: { customer: mended, holder: mended ? holderOf(row, customers.get(mended)) : null },
      doubts: [
        doubt(
          rowKey,
          'bad-customer-code',
          'must',
          'code',
          why,
          choices,
          mended ?? undefined,
          mended === null,
        ),
      ],
      normalised: [],
    }
  }
  const normalised: Normalised[] =
    code === cell ? [] : [{ what: 'code-punctuation', field: 'code', found: cell, becomes: code }]
  const holder = customers.get(code)
  const patch = { customer: code, holder: holderOf(row, holder) }
  if (customers.size > 0 && holder === undefined) {
    const near = nearest(code, row, customers)
    const choices = [
      ...(near ? [pick(near, 'suggested')] : []),
      choice('keep', 'Giữ mã này', 'Keep this code', { customer: code, holder: null }),
      none,
    ]
    const why = text(
      `Mã ${code} không có trong danh sách khách hàng.`,
      `Code ${code} is not in the customer file.`,
    )
    return {
      patch: near ? { customer: near, holder: holderOf(row, customers.get(near)) } : patch,
      doubts: [doubt(rowKey, 'unknown-customer-code', 'confirm', 'code', why, choices, near ?? undefined)],
      normalised,
    }
  }
  if (patch.holder !== 'other' || holder === undefined) return { patch, doubts: [], normalised }
  const why = text(
    `Hợp đồng ${code} đứng tên ${holder.name}; người nêu là ${row.cells.speaker}.`,
    `Contract ${code} is held by ${holder.name}; the speaker is ${row.cells.speaker}.`,
  )
  const choices = [choice('household', 'Nói cho hộ này', 'Speaks for this household', patch), none, other]
  return {
    patch,
    doubts: [doubt(rowKey, 'speaker-not-holder', 'note', 'speaker', why, choices, holder.name)],
    normalised,
  }
}

const holderOf = (row: TidyRow, holder: KnownCustomer | undefined): 'self' | 'other' | null =>
  holder === undefined || row.cells.speaker === ''
    ? null
    : foldName(holder.name) === foldName(row.cells.speaker)
      ? 'self'
      : 'other'

/** The one customer with a code two slips away at most and the speaker's own name. */
function nearest(code: string, row: TidyRow, customers: Customers): string | null {
  const speaker = foldName(row.cells.speaker)
  const near = [...customers.values()].filter(
    (one) => foldName(one.name) === speaker && distance(one.code, code) <= 2,
  )
  return near.length === 1 ? (near[0]?.code ?? null) : null
}

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
