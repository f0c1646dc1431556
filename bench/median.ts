/** The middle of the figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Both in turn, so that whatever else the machine does falls on both. Medians in milliseconds. */
export async function paired(
  times: number,
  ours: () => Promise<unknown>,
  limit: () => Promise<unknown>,
): Promise<{ ours: number; limit: number }> {
  for (let i = 0; i < 5; i++) {
    await ours()
    await limit()
  }
  const a: number[] = []
  const b: number[] = []
  for (let i = 0; i < times; i++) {
    a.push(await timed(ours))
    b.push(await timed(limit))
  }
  return { ours: median(a), limit: median(b) }
}
