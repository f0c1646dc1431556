import type { Refusal } from '#plain/refusal.ts'
import { isRefusal } from '#plain/refusal.ts'
import type { Text } from '#plain/texts.ts'
import { type Bill, billFor, type Line } from './bill.ts'
import type { Book } from './book.ts'
import type { BillRequest } from './request.ts'
import { readAloud, sentencesOf } from './sentences.ts'

/** A bill and why it is what it is. Amounts are whole đồng; `from` and `to` first and last day of use. */
export interface Explained {
  readonly from: string
  readonly to: string
  readonly kwh: number
  readonly lines: readonly Line[]
  readonly subtotal: number
  readonly vatPercent: number
  readonly vat: number
  readonly total: number
  /** The rules that made it, joined by `+`: `part-month+price-change`. */
  readonly rule: string
  /** The decisions whose prices it was billed by. */
  readonly documents: readonly string[]
  /** For the resident, one thought each, in the order in which one would tell it. */
  readonly sentences: readonly Text[]
  /** The same, to be read aloud: numbers in words, no signs. */
  readonly aloud: Text
}

/** A household's bill with its reasons. Refuses what `billFor` refuses. */
export function explainBill(book: Book, request: BillRequest): Explained | Refusal {
  const bill = billFor(book, request)
  return isRefusal(bill) ? bill : explained(bill)
}

function explained(bill: Bill): Explained {
  const { kwh, lines, subtotal, vatPercent, vat, total } = bill
  return {
    from: bill.request.from,
    to: bill.request.to,
    kwh,
    lines,
    subtotal,
    vatPercent,
    vat,
    total,
    rule: bill.rules.join('+'),
    documents: bill.parts.map(({ table }) => table.document),
    sentences: sentencesOf(bill),
    aloud: readAloud(bill),
  }
}
