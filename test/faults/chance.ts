/** Chance that can be had again: the seed is printed, and `FAULTS_SEED` plays it once more. */
export interface Chance {
  readonly seed: number
  /** Between 0 and 1. */
  next(): number
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number
  pick<T>(from: readonly T[]): T
}

export function chance(seed = Number(process.env.FAULTS_SEED ?? Date.now() % 2 ** 31)): Chance {
  let state = seed
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return { seed, next, between, pick: (from) => from[between(0, from.length - 1)]! }
}

/** One line a job: what was tried, and what a zero is worth (0 failures in n trials: at most 3/n, with 95 %). */
export function report(job: string, seed: number, trials: number, more: string): void {
  console.log(
    `${job}: seed ${seed}, ${trials} trials, 0 failures ≤ ${((3 / trials) * 100).toPrecision(2)} % · ${more}`,
  )
}
