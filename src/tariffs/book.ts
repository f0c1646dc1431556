import type { Day } from '#plain/day.ts'

/** One step of a price table. `width` in kWh per household and month; `null`: all the rest. `price` in whole đồng per kWh before tax. */
export interface Step {
  readonly width: number | null
  readonly price: number
}

/** The household prices of one decision, from its first to its last day of use. */
export interface PriceTable {
  readonly from: Day
  /** `null`: until further notice. */
  readonly to: Day | null
  readonly document: string
  /** The average retail price it was made from, in đồng per kWh, as written: `2204.0655`. */
  readonly average: string
  /** Name of the structure of steps it follows. */
  readonly structure: string
  readonly steps: readonly Step[]
  /** The steps of poor and low-income households registered with the seller; until 2014-05-31. */
  readonly poorSteps: readonly Step[] | null
  readonly source: string
  readonly confidence: string
}

/** What a Prime Minister's decision says about the steps. It bills nobody until a price table names it. */
export interface Structure {
  readonly name: string
  readonly document: string
  /** The step at which a short lease without declared tenants is billed as a whole; `null`: no such rule. */
  readonly undeclaredLeaseStep: number | null
  /** Widths and percents of the average price, where the decision sets them. */
  readonly percents: readonly { readonly width: number | null; readonly percent: number }[] | null
}

export interface VatPeriod {
  readonly from: Day
  readonly to: Day | null
  readonly percent: number
  readonly document: string
  readonly confidence: string
}

/** A cut of the unit prices for the bills whose last day of use lies in the period. */
export interface Relief {
  readonly from: Day
  readonly to: Day
  readonly percentOff: number
  /** How many steps, from the first, it covers. */
  readonly firstSteps: number
  readonly document: string
  readonly source: string
  readonly confidence: string
}

/** Everything dated that a bill is computed from. A new price, tax or relief is a row. */
export interface Book {
  /** In the order of their first day. */
  readonly tables: readonly PriceTable[]
  readonly structures: readonly Structure[]
  readonly vat: readonly VatPeriod[]
  readonly reliefs: readonly Relief[]
}

interface Dated {
  readonly from: Day
  readonly to: Day | null
}

/** The row in force on a day. */
export const inForce = <T extends Dated>(rows: readonly T[], day: Day): T | undefined =>
  rows.find(({ from, to }) => from <= day && (to === null || day <= to))

export const structureOf = (book: Book, table: PriceTable): Structure | undefined =>
  book.structures.find(({ name }) => name === table.structure)
