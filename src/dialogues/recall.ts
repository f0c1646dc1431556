import type { Decision, Decisions, Preview } from './notebook/plan.ts'

/**
 * Decisions are remembered with the words of their row, so that row 16 of another notebook does not get
 * what was decided for row 16 of this one.
 */
export function remembered(preview: Preview, decisions: Decisions): Record<string, Decision> {
  return Object.fromEntries(
    marks(preview).flatMap(({ id, mark }) => (decisions[id] === undefined ? [] : [[mark, decisions[id]]])),
  )
}

/** What was decided before for the doubts of this file. */
export function recalled(preview: Preview, before: Readonly<Record<string, Decision>>): Decisions {
  return Object.fromEntries(
    marks(preview).flatMap(({ id, mark }) => (before[mark] === undefined ? [] : [[id, before[mark]]])),
  )
}

const marks = (preview: Preview) =>
  preview.rows.flatMap((row) =>
    row.doubts.map(({ id }) => ({
      id,
      mark: `${id} ${sum(row.cells.words + row.cells.promise + row.cells.code)}`,
    })),
  )

/** 32 bits (FNV-1a): only tells rows with the same number apart. */
function sum(words: string): string {
  let at = 0x811c9dc5
  for (let i = 0; i < words.length; i++) at = Math.imul(at ^ words.charCodeAt(i), 0x01000193)
  return (at >>> 0).toString(36)
}
