import type { Day } from '#plain/day.ts'
import { conflict, isRefusal, missing, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { type Book, inForce, type PriceTable, type Relief, type Step, structureOf } from './book.ts'
import { type Part, partsOf } from './parts.ts'
import { daysOf, lengthOf, quotaDays } from './period.ts'
import { type BillRequest, checkRequest } from './request.ts'
import { overSteps, quotaOf, type Scale, type Share } from './steps.ts'
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

/** Which rules made the bill, in the order in which they are told. */
export type Rule =
  | 'whole-month'
  | 'part-month'
  | 'several-months'
  | 'price-change'
  | 'all-in-step-1'
  | 'days-without-supply'
  | 'shared-meter'
  | 'tenants'
  | 'undeclared-lease'
  | 'poor'
  | 'relief'

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
  // The tax of the day on which the meter is read and the bill made out (CMIS): one rate a bill.
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
  const billed = parts.map((part): BilledPart => {
    const chosen = stepsFor(part.table, request)
    const steps = relieved(chosen, relief)
    return {
      ...part,
      poor: chosen === part.table.poorSteps,
      steps,
      quotas: steps.map(({ width }) => quotaOf(width, part, part.days, scale)),
    }
  })
  const firstOnly =
    parts.length > 1 && !lease && billed.every((part) => kwh <= firstQuota(part, billed, request, scale))
  const lines = billed.flatMap((part, i) =>
    (lease
      ? atOneStep(part, lease[i] ?? 0)
      : firstOnly
        ? atOneStep(part, 1)
        : overSteps(part.kwh, part.steps, part.quotas)
    ).map((share): Line => ({ from: part.from, to: part.to, ...share, amount: share.kwh * share.price })),
  )
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0)
  const vat = roundedShare(subtotal * tax.percent, 100)
  const rules = rulesOf(request, billed, { firstOnly, relief: relief !== null })
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
    rules,
    relief,
  }
}

/**
 * "0–50 kWh: 993 đồng" for poor and low-income households who usually use no more than 50 kWh a month and have
 * registered (TT 05/2011 … TT 19/2013); what they use above 50 in a month is billed by the usual steps from 51.
 * Above 150 kWh in three months they are usual households again. The table of 2014-06-01 has no such block.
 */
function stepsFor(table: PriceTable, { poor, threeMonths }: BillRequest): readonly Step[] {
  return poor && table.poorSteps && (threeMonths ?? 0) <= 150 ? table.poorSteps : table.steps
}

const relieved = (steps: readonly Step[], relief: Relief | null): readonly Step[] =>
  relief === null
    ? steps
    : steps.map(({ width, price }, i) =>
        i < relief.firstSteps
          ? { width, price: roundedShare(price * (100 - relief.percentOff), 100) }
          : { width, price },
      )

/** The first step's quota of the whole period (CMIS: below it, a change of price splits nothing into steps). */
function firstQuota(
  part: BilledPart,
  all: readonly BilledPart[],
  { from, to }: BillRequest,
  scale: Scale,
): number {
  const days = all.reduce((sum, one) => sum + one.days, 0)
  return quotaOf(part.steps[0]?.width ?? null, { from, to }, days, scale) ?? 0
}

function atOneStep({ kwh, steps }: BilledPart, step: number): Share[] {
  const price = steps[step - 1]?.price
  return kwh === 0 || price === undefined ? [] : [{ step, kwh, price }]
}

/** TT 16/2014/TT-BCT Điều 10 k4c (step 3 of six); TT 60/2025/TT-BCT Điều 12 k5c (step 2 of five). */
function leaseSteps(book: Book, parts: readonly Part[]): number[] | Refusal {
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

function rulesOf(
  request: BillRequest,
  parts: readonly BilledPart[],
  { firstOnly, relief }: { firstOnly: boolean; relief: boolean },
): Rule[] {
  const { months, days } = lengthOf(request)
  const missed = daysOf(request) - parts.reduce((sum, part) => sum + part.days, 0)
  const applies: Record<Rule, boolean> = {
    'whole-month': months === 1 && days === 0,
    'part-month': months === 0,
    'several-months': months > 1 || (months === 1 && days > 0),
    'price-change': parts.length > 1,
    'all-in-step-1': firstOnly,
    'days-without-supply': missed > 0,
    'shared-meter': (request.households ?? 1) > 1,
    tenants: (request.tenants ?? 0) > 0,
    'undeclared-lease': request.undeclaredLease === true,
    poor: parts.some(({ poor }) => poor),
    relief,
  }
  return (Object.keys(applies) as Rule[]).filter((rule) => applies[rule])
}
