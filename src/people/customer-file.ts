import { type KnownCommune, matchCommune } from '#areas/commune-name.ts'
import { type Day, dayFrom } from '#plain/day.ts'
import { readPhone } from '#plain/phone-number.ts'
import { conflict, invalid, isRefusal, type Refusal } from '#plain/refusal.ts'
import { findHeader, type Headings } from '#plain/table-header.ts'
import { type Text, text } from '#plain/texts.ts'
import { fold, nfc } from '#plain/vietnamese-text.ts'
import { CUSTOMER_CODE, mendCode, tidyCode } from './customer-code.ts'

/** A customer as the billing system lists it. */
export interface Customer {
  readonly line: number
  readonly code: string
  readonly name: string
  readonly village: string
  readonly commune: KnownCommune
  /** Today's form. */
  readonly phone: string | null
  readonly purpose: string
  readonly price: string
  readonly substation: string
  readonly book: string
  readonly since: Day | null
}

interface Fault {
  readonly line: number
  readonly code:
    | 'code-form'
    | 'code-twice'
    | 'no-name'
    | 'unknown-commune'
    | 'commune-misspelt'
    | 'bad-phone'
    | 'bad-day'
  /** `stop`: nothing is taken in while it stands. `note`: that one cell is left empty or put right. */
  readonly weight: 'stop' | 'note'
  readonly why: Text
}

export interface CustomerFile {
  readonly customers: readonly Customer[]
  readonly faults: readonly Fault[]
}

type Field =
  | 'code'
  | 'name'
  | 'village'
  | 'commune'
  | 'phone'
  | 'purpose'
  | 'price'
  | 'substation'
  | 'book'
  | 'since'

// biome-ignore format: synonyms in rows
const HEADINGS: Headings<Field> = {
  code: ['ma khach hang', 'ma kh', 'makh', 'ma khang', 'ma so khach hang', 'ma hop dong', 'customer code'],
  name: ['ten chu ho', 'ten khach hang', 'ho ten', 'ho va ten', 'ten kh', 'chu ho', 'khach hang', 'chu hop dong', 'ten chu hop dong'],
  village: ['thon', 'lang', 'thon lang', 'ten thon', 'dia chi', 'dia chi dung dien', 'to dan pho'],
  commune: ['xa', 'ten xa', 'xa phuong', 'xa thi tran', 'dia ban'],
  phone: ['so dien thoai', 'dien thoai', 'sdt', 'so dt', 'dt', 'di dong'],
  purpose: ['muc dich su dung', 'muc dich', 'muc dich su dung dien', 'nganh nghe'],
  price: ['gia ap dung', 'ma gia', 'gia', 'bieu gia', 'gia dien', 'nhom gia'],
  substation: ['ma tram', 'tram', 'tram bien ap', 'ten tram', 'tba'],
  book: ['ma so', 'so ghi chi so', 'ma so gcs', 'so gcs', 'quyen', 'ma quyen'],
  since: ['ngay hop dong', 'ngay ky hop dong', 'ngay hd', 'ngay ky', 'ngay hieu luc'],
}

/**
 * Reads a customer file, columns in any order, row by row; each fault names its line. Refuses a table
 * without headings for code, name and commune.
 */
export function readCustomerFile(
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
  communes: readonly KnownCommune[],
): CustomerFile | Refusal {
  const header = findHeader(rows, HEADINGS)
  const named = header?.named
  if (!header || !named?.has('code') || !named.has('name') || !named.has('commune')) {
    return invalid(
      'no-header',
      text(
        'Cần có các cột mã khách hàng, tên và xã.',
        'Columns for customer code, name and commune are needed.',
      ),
      'file',
    )
  }
  const faults: Fault[] = []
  const firstLine = new Map<string, number>()
  const found = new Map<string, ReturnType<typeof matchCommune>>()
  const customers: Customer[] = []
  for (const row of rows) {
    if (row.line <= header.row.line || row.cells.every((cell) => cell.trim() === '')) continue
    const cell = (field: Field) => nfc(row.cells[named.get(field) ?? -1] ?? '')
    const fault = (code: Fault['code'], weight: Fault['weight'], vi: string, en: string) =>
      faults.push({ line: row.line, code, weight, why: text(vi, en) })
    const code = tidyCode(cell('code'))
    const earlier = firstLine.get(code)
    if (!CUSTOMER_CODE.test(code)) {
      const mended = mendCode(code)
      fault(
        'code-form',
        'stop',
        `Mã “${cell('code')}” không đúng dạng${mended ? `; có lẽ là ${mended}` : ''}.`,
        `“${cell('code')}” is not a customer code${mended ? `; probably ${mended}` : ''}.`,
      )
    } else if (earlier !== undefined)
      fault(
        'code-twice',
        'stop',
        `Mã ${code} đã có ở dòng ${earlier}.`,
        `${code} already stands in line ${earlier}.`,
      )
    else firstLine.set(code, row.line)
    if (cell('name') === '') fault('no-name', 'stop', 'Chưa có tên khách hàng.', 'The name is missing.')
    const written = cell('commune')
    if (!found.has(written)) found.set(written, matchCommune(written, communes))
    const commune = found.get(written) ?? null
    if (commune === null)
      fault('unknown-commune', 'stop', `Không có xã “${written}”.`, `There is no commune “${written}”.`)
    else if (commune.how === 'slip')
      fault(
        'commune-misspelt',
        'stop',
        `“${written}” có lẽ là ${commune.of.name}.`,
        `“${written}” is probably ${commune.of.name}.`,
      )
    const since = readSince(cell('since'))
    if (since === undefined)
      fault(
        'bad-day',
        'note',
        `Không đọc được ngày “${cell('since')}”, để trống.`,
        `The date “${cell('since')}” cannot be read and is left empty.`,
      )
    const phone = cell('phone') === '' ? null : readPhone(cell('phone'), since ?? undefined)
    if (isRefusal(phone))
      fault('bad-phone', 'note', `${phone.why.vi} Để trống.`, `${phone.why.en} Left empty.`)
    if (commune) {
      const plain = {
        village: cell('village'),
        purpose: cell('purpose'),
        price: cell('price'),
        substation: cell('substation'),
        book: cell('book'),
      }
      customers.push({
        line: row.line,
        code,
        name: cell('name'),
        commune: commune.of,
        phone: phone === null || isRefusal(phone) ? null : phone.number,
        since: since ?? null,
        ...plain,
      })
    }
  }
  return { customers, faults }
}

/** All customers or none: refuses while one row has a fault that stops it, and says the first. */
export function wholeCustomerFile(file: CustomerFile): readonly Customer[] | Refusal {
  const stops = file.faults.filter((fault) => fault.weight === 'stop')
  const [first] = stops
  if (!first) return file.customers
  return conflict(
    'customer-file-faults',
    text(
      `Có ${stops.length} dòng sai, chưa nhận dòng nào. Dòng ${first.line}: ${first.why.vi}`,
      `${stops.length} rows are wrong, none was taken in. Line ${first.line}: ${first.why.en}`,
    ),
    `line ${first.line}`,
  )
}

/** `null` when empty, `undefined` when it is no date. */
function readSince(cell: string): Day | null | undefined {
  if (cell === '') return null
  const match =
    fold(cell).match(/^(\d{1,2}) (\d{1,2}) (\d{4})$/) ?? fold(cell).match(/^(\d{4}) (\d{1,2}) (\d{1,2})$/)
  if (!match) return undefined
  const [a, b, c] = match.slice(1).map(Number) as [number, number, number]
  return (a > 31 ? dayFrom(a, b, c) : dayFrom(c, b, a)) ?? undefined
}
