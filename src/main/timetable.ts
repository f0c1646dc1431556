import { foldFigures } from '#figures/jobs.ts'
import { forgetOld } from '#ledger/idempotency.ts'
import { seal } from '#ledger/sealing.ts'
import { handOverDue } from '#notices/jobs.ts'
import type { Outside } from '#outside/outside.ts'
import { transaction } from '#outside/postgres.ts'
import { forgetTries } from '#petitions/following.ts'
import { climbLate, endSilent } from '#petitions/jobs.ts'
import { fill } from '#petitions/telling-jobs.ts'

const everything = { units: [], staff: null, sealed: true }

/** What runs at which hour: `minute hour day month weekday`, in Vietnam. */
export const timetable: Readonly<Record<string, { at: string; run: (out: Outside) => Promise<unknown> }>> = {
  'seal-ledger': { at: '*/10 * * * *', run: (out) => transaction(out.pool, everything, seal) },
  'fold-figures': { at: '*/10 * * * *', run: foldFigures },
  'hand-over-notices': { at: '* * * * *', run: (out) => handOverDue(out, fill) },
  'climb-late': { at: '0 7 * * *', run: climbLate },
  'end-silent': { at: '20 7 * * *', run: endSilent },
  'forget-tries': { at: '50 2 * * *', run: (out) => transaction(out.pool, everything, forgetTries) },
  'forget-keys': { at: '40 2 * * *', run: (out) => transaction(out.pool, everything, (tx) => forgetOld(tx)) },
}
