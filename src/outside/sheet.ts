import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { invalid, isRefusal, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { readCsv } from './csv.ts'
import { readXlsx } from './xlsx.ts'

/** What a cell was before it became text; `empty` is also a cell that holds only blanks. */
export type CellType = 'text' | 'number' | 'day' | 'truth' | 'empty'

/** One line of a table as a person sees it: days as `04/07/2013`, numbers without grouping. */
export interface SheetRow {
  /** The row's number in the file, counted from 1 as spreadsheets do. */
  readonly line: number
  readonly cells: readonly string[]
  readonly types: readonly CellType[]
}

export interface SheetLimits {
  readonly maxRows: number
  /** Bytes of the file as sent. */
  readonly maxBytes: number
  /** Bytes once unzipped: a small file may unpack into gigabytes. */
  readonly maxUnpacked: number
  /** Name of the worksheet; without it the first visible one that has rows. */
  readonly sheet?: string
}

export const usualLimits: SheetLimits = { maxRows: 200_000, maxBytes: 50e6, maxUnpacked: 400e6 }

/** A path, the bytes, or a stream of them. */
export type SheetSource = string | Uint8Array | Readable

/**
 * The rows of a CSV or XLSX file (told apart by content, not by name), one after the other.
 * A refusal, if any, comes last and ends it: too large, too many rows, not a table, unknown
 * letters, old `.xls`.
 */
export async function* readRows(
  source: SheetSource,
  limits = usualLimits,
): AsyncGenerator<SheetRow | Refusal> {
  const bytes = await bytesOf(source, limits.maxBytes)
  if (isRefusal(bytes)) return yield bytes
  const begins = bytes.subarray(0, 4).toString('latin1')
  if (bytes.length === 0) yield emptyFile
  else if (begins === 'PK\x03\x04') yield* readXlsx(bytes, limits)
  else if (begins === '\xd0\xcf\x11\xe0') yield oldExcel(source)
  else yield* readCsv(bytes, limits)
}

/** All rows at once, for files that a person goes through row by row. */
export async function allRows(source: SheetSource, limits = usualLimits): Promise<SheetRow[] | Refusal> {
  const rows: SheetRow[] = []
  for await (const row of readRows(source, limits)) {
    if (isRefusal(row)) return row
    rows.push(row)
  }
  return rows
}

async function bytesOf(source: SheetSource, maxBytes: number): Promise<Buffer | Refusal> {
  if (typeof source === 'string' && (await stat(source)).size > maxBytes) return tooLarge(maxBytes)
  if (source instanceof Uint8Array) {
    return source.length > maxBytes
      ? tooLarge(maxBytes)
      : Buffer.from(source.buffer, source.byteOffset, source.length)
  }
  const stream = source instanceof Readable ? source : createReadStream(source)
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream) {
    size += part.length
    if (size > maxBytes) return tooLarge(maxBytes)
    parts.push(Buffer.from(part))
  }
  return Buffer.concat(parts)
}

const tooLarge = (maxBytes: number): Refusal => {
  const mb = Math.round(maxBytes / 1e6)
  return invalid(
    'file-too-large',
    text(
      `Tệp lớn hơn ${mb} MB. Hãy chia thành nhiều tệp nhỏ hơn.`,
      `The file is larger than ${mb} MB. Split it into smaller files.`,
    ),
    'file',
  )
}

const emptyFile = invalid(
  'empty-file',
  text('Tệp này trống, không có dòng nào.', 'The file is empty.'),
  'file',
)

const oldExcel = (source: SheetSource): Refusal => {
  const name = typeof source === 'string' ? extname(source) : '.xls'
  return invalid(
    'old-excel',
    text(
      `Đây là tệp Excel kiểu cũ (${name}). Mở tệp, chọn Lưu thành… và lưu dạng .xlsx.`,
      `This is an old Excel file (${name}). Open it, choose Save as… and save it as .xlsx.`,
    ),
    'file',
  )
}
