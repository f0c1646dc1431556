import { conflict, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { type Book, type PriceTable, type Relief, type Step, structureOf } from './book.ts'
import type { Part } from './parts.ts'
import type { BillRequest } from './request.ts'
import { roundedShare } from './whole.ts'

/**
 * "0–50 kWh: 993 đồng" for poor and low-income households who usually use no more than 50 kWh a month and have
 * registered (TT 05/2011 … TT 19/2013); what they use above 50 in a month is billed by the usual steps from 51.
 * Above 150 kWh in three months they are usual households again. The table of 2014-06-01 has no such block.
 */
export function stepsFor(table: PriceTable, { poor, threeMonths }: BillRequest): readonly Step[] {
  return poor && table.poorSteps && (threeMonths ?? 0) <= 150 ? table.poorSteps : table.steps
}

/** Unit prices after a relief, each rounded to whole đồng before it is multiplied. */
export const relieved = (steps: readonly Step[], relief: Relief | null): readonly Step[] =>
  relief === null
    ? steps
    : steps.map(({ width, price }, i) =>
        i < relief.firstSteps
          ? { width, price: roundedShare(price * (100 - relief.percentOff), 100) }
          : { width, price },
      )

/** TT 16/2014/TT-BCT Điều 10 k4c (step 3 of six); TT 60/2025/TT-BCT Điều 12 k5c (step 2 of five). */
export function leaseSteps(book: Book, parts: readonly Part[]): number[] | Refusal {
  const steps = parts.map(({ table }) => structureOf(book, table)?.undeclaredLeaseStep ?? null)
  if (steps.some((step) => step === null))
    return conflict(
      'no-lease-rule',
      text(
        'Trước 01/06/2014 chưa có quy định tính một giá cho nhà thuê không kê khai.',
        'Before 2014-06-01 no rule billed an undeclared lease at one price.',
      ),
      'undeclaredLease',
    )
  return steps.map((step) => step ?? 0)
}
