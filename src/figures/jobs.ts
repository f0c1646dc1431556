import type { Outside } from '#outside/outside.ts'
import { transaction } from '#outside/postgres.ts'
import { fold, unfold } from './store.ts'

const nobody = { units: [], staff: null, sealed: false }

/** Folds what the ledger holds since the last time. Returns how many cells it touched. */
export const foldFigures = async (out: Pick<Outside, 'pool'>): Promise<number> =>
  (await transaction(out.pool, nobody, fold)).n

/** A holiday was corrected: working days are counted anew, from the whole ledger. */
export const refoldFigures = (out: Pick<Outside, 'pool'>): Promise<unknown> =>
  transaction(out.pool, nobody, async (tx) => {
    await unfold(tx)
    return fold(tx)
  })
