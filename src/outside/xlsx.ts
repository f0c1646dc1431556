import { Readable, type Writable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import ExcelJS from '@protobi/exceljs'
import { dayOf, showDay } from '#plain/day.ts'
import type { Refusal } from '#plain/refusal.ts'
import { tooManyRows } from './csv.ts'
import type { CellType, SheetLimits, SheetRow } from './sheet.ts'
import { checkZip, notTable } from './zip-bounds.ts'

/** A column of a list that is written out. `width` is in characters. `day` cells are `2013-07-04`. */
export interface Column {
  readonly title: string
  readonly kind?: 'text' | 'number' | 'day'
  readonly width?: number
}
export type Cell = string | number | null

/** Excel takes no longer text in one cell. */
const LONGEST_TEXT = 32_767
/** Rows written between two breaths, so that the receiver keeps pace. */
const ROWS_A_BREATH = 500

/** The rows of the asked worksheet, or of the first visible one that has any. */
export async function* readXlsx(bytes: Buffer, limits: SheetLimits): AsyncGenerator<SheetRow | Refusal> {
  const refused = await checkZip(bytes, limits.maxUnpacked)
  if (refused) return yield refused
  const book = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([bytes]), {
    styles: 'cache',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
  })
  let count = 0
  try {
    for await (const sheet of book) {
      const { name, state } = sheet as unknown as { name: string; state?: string }
      const asked = limits.sheet === undefined ? (state ?? 'visible') === 'visible' : name === limits.sheet
      for await (const row of sheet) {
        if (!asked || count > limits.maxRows) continue
        if (++count > limits.maxRows) yield tooManyRows(limits.maxRows)
        else yield rowOf(row)
      }
      if (count > 0) return
    }
  } catch {
    // The library throws on whatever it does not understand: to a person that is one thing.
    yield notTable()
  }
}

/**
 * Writes a list as XLSX, row by row: header kept in sight, texts always as text (a cell `=cmd|…` is
 * shown, never run), numbers and days as such so that they sort and sum.
 */
export async function writeXlsx(
  columns: readonly Column[],
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
  to: Writable,
  sheetName = 'Danh sách',
): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: to,
    useStyles: true,
    useSharedStrings: false,
  })
  const sheet = book.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ width, kind, title }) => ({
    width: width ?? Math.min(60, Math.max(10, title.length + 4)),
    style: {
      alignment: { vertical: 'top', wrapText: kind === undefined || kind === 'text' },
      ...(kind === 'day'
        ? { numFmt: 'dd/mm/yyyy' }
        : kind === 'number'
          ? { numFmt: '#,##0.###' }
          : { numFmt: '@' }),
    },
  }))
  const header = sheet.addRow(columns.map((column) => column.title))
  header.eachCell((cell) => {
    cell.font = { bold: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF4' } }
    cell.alignment = { vertical: 'middle', wrapText: true }
  })
  header.commit()
  let count = 0
  for await (const row of rows) {
    sheet.addRow(row.map((cell, at) => cellValue(cell, columns[at]?.kind))).commit()
    if (++count % ROWS_A_BREATH === 0) await breath(to)
  }
  await book.commit()
}

async function breath(to: Writable): Promise<void> {
  if (to.writableNeedDrain) await new Promise((resolve) => to.once('drain', resolve))
  else await setImmediate()
}

function cellValue(cell: Cell, kind: Column['kind']): ExcelJS.CellValue {
  if (cell === null || cell === '') return null
  if (kind === 'day') return new Date(`${cell}T00:00:00Z`)
  if (kind === 'number') return Number(cell)
  return String(cell).slice(0, LONGEST_TEXT)
}

function rowOf(row: ExcelJS.Row): SheetRow {
  const cells: string[] = []
  const types: CellType[] = []
  for (let at = 1; at <= row.cellCount; at++) {
    const [shown, type] = shownAs(row.getCell(at).value)
    cells.push(shown)
    types.push(shown.trim() === '' ? 'empty' : type)
  }
  return { line: row.number, cells, types }
}

function shownAs(value: ExcelJS.CellValue | undefined): readonly [string, CellType] {
  if (value === null || value === undefined) return ['', 'empty']
  if (value instanceof Date) return [shownDate(value), 'day']
  if (typeof value === 'number') return [String(value), 'number']
  if (typeof value === 'boolean') return [value ? 'TRUE' : 'FALSE', 'truth']
  if (typeof value === 'string') return [value, 'text']
  if ('richText' in value) return [value.richText.map((part) => part.text).join(''), 'text']
  if ('error' in value) return [value.error, 'text']
  if ('result' in value) return shownAs(value.result as ExcelJS.CellValue)
  if ('text' in value) return shownAs(value.text as ExcelJS.CellValue)
  return ['', 'empty']
}

/** Excel keeps the wall clock; the library hands it over as if it were UTC. */
function shownDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const shown = showDay(dayOf(new Date(date.getTime() - 7 * 3_600_000)))
  const time = date.toISOString().slice(11, 16)
  return time === '00:00' ? shown : `${shown} ${time}`
}
