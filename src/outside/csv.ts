import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { stringify } from 'csv-stringify'
import { showDay } from '#plain/day.ts'
import { invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import type { SheetLimits, SheetRow } from './sheet.ts'
import type { Cell, Column } from './xlsx.ts'

/** What no table of text begins with, and every picture or program does. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NOT_TEXT = /[\x00-\x08\x0e-\x1a]/ // oxlint-disable-line no-control-regex -- the same
const notATable = invalid(
  'not-a-table',
  text(
    'Tệp này không phải bảng Excel (.xlsx) hay CSV. Hãy chọn tệp khác.',
    'This is not an Excel (.xlsx) or CSV table. Choose another file.',
  ),
  'file',
)

/** Letters pushed through the parser at a time, so that rows flow while the rest waits. */
const CHUNK = 64 * 1024

/**
 * The rows of a CSV file: with or without BOM, UTF-8, UTF-16 or Windows-1258, parted by comma,
 * semicolon or tab, lines ended by CRLF or LF, cells quoted where they need it.
 */
export async function* readCsv(bytes: Buffer, limits: SheetLimits): AsyncGenerator<SheetRow | Refusal> {
  const content = decode(bytes)
  if (typeof content !== 'string') return yield content
  if (NOT_TEXT.test(content.slice(0, 4_096))) return yield notATable
  const chunks = Array.from({ length: Math.ceil(content.length / CHUNK) }, (_, at) => at * CHUNK)
  const parser = Readable.from(chunks.map((at) => content.slice(at, at + CHUNK))).pipe(
    parse({ delimiter: delimiterOf(content), relaxColumnCount: true, relaxQuotes: true, info: true }),
  )
  let count = 0
  let line = 1
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      if (++count > limits.maxRows) return yield tooManyRows(limits.maxRows)
      yield { line, cells: record, types: record.map((cell) => (cell.trim() === '' ? 'empty' : 'text')) }
      line = info.lines + 1
    }
  } catch (error) {
    const where = (error as { lines?: number }).lines ?? line
    yield invalid(
      'csv-broken',
      text(
        `Không đọc được dòng ${where}: dấu ngoặc kép không khớp.`,
        `Line ${where} cannot be read: a quote is not closed.`,
      ),
      'file',
    )
  }
}

/**
 * Writes rows as CSV that Excel opens well: BOM, CRLF, days as `04/07/2013`. A text that a spreadsheet
 * would run as a formula gets a leading apostrophe.
 */
export async function writeCsv(
  columns: readonly Column[],
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
  to: Writable,
): Promise<void> {
  async function* lines() {
    yield columns.map((column) => column.title)
    for await (const row of rows) {
      yield row.map((cell, at) =>
        columns[at]?.kind === 'day' && typeof cell === 'string' ? showDay(cell) : cell,
      )
    }
  }
  const write = stringify({ bom: true, record_delimiter: 'windows', escape_formulas: true })
  await pipeline(Readable.from(lines()), write, to)
}

function decode(bytes: Buffer): string | Refusal {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes.includes(0)) return unknownLetters()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Good UTF-8 with a few broken bytes must not be read as Windows-1258: that gives rubbish names.
    const mended = new TextDecoder('utf-8').decode(bytes)
    if (/[\u1EA0-\u1EF9đăơư]/.test(mended)) return unknownLetters()
    const old = new TextDecoder('windows-1258').decode(bytes)
    return /[\u0080-\u009F]/.test(old) ? unknownLetters() : old.normalize('NFC')
  }
}

function delimiterOf(content: string): string {
  const head = (content.match(/^\s*(?:"(?:[^"]|"")*"|[^"\n])*/)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '')
  const counts = [',', ';', '\t'].map((mark) => [mark, head.split(mark).length] as const)
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}

export const tooManyRows = (maxRows: number): Refusal =>
  invalid(
    'too-many-rows',
    text(
      `Tệp có hơn ${maxRows} dòng. Hãy chia thành nhiều tệp nhỏ hơn.`,
      `The file has more than ${maxRows} rows. Split it into smaller files.`,
    ),
    'file',
  )

const unknownLetters = (): Refusal =>
  invalid(
    'unknown-letters',
    text(
      'Tệp không ở dạng UTF-8 nên chữ có dấu sẽ sai. Trong Excel, chọn Lưu thành… và lưu dạng “CSV UTF-8” hoặc .xlsx.',
      'The file is not UTF-8, so its accents would be wrong. In Excel, choose Save as… “CSV UTF-8” or .xlsx.',
    ),
    'file',
  )
