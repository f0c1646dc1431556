import { fold, similarity } from './vietnamese-text.ts'

/** For each field the headings that name it, folded; the usual one first. */
export type Headings<F extends string> = Readonly<Record<F, readonly string[]>>

const ENOUGH = 0.7
const TYPO = 0.93
/** Longer cells are titles or contents, not headings. */
const LONGEST_HEADING = 60

/**
 * Which cell of a header names which field, in any order and spelling. The best pairs are taken first, so
 * that "Trả lời" does not take the column that "Trả lời tại chỗ" names outright.
 */
function matchHeadings<F extends string>(cells: readonly string[], headings: Headings<F>): Map<F, number> {
  const pairs = cells.flatMap((cell, at) => {
    const heading = fold(cell)
    if (heading === '' || heading.length > LONGEST_HEADING) return []
    return (Object.entries(headings) as [F, readonly string[]][]).map(([field, names]) => ({
      field,
      at,
      score: Math.max(...names.map((name, n) => alike(heading, name) - n / 1000)),
    }))
  })
  const taken = new Map<F, number>()
  for (const { field, at, score } of pairs.sort((a, b) => b.score - a.score)) {
    if (score < ENOUGH || taken.has(field) || [...taken.values()].includes(at)) continue
    taken.set(field, at)
  }
  return taken
}

/** The row among the first ones that names the most fields: titles may stand above it. */
export function findHeader<F extends string, R extends { readonly cells: readonly string[] }>(
  rows: readonly R[],
  headings: Headings<F>,
  lookAt = 20,
): { readonly row: R; readonly named: Map<F, number> } | null {
  const looked = rows.slice(0, lookAt).map((row) => ({ row, named: matchHeadings(row.cells, headings) }))
  const first = looked[0]
  return first === undefined ? null : looked.reduce((a, b) => (b.named.size > a.named.size ? b : a), first)
}

function alike(heading: string, name: string): number {
  if (heading === name) return 2
  if (name.length > 3 && ` ${heading} `.includes(` ${name} `)) return 0.8 + name.length / heading.length / 2
  const close = similarity(heading, name)
  return name.length > 3 && close >= TYPO ? close : 0
}
