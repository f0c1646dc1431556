import { nfc } from '#plain/vietnamese-text.ts'
import { type Field, fields, type Mapping, type TableRow } from './known.ts'
import type { Normalised } from './plan.ts'

/** One row's cells by field, tidy, with what was tidied without asking. */
export interface TidyRow {
  readonly line: number
  readonly cells: Readonly<Record<Field, string>>
  readonly types: Readonly<Partial<Record<Field, string>>>
  readonly normalised: Normalised[]
}

export function tidy(row: TableRow, mapping: Mapping): TidyRow {
  const normalised: Normalised[] = []
  const types: Partial<Record<Field, string>> = {}
  const cells = Object.fromEntries(
    fields.map((field) => {
      const at = mapping[field]
      const raw = at === undefined ? '' : (row.cells[at] ?? '')
      if (at !== undefined && row.types?.[at] !== undefined) types[field] = row.types[at]
      const cell = nfc(raw)
      if (raw !== raw.normalize('NFC'))
        normalised.push({ what: 'unicode-nfd', field, found: raw, becomes: cell })
      if (raw !== raw.trim() && cell !== '')
        normalised.push({ what: 'trailing-blanks', field, found: raw, becomes: cell })
      if (cell.includes('\n'))
        normalised.push({ what: 'line-break-in-cell', field, found: raw, becomes: cell })
      return [field, cell]
    }),
  ) as Record<Field, string>
  return { line: row.line, cells, types, normalised }
}

export const isBlank = (row: TidyRow): boolean =>
  fields.every((field) => field === 'stt' || row.cells[field] === '')

/** The marks by which a secretary says "the same as above" in a column. */
export const isDitto = (cell: string): boolean =>
  /^(-?\s*nt\s*-?|như trên|nhu tren|["'〃”]+|-\/\/-|\/\/)\.?$/i.test(cell)

/** In these columns a merged cell or a ditto mark stands for the cell above. */
const FILLED: readonly Field[] = ['dialogue', 'date', 'commune', 'village']

/**
 * Fills what stands for the cell above: ditto marks always, empty dialogue names always, and empty
 * dates and places only where the column is mostly empty, as merged cells leave it.
 */
export function fillDown(rows: readonly TidyRow[]): TidyRow[] {
  const merged = new Set(
    FILLED.filter((field) => {
      const filled = rows.filter((row) => row.cells[field] !== '').length
      return field === 'dialogue' || (filled > 0 && filled < rows.length / 2 && field !== 'village')
    }),
  )
  let above: TidyRow | undefined
  return rows.map((row) => {
    const cells = { ...row.cells }
    const normalised = [...row.normalised]
    for (const field of FILLED) {
      const own = cells[field]
      const from = above?.cells[field] ?? ''
      if (from === '' || !(isDitto(own) || (own === '' && merged.has(field)))) continue
      cells[field] = from
      normalised.push({ what: 'filled-from-above', field, found: own, becomes: from })
    }
    above = { ...row, cells, normalised }
    return above
  })
}

/** Each row's own name: its number where the notebook gives each number once, else its line. */
export function rowKeys(rows: readonly TidyRow[]): string[] {
  const met = new Map<string, number>()
  for (const row of rows) met.set(row.cells.stt, (met.get(row.cells.stt) ?? 0) + 1)
  return rows.map((row) =>
    row.cells.stt !== '' && met.get(row.cells.stt) === 1 ? row.cells.stt : `line-${row.line}`,
  )
}
