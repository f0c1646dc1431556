import type { Role } from '#units/permission.ts'
import { CHS, DTO, TMR } from './units.ts'

/** The people of the demo branch, its neighbours and those above it. Invented. */
export const staff = [
  { id: 1, login: 'hanh', name: 'Y Hạnh' },
  { id: 2, login: 'thanh', name: 'Nguyễn Văn Thành' },
  { id: 3, login: 'mai', name: 'Trần Thị Mai' },
  { id: 4, login: 'thiu', name: 'A Thiu' },
  { id: 5, login: 'byai', name: 'A Byai' },
  { id: 6, login: 'blan', name: 'Y Blan' },
  { id: 7, login: 'hoa', name: 'Lê Quang Hòa' },
  { id: 8, login: 'huong', name: 'Phan Thị Hương' },
  { id: 9, login: 'khoa', name: 'Đỗ Minh Khoa' },
  { id: 10, login: 'an', name: 'Hồ Ngọc Ân' },
  { id: 11, login: 'dakto', name: 'Võ Thị Sương' },
  { id: 12, login: 'chuse', name: 'Siu H’Nga' },
  { id: 13, login: 'mien', name: 'Y Miên' },
  { id: 14, login: 'quyet', name: 'Bùi Công Quyết' },
] as const

interface PostRow {
  readonly staff: number
  readonly unit: number
  readonly role: Role
  readonly title: string
  readonly from?: string
  readonly to?: string
}

export const posts: readonly PostRow[] = [
  { staff: 1, unit: TMR, role: 'secretary', title: 'Thư ký' },
  { staff: 2, unit: TMR, role: 'leader', title: 'Phó Giám đốc' },
  { staff: 3, unit: 401, role: 'head', title: 'Trưởng phòng Kinh doanh' },
  { staff: 4, unit: 402, role: 'head', title: 'Trưởng phòng Kỹ thuật' },
  { staff: 5, unit: 403, role: 'head', title: 'Tổ trưởng Quản lý vận hành' },
  { staff: 6, unit: 404, role: 'officer', title: 'Nhân viên dịch vụ khách hàng' },
  { staff: 13, unit: 404, role: 'head', title: 'Tổ trưởng Dịch vụ khách hàng' },
  { staff: 14, unit: 405, role: 'head', title: 'Tổ trưởng Kiểm tra giám sát' },
  { staff: 7, unit: 21, role: 'company', title: 'Trưởng ban Kinh doanh, Công ty', from: '2025-07-01' },
  { staff: 8, unit: 10, role: 'corporation', title: 'Ban Kinh doanh, Tổng công ty' },
  { staff: 9, unit: 21, role: 'inspector', title: 'Thanh tra' },
  { staff: 10, unit: 10, role: 'administrator', title: 'Quản trị hệ thống' },
  { staff: 11, unit: DTO, role: 'secretary', title: 'Thư ký' },
  { staff: 12, unit: CHS, role: 'leader', title: 'Giám đốc' },
]

/** Everybody's password in the demo, printed at start. It is set nowhere else. */
export const DEMO_PASSWORD = 'lua-chin-tren-ray'
