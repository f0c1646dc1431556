import type { Doubt, Patch } from './doubt.ts'
import type { Normalised } from './plan.ts'

/** What one look at a row gives: what is sure, what was put right, what a person must see. */
export interface Look {
  readonly patch: Patch
  readonly doubts: readonly Doubt[]
  readonly normalised: readonly Normalised[]
}
