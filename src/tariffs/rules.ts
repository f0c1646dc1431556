import type { BilledPart } from './bill.ts'
import { daysOf, lengthOf } from './period.ts'
import type { BillRequest } from './request.ts'

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

/** The rules that a bill rests on. */
export function rulesOf(
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
