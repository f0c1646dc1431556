import type { UnitKind } from '#units/unit.ts'

/** The day on which districts ended and the 11 communes became 4 (Resolutions 202/2025/QH15 and 1677/NQ-UBTVQH15). */
export const MERGER = '2025-07-01'
const BEFORE = '2025-06-30'
const LONG_AGO = '2005-06-09'

export const TMR = 40
export const DTO = 41
export const CHS = 42

interface UnitRow {
  readonly id: number
  readonly kind: UnitKind
  readonly from: string
  readonly to: string | null
  readonly name: string
  readonly symbol: string
  readonly parent: number | null
}

/** Provincial companies merged with the provinces on 2025-07-01, and branches were renamed. */
const companies: UnitRow[] = [
  {
    id: 10,
    kind: 'corporation',
    from: LONG_AGO,
    to: null,
    name: 'Tổng công ty Điện lực miền Trung',
    symbol: 'EVNCPC',
    parent: null,
  },
  {
    id: 20,
    kind: 'company',
    from: LONG_AGO,
    to: BEFORE,
    name: 'Công ty Điện lực Kon Tum',
    symbol: 'KTPC',
    parent: 10,
  },
  {
    id: 21,
    kind: 'company',
    from: LONG_AGO,
    to: null,
    name: 'Công ty Điện lực Quảng Ngãi',
    symbol: 'QNPC',
    parent: 10,
  },
  {
    id: 22,
    kind: 'company',
    from: LONG_AGO,
    to: null,
    name: 'Công ty Điện lực Gia Lai',
    symbol: 'GLPC',
    parent: 10,
  },
]

const branches: UnitRow[] = [
  {
    id: TMR,
    kind: 'branch',
    from: LONG_AGO,
    to: BEFORE,
    name: 'Điện lực Tu Mơ Rông',
    symbol: 'TMR',
    parent: 20,
  },
  {
    id: TMR,
    kind: 'branch',
    from: MERGER,
    to: null,
    name: 'Đội Quản lý điện Tu Mơ Rông',
    symbol: 'TMR',
    parent: 21,
  },
  { id: DTO, kind: 'branch', from: LONG_AGO, to: BEFORE, name: 'Điện lực Đăk Tô', symbol: 'DTO', parent: 20 },
  {
    id: DTO,
    kind: 'branch',
    from: MERGER,
    to: null,
    name: 'Đội Quản lý điện Đăk Tô',
    symbol: 'DTO',
    parent: 21,
  },
  { id: CHS, kind: 'branch', from: LONG_AGO, to: null, name: 'Điện lực Chư Sê', symbol: 'CHS', parent: 22 },
]

const departmentNames = [
  ['KD', 'Phòng Kinh doanh'],
  ['KT', 'Phòng Kỹ thuật'],
  ['VH', 'Tổ Quản lý vận hành'],
  ['DV', 'Tổ Dịch vụ khách hàng'],
  ['GS', 'Tổ Kiểm tra giám sát mua bán điện'],
] as const

/** Department ids: branch × 10 + place in the list above: 401 is the business department of Tu Mơ Rông. */
const departments: UnitRow[] = [TMR, DTO, CHS].flatMap((branch) =>
  departmentNames.map(([symbol, name], i) => ({
    id: branch * 10 + i + 1,
    kind: 'department' as const,
    from: LONG_AGO,
    to: null,
    name,
    symbol,
    parent: branch,
  })),
)

export const units: readonly UnitRow[] = [...companies, ...branches, ...departments]

/** Tu Mơ Rông served the 11 communes, and since the merger the 4 that they became. */
export const branchAreas = [
  ...Array.from({ length: 11 }, (_, i) => ({
    unit: TMR,
    area: 11 + i,
    from: LONG_AGO,
    to: BEFORE as string | null,
  })),
  ...Array.from({ length: 4 }, (_, i) => ({
    unit: TMR,
    area: 31 + i,
    from: MERGER,
    to: null as string | null,
  })),
]

/** Row and column on the coverage board, shaped like the land: north above, west to the left. */
export const tiles: Readonly<Record<number, readonly [number, number]>> = {
  11: [1, 5], // Ngọk Lây
  12: [1, 1], // Đăk Na
  13: [2, 4], // Măng Ri
  14: [1, 4], // Ngọk Yêu
  15: [1, 2], // Đăk Sao
  16: [2, 1], // Đăk Rơ Ông
  17: [2, 2], // Đăk Tờ Kan
  18: [2, 3], // Tu Mơ Rông
  19: [3, 2], // Đăk Hà
  20: [2, 5], // Tê Xăng
  21: [3, 3], // Văn Xuôi
  31: [1, 1], // Đăk Sao
  32: [2, 1], // Đăk Tờ Kan
  33: [2, 2], // Tu Mơ Rông
  34: [1, 3], // Măng Ri
}
