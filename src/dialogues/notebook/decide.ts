import { conflict, isRefusal, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { choiceOf, typedPatch } from './deciding.ts'
import type { Patch, Reading } from './doubt.ts'
import type { Decisions, Plan, Preview, PreviewRow } from './plan.ts'
import { planOf } from './planning.ts'

/** Every doubt decided as suggested: for tests, and for a person who trusts the suggestions. */
export function takeSuggested(preview: Preview): Decisions {
  const doubts = preview.rows.flatMap((row) => row.doubts)
  return Object.fromEntries(
    doubts.flatMap(({ id, suggested }) => (suggested === null ? [] : [[id, { choice: suggested }]])),
  )
}

/** The doubts that must be decided and are not. */
export const openDoubts = (preview: Preview, decisions: Decisions) =>
  preview.rows
    .flatMap((row) => row.doubts)
    .filter(({ id, weight }) => weight === 'must' && decisions[id] === undefined)

/**
 * The plan of what is taken in, all or nothing. Doubts to confirm stand as suggested unless decided.
 * Refuses while a must-decide doubt is open, a choice is unknown, what was typed cannot be right, or a
 * row still lacks its day or its commune.
 */
export function decide(preview: Preview, decisions: Decisions): Plan | Refusal {
  const open = openDoubts(preview, decisions)
  if (open.length > 0) {
    const rows = [...new Set(open.map(({ id }) => id.split(':')[0]))]
    const list = `${rows.slice(0, 8).join(', ')}${rows.length > 8 ? '…' : ''}`
    return conflict(
      'doubts-open',
      text(
        `Còn ${open.length} chỗ chưa quyết, ở dòng ${list}.`,
        `${open.length} doubts are open, in rows ${list}.`,
      ),
      open[0]?.id ?? '',
    )
  }
  const settled: { row: PreviewRow; reading: Reading }[] = []
  for (const row of preview.rows) {
    const reading = settle(row, decisions, preview)
    if (isRefusal(reading)) return reading
    if (reading.dropFor === null && (reading.on === null || reading.commune === null)) return lacking(row)
    settled.push({ row, reading })
  }
  return planOf(preview, settled)
}

function settle(row: PreviewRow, decisions: Decisions, preview: Preview): Reading | Refusal {
  let reading: Reading = row.reading
  for (const doubt of row.doubts) {
    const chosen = choiceOf(doubt, decisions[doubt.id])
    if (isRefusal(chosen)) return chosen
    if (chosen === null) continue
    const patch = chosen.asks
      ? typedPatch(chosen.asks, doubt, decisions[doubt.id]?.value, row, preview)
      : chosen.patch
    if (isRefusal(patch)) return patch
    reading = laidOver(reading, patch, row)
  }
  return reading
}

/** A new main topic takes the place of the main topic alone; the other parts keep theirs. */
function laidOver(reading: Reading, { topic, ...patch }: Patch, row: PreviewRow): Reading {
  const next = { ...reading, ...patch }
  if (topic === undefined) return next
  const main = Math.max(0, next.topics.indexOf(row.topic))
  return { ...next, topics: next.topics.map((own, at) => (at === main ? topic : own)) }
}

const lacking = (row: PreviewRow): Refusal =>
  conflict(
    'row-incomplete',
    text(`Dòng ${row.rowKey} chưa rõ ngày hoặc xã.`, `Row ${row.rowKey} lacks its day or its commune.`),
    row.rowKey,
  )
