import { addDays } from '#plain/day.ts'
import type { Step } from './book.ts'
import { lengthOf, type Period } from './period.ts'
import { roundedShare } from './whole.ts'

/** By what the monthly quotas are multiplied. */
export interface Scale {
  /** Quotas on the meter, in quarters: a household is 4, a tenant 1. */
  readonly quarters: number
  /** T of the rule, see `quotaDays`. */
  readonly quotaDays: number
}

/**
 * The quota of one step in whole kWh: round(i × Mq × h + d × Mq × h / T) for i whole months and d days left
 * over. Days without supply are taken off the end (CMIS: DDN … DUP). `null`: no limit.
 */
export function quotaOf(
  width: number | null,
  period: Period,
  daysWithSupply: number,
  scale: Scale,
): number | null {
  if (width === null) return null
  const { months, days } = lengthOf({ from: period.from, to: addDays(period.from, daysWithSupply - 1) })
  return roundedShare(width * scale.quarters * (months * scale.quotaDays + days), 4 * scale.quotaDays)
}

export interface Share {
  /** From 1. */
  readonly step: number
  readonly kwh: number
  readonly price: number
}

/** kWh shared out over the steps from the first: each takes its quota, the last what is left. */
export function overSteps(kwh: number, steps: readonly Step[], quotas: readonly (number | null)[]): Share[] {
  let left = kwh
  return steps.flatMap(({ price }, i) => {
    const taken = Math.min(left, quotas[i] ?? left)
    left -= taken
    return taken === 0 ? [] : [{ step: i + 1, kwh: taken, price }]
  })
}
