import { distance, fold, foldName } from '#plain/vietnamese-text.ts'
import type { PlannedOpinion, Preview, PreviewDialogue, PreviewRow } from './plan.ts'

/** A dialogue is known by its day and communes. */
export const dialogueKey = (dialogue: PreviewDialogue): string =>
  `notebook/${dialogue.on ?? 'undated'}/${dialogue.communes.length > 0 ? dialogue.communes.map((one) => one.code).join('+') : fold(dialogue.name).replaceAll(' ', '-')}`

/** Above this a row of the same number is the earlier one with its words corrected. */
const SAME_ROW = 0.6
const alike = (a: string, b: string): number => 1 - distance(a, b) / Math.max(a.length, b.length, 1)

/**
 * One key for each row, from who said what in which dialogue, so that neither the kind of file, the order
 * of its rows or columns, nor a corrected date, place or code makes it another. Where the words were
 * corrected, the row's number and the likeness of the words find the earlier key.
 */
export function sourceKeys(
  preview: Preview,
  rows: readonly PreviewRow[],
): ReadonlyMap<PreviewRow, { key: string; already: PlannedOpinion['already'] }> {
  const before = new Map(preview.imported.map((one) => [one.sourceKey, one]))
  const taken = new Set<string>()
  const found = new Map<PreviewRow, { key: string; already: PlannedOpinion['already'] }>()
  const fresh: [PreviewRow, string][] = []
  for (const row of rows) {
    const dialogue = preview.dialogues.find((one) => one.key === row.dialogue)
    const base = `${dialogue ? dialogueKey(dialogue) : ''}/${hash(`${foldName(row.cells.speaker)}|${fold(row.cells.words)}`)}`
    let key = base
    for (let n = 2; taken.has(key); n++) key = `${base}~${n}`
    taken.add(key)
    if (before.has(key)) found.set(row, { key, already: 'same' })
    else fresh.push([row, key])
  }
  for (const [row, key] of fresh) {
    const place = key.slice(0, key.lastIndexOf('/'))
    const earlier = preview.imported.find(
      (one) =>
        one.rowKey === row.rowKey &&
        !taken.has(one.sourceKey) &&
        one.sourceKey.startsWith(`${place}/`) &&
        alike(fold(one.words), fold(row.cells.words)) >= SAME_ROW,
    )
    if (earlier) taken.add(earlier.sourceKey)
    found.set(row, earlier ? { key: earlier.sourceKey, already: 'corrected' } : { key, already: null })
  }
  return found
}

/** 53 bits of a text (cyrb53): enough to tell a few thousand rows apart, and runs everywhere. */
function hash(words: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < words.length; i++) {
    const code = words.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}
