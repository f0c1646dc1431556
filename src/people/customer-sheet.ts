import type { Cell, Column } from '#outside/xlsx.ts'
import type { CustomerRow } from './store.ts'

/** The customer file as it goes out: the same columns that come in. */
export const customerColumns: readonly Column[] = [
  { title: 'Mã khách hàng', width: 16 },
  { title: 'Tên chủ hộ', width: 28 },
  { title: 'Thôn', width: 18 },
  { title: 'Xã', width: 18 },
  { title: 'Số điện thoại', width: 14 },
  { title: 'Mục đích sử dụng', width: 22 },
  { title: 'Giá áp dụng', width: 12 },
  { title: 'Mã trạm', width: 10 },
  { title: 'Mã sổ', width: 10 },
  { title: 'Ngày hợp đồng', kind: 'day', width: 14 },
]

export const customerCells = (one: CustomerRow & { readonly commune: string }): Cell[] => [
  one.code,
  one.name,
  one.hamlet,
  one.commune,
  one.phone,
  one.purpose,
  one.price,
  one.substation,
  one.book,
  one.contractOn,
]

/** One invented row, so that the template shows what is wanted. */
export const templateRow: Cell[] = [
  'PC11HH0001204',
  'A Pheo',
  'Tu Cấp',
  'Tu Mơ Rông',
  '0905000123',
  'Sinh hoạt',
  'SHBT',
  'HH0101',
  'S01A',
  '2011-05-16',
]
