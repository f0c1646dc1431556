import { CUSTOMER_CODE, mendCode, tidyCode } from '#people/customer-code.ts'
import { text } from '#plain/texts.ts'
import { distance, foldName } from '#plain/vietnamese-text.ts'
import type { TidyRow } from './cells.ts'
import { choice, doubt } from './choices.ts'
import type { KnownCustomer } from './known.ts'
import type { Look } from './look.ts'
import type { Normalised } from './plan.ts'

export type Customers = ReadonlyMap<string, KnownCustomer>

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
