import data from '../../seed/data/tariffs.json' with { type: 'json' }
import type { Book, PriceTable, Step } from './book.ts'

/** Before the first price table nothing is billed, so any day before it says "always". */
const ALWAYS = '1999-01-01'

type Pairs = readonly (readonly (number | null)[])[]

const stepsFrom = (pairs: Pairs): Step[] =>
  pairs.map(([width, price]) => ({ width: width ?? null, price: price ?? 0 }))

const tables = data.household_tiers.map(
  (row): PriceTable => ({
    from: row.effective_from,
    to: row.effective_to,
    document: row.document,
    average: String(row.avg_price),
    structure: row.structure,
    steps: stepsFrom(row.tiers),
    poorSteps: 'tiers_poor' in row && row.tiers_poor ? stepsFrom(row.tiers_poor) : null,
    source: row.source,
    confidence: row.confidence,
  }),
)

/**
 * The dated prices that travel with the program, so that a bill can be explained in a hall without network
 * and by a command line without database. An installation's own tables come from its database.
 */
export const bundledBook: Book = {
  tables,
  structures: data.structures.map((row) => ({
    name: row.name,
    document: row.document,
    undeclaredLeaseStep: row.undeclared_lease_step,
    percents:
      row.tiers_percent_of_average?.map(([width, percent]) => ({
        width: width ?? null,
        percent: percent ?? 0,
      })) ?? null,
  })),
  vat: data.vat.map((row) => ({ ...row, from: row.from ?? ALWAYS })),
  reliefs: data.price_reliefs.map((row) => ({
    from: row.from,
    to: row.to,
    percentOff: row.percent_off,
    firstSteps: row.first_steps,
    document: row.document,
    source: row.source,
    confidence: row.confidence,
  })),
}
