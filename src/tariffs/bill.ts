import type { Day } from '#plain/day.ts'
import { isRefusal, missing, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { type Book, inForce, type Relief, type Step } from './book.ts'
import { type Part, partsOf } from './parts.ts'
import { quotaDays } from './period.ts'
import { leaseSteps, relieved, stepsFor } from './prices.ts'
import { type BillRequest, checkRequest } from './request.ts'
import { type Rule, rulesOf } from './rules.ts'
import { overSteps, portionOf, quotaOf, type Scale } from './steps.ts'
import { usedKwh } from './usage.ts'
import { roundedShare } from './whole.ts'

/** kWh of one step in one part of the period. Amounts are whole đồng before tax. */
export interface Line {
  readonly from: Day
  readonly to: Day
  readonly step: number
  readonly kwh: number
  readonly price: number
  readonly amount: number
}

/** One part of a bill with its quotas, as the words explain it. */
export interface BilledPart extends Part {
  /** Billed by the steps of registered poor households. */
  readonly poor: boolean
  readonly steps: readonly Step[]
  readonly quotas: readonly (number | null)[]
}

/** A bill in whole đồng, with all that is needed to tell why. */
export interface Bill {
  readonly request: BillRequest
  readonly kwh: number
  readonly quarters: number
  readonly quotaDays: number
  readonly parts: readonly BilledPart[]
  readonly lines: readonly Line[]
  readonly subtotal: number
  readonly vatPercent: number
  readonly vat: number
  readonly total: number
  readonly rules: readonly Rule[]
  readonly relief: Relief | null
}

/**
 * What a household pays for a period, by the tables and rules of its days. `decisions/0012` says where each
 * rule comes from. Refuses what cannot be a bill, and days for which there is no price or tax.
 */
export function billFor(book: Book, request: BillRequest): Bill | Refusal {
  const wrong = checkRequest(request)
  if (wrong) return wrong
  const kwh = usedKwh(request)
  if (isRefusal(kwh)) return kwh
  const parts = partsOf(book, request, kwh)
  if (isRefusal(parts)) return parts
  // The tax of the day on which the meter is read and the bill made out: one rate a bill. From practice; no written rule was read.
  const tax = inForce(book.vat, request.to)
  if (tax === undefined)
    return missing(
      'no-tax',
      text(`Chưa có thuế suất cho ngày ${request.to}.`, `There is no tax rate for ${request.to}.`),
      'to',
    )
  const lease = request.undeclaredLease ? leaseSteps(book, parts) : null
  if (isRefusal(lease)) return lease

  const scale: Scale = {
    quarters: request.tenants || (request.households ?? 1) * 4,
    quotaDays: quotaDays(request),
  }
  const relief = request.relief === false ? null : (inForce(book.reliefs, request.to) ?? null)
  const billed = parts.map((part) => withQuotas(part, request, relief, scale))
  const firstOnly = !lease && fitsFirstStep(kwh, billed, request.from, scale)
  const lines = billed.flatMap((part, i) => linesOf(part, lease?.[i] ?? (firstOnly ? 1 : null)))
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0)
  const vat = roundedShare(subtotal * tax.percent, 100)
  return {
    request,
    kwh,
    ...scale,
    parts: billed,
    lines,
    subtotal,
    vatPercent: tax.percent,
    vat,
    total: subtotal + vat,
    rules: rulesOf(request, billed, { firstOnly, relief: relief !== null }),
    relief,
  }
}

function withQuotas(part: Part, request: BillRequest, relief: Relief | null, scale: Scale): BilledPart {
  const chosen = stepsFor(part.table, request)
  const steps = relieved(chosen, relief)
  const portion = portionOf(part, part.days, scale)
  const quotas = steps.map(({ width }) => quotaOf(width, portion))
  return { ...part, poor: chosen === part.table.poorSteps, steps, quotas }
}

/**
 * A change of price splits nothing into steps when all kWh are within the first step's quota of the whole
 * period (CMIS).
 */
function fitsFirstStep(kwh: number, parts: readonly BilledPart[], from: Day, scale: Scale): boolean {
  const days = parts.reduce((sum, part) => sum + part.days, 0)
  const portion = portionOf({ from }, days, scale)
  return (
    parts.length > 1 && parts.every(({ steps }) => kwh <= (quotaOf(steps[0]?.width ?? null, portion) ?? 0))
  )
}

/** The lines of a part: over the steps, or all at one step. */
function linesOf({ from, to, kwh, steps, quotas }: BilledPart, only: number | null): Line[] {
  const price = only === null ? undefined : steps[only - 1]?.price
  const shares =
    only === null || price === undefined
      ? overSteps(kwh, steps, quotas)
      : kwh === 0
        ? []
        : [{ step: only, kwh, price }]
  return shares.map((share) => ({ from, to, ...share, amount: share.kwh * share.price }))
}
