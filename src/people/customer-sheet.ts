import type { ListColumn } from '#outside/list-file.ts'
import type { Cell } from '#outside/xlsx.ts'
import type { CustomerRow } from './store.ts'

/** The customer file as it goes out: the same columns that come in. */
export const customerColumns: readonly ListColumn<CustomerRow & { readonly commune: string }>[] = [
  { title: 'Mã khách hàng', of: (one) => one.code, width: 16 },
  { title: 'Tên chủ hộ', of: (one) => one.name, width: 28 },
  { title: 'Thôn', of: (one) => one.hamlet, width: 18 },
  { title: 'Xã', of: (one) => one.commune, width: 18 },
  { title: 'Số điện thoại', of: (one) => one.phone, width: 14 },
  { title: 'Mục đích sử dụng', of: (one) => one.purpose, width: 22 },
  { title: 'Giá áp dụng', of: (one) => one.price, width: 12 },
  { title: 'Mã trạm', of: (one) => one.substation, width: 10 },
  { title: 'Mã sổ', of: (one) => one.book, width: 10 },
  { title: 'Ngày hợp đồng', of: (one) => one.contractOn, kind: 'day', width: 14 },
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
