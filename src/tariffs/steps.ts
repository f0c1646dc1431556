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

/** What a part of a period gets of a monthly quota of one kWh: a fraction of whole numbers. */
export interface Portion {
  readonly top: number
  readonly bottom: number
}

/**
 * i × h + d × h / T, for i whole months and d days left over. Days without supply are taken off the end
 * (CMIS: DDN … DUP).
 */
export function portionOf({ from }: Pick<Period, 'from'>, daysWithSupply: number, scale: Scale): Portion {
  const { months, days } = lengthOf({ from, to: addDays(from, daysWithSupply - 1) })
  return { top: scale.quarters * (months * scale.quotaDays + days), bottom: 4 * scale.quotaDays }
}

/** The quota of one step in whole kWh, a half rounded up. `null`: no limit. */
export const quotaOf = (width: number | null, { top, bottom }: Portion): number | null =>
  width === null ? null : roundedShare(width * top, bottom)

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
