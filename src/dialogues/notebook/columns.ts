import { CUSTOMER_CODE } from '#people/customer-code.ts'
import { findHeader, type Headings } from '#plain/table-header.ts'
import { fold, nfc } from '#plain/vietnamese-text.ts'
import type { Field, Mapping, TableRow } from './known.ts'
import type { Column } from './plan.ts'

// biome-ignore format: synonyms in rows
/** How secretaries head their columns, folded; the first is the usual one. */
const HEADERS: Headings<Field> = {
  stt: ['stt', 'tt', 'so tt', 'so thu tu', 'no'],
  dialogue: ['buoi doi thoai', 'ten buoi doi thoai', 'buoi', 'hoi nghi', 'cuoc doi thoai', 'ten hoi nghi', 'cuoc hop', 'dot doi thoai', 'doi thoai', 'dialogue'],
  date: ['ngay', 'ngay doi thoai', 'ngay to chuc', 'thoi gian', 'ngay thang', 'ngay hop', 'ngay ghi nhan', 'ngay tiep nhan', 'date'],
  commune: ['xa', 'ten xa', 'xa thi tran', 'xa phuong', 'dia ban xa', 'dia ban', 'commune'],
  village: ['thon', 'lang', 'thon lang', 'ten thon', 'thon ban', 'thon to', 'dia chi', 'to dan pho', 'plei', 'khu dan cu', 'village'],
  speaker: ['ho ten nguoi neu', 'ho ten', 'ho va ten', 'nguoi neu', 'nguoi phat bieu', 'ten khach hang', 'nguoi y kien', 'nguoi kien nghi', 'khach hang', 'ten nguoi dan', 'ho ten nguoi phat bieu', 'ho ten khach hang', 'nguoi hoi', 'speaker'],
  code: ['ma khach hang', 'ma kh', 'makh', 'ma so khach hang', 'so hop dong', 'ma khang', 'customer code'],
  phone: ['dien thoai', 'so dien thoai', 'sdt', 'dt', 'so dt', 'dien thoai lien he', 'phone'],
  words: ['noi dung y kien', 'noi dung', 'y kien', 'noi dung kien nghi', 'kien nghi', 'noi dung phan anh', 'y kien khach hang', 'phan anh', 'cau hoi', 'noi dung hoi', 'y kien cua nguoi dan', 'opinion'],
  label: ['nhom noi dung', 'phan loai', 'nhom', 'linh vuc', 'loai', 'chu de', 'loai y kien', 'nhom y kien', 'topic'],
  answer: ['tra loi tai cho', 'tra loi', 'giai trinh', 'y kien tra loi', 'noi dung tra loi', 'giai dap', 'tra loi cua dien luc', 'ket qua tra loi', 'phan hoi', 'answer'],
  receiver: ['bo phan co quan tiep nhan', 'bo phan tiep nhan', 'don vi tiep nhan', 'don vi xu ly', 'co quan tiep nhan', 'noi tiep nhan', 'bo phan xu ly', 'don vi giai quyet', 'giao cho', 'bo phan', 'don vi thuc hien', 'chuyen cho', 'phong ban'],
  promise: ['hen', 'thoi han', 'han', 'hen tra loi', 'thoi gian hen', 'thoi han giai quyet', 'han xu ly', 'hen den', 'ngay hen', 'thoi gian giai quyet', 'han hoan thanh', 'hua'],
  note: ['ghi chu', 'gc', 'chu thich', 'luu y', 'note'],
}
const FIELDS = Object.keys(HEADERS) as Field[]

export interface Header {
  readonly line: number
  readonly fingerprint: string
  readonly columns: readonly Column[]
  readonly mapping: Mapping
}

/**
 * Finds the header and what each column holds: as remembered for this header, else by its name in any
 * spelling, else by what stands below. `null` when no line looks like a header or nothing holds opinions.
 */
export function readHeader(
  rows: readonly TableRow[],
  remembered: Readonly<Record<string, Mapping>> = {},
): Header | null {
  const best = findHeader(rows, HEADERS)
  if (best === null || best.named.size < 2) return null
  const fingerprint = best.row.cells.map(fold).join('|').replace(/\|+$/, '')
  const own = remembered[fingerprint]
  const found = new Map<Field, { at: number; how: Column['how'] }>()
  if (own)
    for (const field of FIELDS) {
      const at = own[field]
      if (at !== undefined) found.set(field, { at, how: 'remembered' })
    }
  else {
    for (const [field, at] of best.named) found.set(field, { at, how: 'header' })
    const below = rows.slice(rows.indexOf(best.row) + 1, rows.indexOf(best.row) + 60)
    for (const [field, at] of byContent(below, best.row.cells.length, found))
      found.set(field, { at, how: 'content' })
  }
  if (!found.has('words')) return null
  const columns = best.row.cells.map((header, at): Column => {
    const [field, how] = [...found].find(([, place]) => place.at === at) ?? [null, null]
    return { at, header: nfc(header), field, how: how === null ? null : how.how }
  })
  return {
    line: best.row.line,
    fingerprint,
    columns,
    mapping: Object.fromEntries([...found].map(([field, { at }]) => [field, at])),
  }
}

function byContent(
  rows: readonly TableRow[],
  width: number,
  found: ReadonlyMap<Field, unknown>,
): Map<Field, number> {
  const tests: Partial<Record<Field, (cell: string) => boolean>> = {
    code: (cell) => CUSTOMER_CODE.test(cell.toUpperCase()),
    phone: (cell) => /^\(?0[\d .()-]{8,14}$/.test(cell),
    date: (cell) => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(cell),
    words: (cell) => cell.length > 45,
    speaker: (cell) => /^[AY] \p{Lu}\p{L}+$|^(Nguyễn|Trần|Lê|Phạm|Võ|Đặng|Bùi|Hồ|Hoàng|Đỗ) /u.test(cell),
  }
  const taken = new Map<Field, number>()
  const usedBefore = new Set([...found.values()].map((place) => (place as { at: number }).at))
  for (const [field, fits] of Object.entries(tests) as [Field, (cell: string) => boolean][]) {
    if (found.has(field)) continue
    const counts = Array.from({ length: width }, (_, at) => {
      const cells = rows.map((row) => nfc(row.cells[at] ?? '')).filter((cell) => cell !== '')
      return usedBefore.has(at) || [...taken.values()].includes(at) || cells.length === 0
        ? 0
        : cells.filter(fits).length / cells.length
    })
    const most = Math.max(0, ...counts)
    if (most >= 0.5) taken.set(field, counts.indexOf(most))
  }
  return taken
}
