import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { deflateRawSync } from 'node:zlib'
import ExcelJS from '@protobi/exceljs'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '#plain/refusal.ts'
import { writeCsv } from './csv.ts'
import { allRows, readRows, usualLimits } from './sheet.ts'
import { type Cell, type Column, writeXlsx } from './xlsx.ts'

const columns: Column[] = [
  { title: 'STT', kind: 'number' },
  { title: 'Ngày', kind: 'day' },
  { title: 'Nội dung', width: 60 },
]
const evil = "=cmd|' /C calc'!A0"

async function written(write: typeof writeXlsx | typeof writeCsv, rows: Iterable<Cell[]>): Promise<Buffer> {
  const to = new PassThrough()
  const [bytes] = await Promise.all([buffer(to), write(columns, rows, to)])
  return bytes
}
const codeOf = async (source: Parameters<typeof allRows>[0], limits = usualLimits) => {
  const rows = await allRows(source, limits)
  return isRefusal(rows) ? rows.code : rows
}
const cellsOf = async (source: Buffer) => {
  const rows = await allRows(source)
  if (isRefusal(rows)) throw new Error(rows.code)
  return rows.map((row) => row.cells)
}

describe('csv', () => {
  test.each([
    ['BOM, comma, CRLF', '\uFEFFa,b\r\n"x, ""y""","một\nhai"\r\n'],
    ['semicolon, LF', 'a;b\n"x, ""y""";"một\nhai"'],
    ['tab', 'a\tb\n"x, ""y"""\t"một\nhai"\n'],
  ])('%s', async (_, content) => {
    expect(await cellsOf(Buffer.from(content))).toEqual([
      ['a', 'b'],
      ['x, "y"', 'một\nhai'],
    ])
  })

  test('keeps the line number where a cell has two lines', async () => {
    const rows = await allRows(Buffer.from('a,b\n"1\n2",x\n3,y\n'))
    expect(!isRefusal(rows) && rows.map((row) => row.line)).toEqual([1, 2, 4])
  })

  test('UTF-16 of Excel “Unicode text”', async () => {
    expect(await cellsOf(Buffer.from('\uFEFFXã\tThôn\n', 'utf16le'))).toEqual([['Xã', 'Thôn']])
  })

  test('Windows-1258 is read, broken UTF-8 is refused', async () => {
    const old = Buffer.from([0x58, 0xe3, 0x2c, 0xd0, 0xe3, 0x6b, 0x20, 0x48, 0xe0, 0x0a]) // Xă,Đăk Hà
    expect(await cellsOf(old)).toEqual([['Xă', 'Đăk Hà']])
    expect(
      await codeOf(Buffer.concat([Buffer.from('Thôn,Buổi đối thoại\n'), Buffer.from([0xff, 0x41])])),
    ).toBe('unknown-letters')
    expect(await codeOf(Buffer.from([0x89, 0x50, 0x00, 0xff, 0xfe]))).toBe('unknown-letters')
  })

  test('an empty file and a picture are refused as what they are', async () => {
    expect(await codeOf(Buffer.alloc(0))).toBe('empty-file')
    expect(await codeOf(Buffer.from([1, 2, 3, 4]))).toBe('not-a-table')
  })

  test('a quote never closed is refused with its line', async () => {
    const rows = await allRows(Buffer.from('a,b\n"x,y\n'))
    expect(isRefusal(rows) && rows.code).toBe('csv-broken')
  })

  test('a formula written out does not run', async () => {
    const bytes = await written(writeCsv, [
      [1, '2013-07-04', evil],
      [-2, null, '- gạch đầu dòng'],
    ])
    const lines = bytes.toString().split('\r\n')
    expect(lines[0]).toBe('\uFEFFSTT,Ngày,Nội dung')
    expect(lines[1]).toBe(`1,04/07/2013,'${evil}`)
    expect(lines[2]).toMatch(/^-2,,'- gạch/)
  })
})

describe('xlsx', () => {
  test('writes and reads back text, numbers and days', async () => {
    const bytes = await written(writeXlsx, [
      [7, '2013-07-04', evil],
      [1.5, null, 'một\nhai'],
    ])
    const rows = await allRows(bytes)
    if (isRefusal(rows)) throw new Error(rows.code)
    expect(rows[1]).toEqual({ line: 2, cells: ['7', '04/07/2013', evil], types: ['number', 'day', 'text'] })
    expect(rows[2]?.cells).toEqual(['1.5', '', 'một\nhai'])
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes as unknown as ArrayBuffer)
    const sheet = book.worksheets[0]
    expect(sheet?.getCell('C2').formula).toBeUndefined()
    expect(sheet?.getCell('A1').font?.bold).toBe(true)
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet?.getColumn(3).width).toBe(60)
  })

  test('reads formulas by result, rich text joined, the first visible sheet', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('Ẩn', { state: 'hidden' }).addRow(['không'])
    const sheet = book.addWorksheet('Sổ')
    sheet.addRow([{ formula: '1+1', result: 2 }, { richText: [{ text: 'A ' }, { text: 'Pheo' }] }, true])
    const bytes = Buffer.from(await book.xlsx.writeBuffer())
    expect(await cellsOf(bytes)).toEqual([['2', 'A Pheo', 'TRUE']])
  })

  test('100,000 rows pass through without piling up', { timeout: 60_000 }, async () => {
    function* many(): Generator<Cell[]> {
      for (let i = 0; i < 100_000; i++) yield [i, '2013-07-04', 'Điện yếu giờ cao điểm, xin nâng trạm.']
    }
    const bytes = await written(writeXlsx, many())
    let rows = 0
    let most = 0
    const before = process.memoryUsage().heapUsed
    for await (const row of readRows(Readable.from([bytes]))) {
      if (isRefusal(row)) throw new Error(row.code)
      if (++rows % 5_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before)
    }
    expect(rows).toBe(100_001)
    expect(most).toBeLessThan(250e6)
  })
})

describe('what is too much is refused', () => {
  test('bytes, rows, and a zip bomb', async () => {
    const small = { maxRows: 2, maxBytes: 10_000, maxUnpacked: 100_000 }
    expect(await codeOf(Buffer.alloc(10_001, 97), small)).toBe('file-too-large')
    expect(await codeOf(Readable.from([Buffer.alloc(6_000, 97), Buffer.alloc(6_000, 97)]), small)).toBe(
      'file-too-large',
    )
    expect(await codeOf(Buffer.from('a\nb\nc\n'), small)).toBe('too-many-rows')
    const bytes = await written(writeXlsx, [
      [1, null, 'a'],
      [2, null, 'b'],
    ])
    expect(await codeOf(bytes, small)).toBe('too-many-rows')
    expect(await codeOf(zipOf(Buffer.alloc(200_000), 12), small)).toBe('unpacks-too-large')
    expect(await codeOf(zipOf(Buffer.from('x'), 1), small)).toBe('not-a-table')
    expect(await codeOf(Buffer.from('PK\x03\x04 and nothing'), small)).toBe('not-a-table')
    expect(await codeOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), small)).toBe('old-excel')
  })
})

/** A zip with one entry whose directory lies about its unpacked size. */
function zipOf(content: Buffer, claimed: number): Buffer {
  const packed = deflateRawSync(content)
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(claimed, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(claimed, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, central, name, end])
}
