import { invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { fold } from '#plain/vietnamese-text.ts'
import { campaignName, chairOf } from './campaign.ts'
import { fillDown, isBlank, rowKeys, type TidyRow, tidy } from './cells.ts'
import { readHeader } from './columns.ts'
import { groupDialogues } from './dialogues.ts'
import type { Known, Remembered, TableRow } from './known.ts'
import type { Preview } from './plan.ts'
import { rowReader } from './rows.ts'

/**
 * Reads a secretary's notebook against what the branch knows: dialogues, opinions, what was put right
 * without asking, and every doubt with its choices. Nothing is lost and nothing is decided.
 * Refuses a table without a header that names at least two columns, one of them the opinions.
 */
export function previewNotebook(
  rows: readonly TableRow[],
  known: Known,
  remembered: Remembered = {},
): Preview | Refusal {
  const header = readHeader(rows, remembered.mappings)
  if (header === null) return noHeader()
  const below = rows.filter(
    (row) =>
      row.line > header.line && row.cells.map(fold).join('|').replace(/\|+$/, '') !== header.fingerprint,
  )
  const tidied = below.map((row) => tidy(row, header.mapping))
  const blankLines = tidied.filter(isBlank).map((row) => row.line)
  const spoken = fillDown(tidied.filter((row) => !isBlank(row))).filter((row) => row.cells.words !== '')
  if (spoken.length === 0) return noHeader()
  const { dialogues, of } = groupDialogues(spoken, known)
  const days = dialogues.flatMap((dialogue) => dialogue.on ?? [])
  const span = { first: days[0] ?? null, last: days.at(-1) ?? null }
  const reader = rowReader(known, remembered, spoken, span)
  const keys = new Map(rowKeys(spoken).map((key, at) => [spoken[at] as TidyRow, key]))
  const read = dialogues.flatMap((dialogue) => {
    const own = spoken.filter((row) => of.get(row) === dialogue)
    return reader(dialogue, own, keys)
  })
  return {
    fingerprint: header.fingerprint,
    columns: header.columns,
    campaign: { name: campaignName(days), chair: chairOf(spoken), ...span },
    dialogues,
    rows: read.sort((a, b) => a.line - b.line),
    blankLines,
    imported: known.imported ?? [],
    communes: known.communes,
  }
}

const noHeader = (): Refusal =>
  invalid(
    'no-header',
    text(
      'Không tìm thấy dòng tiêu đề có cột nội dung ý kiến.',
      'No header row with a column of opinions was found.',
    ),
    'file',
  )
