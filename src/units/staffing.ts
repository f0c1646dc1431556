import { type Changing, checkPast, inForce } from '#plain/dated.ts'
import type { Day } from '#plain/day.ts'
import { conflict, forbidden, invalid, type Refusal } from '#plain/refusal.ts'
import { type Text, text } from '#plain/texts.ts'
import type { StaffActor } from './actor.ts'
import { checkOwn } from './editing.ts'
import type { Role } from './permission.ts'
import { type UnitKind, type Units, unitOn } from './unit.ts'

export const roleWords: Record<Role, Text> = {
  leader: text('Lãnh đạo', 'Leader'),
  secretary: text('Thư ký', 'Secretary'),
  head: text('Trưởng bộ phận', 'Head of department'),
  officer: text('Nhân viên', 'Officer'),
  company: text('Công ty', 'Company'),
  corporation: text('Tổng công ty', 'Corporation'),
  inspector: text('Thanh tra', 'Inspector'),
  administrator: text('Quản trị', 'Administrator'),
}

/** In what kind of unit a role is held; an inspector or administrator anywhere. */
const held: Record<Role, readonly UnitKind[]> = {
  leader: ['branch'],
  secretary: ['branch'],
  head: ['department'],
  officer: ['department', 'branch'],
  company: ['company'],
  corporation: ['corporation'],
  inspector: ['corporation', 'company', 'branch'],
  administrator: ['corporation', 'company', 'branch'],
}

/** Hours for which the one-time code of a first sign-in is good. */
export const FIRST_CODE_HOURS = 72

export interface NewStaff {
  readonly login: string
  readonly name: string
}

/** Refuses `wrong-login`, `name-missing`. */
export function checkStaff({ login, name }: NewStaff): Refusal | undefined {
  if (!/^[a-z0-9][a-z0-9._-]{1,40}$/.test(login))
    return invalid(
      'wrong-login',
      text(
        'Tên đăng nhập gồm chữ thường không dấu, số, dấu chấm hoặc gạch.',
        'A login is small letters, digits, dots or dashes.',
      ),
      'login',
    )
  return name.trim().length < 1
    ? invalid('name-missing', text('Cần ghi tên.', 'A name is needed.'), 'name')
    : undefined
}

export interface NewPost {
  readonly unit: number
  readonly role: Role
  readonly title: string
}

/** A post from a day, in a unit of his subtree. Refuses `not-yours`, `wrong-role`, `not-then`, `title-missing`, `past-needs-reason`. */
export function checkPost(
  units: Units,
  post: NewPost,
  by: StaffActor,
  changing: Changing,
): Refusal | undefined {
  const unit = unitOn(units, post.unit, changing.from)
  if (!unit || !inForce(unit, changing.from))
    return conflict(
      'not-then',
      text('Đơn vị này không có vào ngày đó.', 'There is no such unit on that day.'),
      'unit',
    )
  if (!held[post.role].includes(unit.kind))
    return invalid(
      'wrong-role',
      text('Vai trò này không hợp với loại đơn vị.', 'That role is not held in such a unit.'),
      'role',
    )
  if (post.title.trim().length < 2)
    return invalid('title-missing', text('Cần ghi chức vụ.', 'A title is needed.'), 'title')
  return checkOwn(by, post.unit) ?? checkPast(changing)
}

/** Whether he may touch this person's account: not his own, and every post of today within his subtree. Refuses `yourself`, `not-yours`. */
export function checkAccount(
  staff: { readonly id: number; readonly units: readonly number[] },
  by: StaffActor,
): Refusal | undefined {
  if (staff.id === by.staff)
    return forbidden(
      'yourself',
      text('Không tự khóa hay tự sửa tài khoản của mình.', 'You may not do this to your own account.'),
    )
  return checkOwn(by, ...staff.units)
}

/** The last day of a post. Refuses `not-yours`, `past-needs-reason`, `wrong-day`. */
export function checkPostEnd(
  post: { readonly unit: number; readonly from: Day },
  by: StaffActor,
  changing: Changing,
): Refusal | undefined {
  if (changing.from < post.from)
    return invalid(
      'wrong-day',
      text('Ngày cuối phải sau ngày đầu.', 'The last day is before the first.'),
      'from',
    )
  return checkOwn(by, post.unit) ?? checkPast(changing)
}
