import { randomInt } from 'node:crypto'
import { recordNext } from '#ledger/store.ts'
import { sql, type Tx } from '#outside/postgres.ts'
import { dayOf } from '#plain/day.ts'
import { conflict, invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { nfc } from '#plain/vietnamese-text.ts'
import { hashPassword } from './sign-in.ts'

export interface First {
  /** The unit at the top: a corporation, a company, or a branch that stands alone. */
  readonly unit: string
  readonly kind: 'corporation' | 'company' | 'branch'
  readonly symbol: string
  readonly login: string
  readonly name: string
}

/** How long a first code opens the door. */
export const FIRST_CODE_HOURS = 72
/** No letters that are read for one another. */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

/** A one-time code for a first sign-in: 12 characters, 58 bits. */
const newFirstCode = (): string =>
  Array.from({ length: 3 }, () =>
    Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
  ).join('-')

/**
 * The first unit and its administrator, in an installation without anybody. Returns the one-time code, shown once.
 * Refuses: `not-empty` once there is staff (then an administrator adds people), `login-form`, `symbol-form`.
 */
export async function addFirstAdministrator(
  tx: Tx,
  first: First,
  now: Date,
): Promise<{ code: string } | Refusal> {
  const { filled } = await tx.one<{ filled: boolean }>(sql`select exists (select from staff) as filled`)
  if (filled)
    return conflict(
      'not-empty',
      text(
        'Đã có nhân viên. Quản trị thêm người trên màn hình Nhân viên.',
        'There is staff already. An administrator adds people on the Staff screen.',
      ),
    )
  if (!/^[a-z0-9][a-z0-9._-]{1,40}$/.test(first.login))
    return invalid(
      'login-form',
      text(
        'Tên đăng nhập chỉ gồm a–z, 0–9, dấu chấm, gạch; từ 2 ký tự.',
        'A login has a–z, 0–9, dots and dashes; 2 characters at least.',
      ),
      'login',
    )
  if (!/^[A-ZĐ0-9]{1,12}$/.test(first.symbol))
    return invalid(
      'symbol-form',
      text(
        'Ký hiệu gồm 1–12 chữ in hoa hoặc số, ví dụ TMR.',
        'A symbol has 1–12 capitals or digits, such as TMR.',
      ),
      'symbol',
    )
  const today = dayOf(now)
  const code = newFirstCode()
  const unit = await tx.one<{ id: number }>(sql`insert into unit (kind) values (${first.kind}) returning id`)
  await tx.run(
    sql`insert into unit_version (unit_id, valid_from, name, symbol) values (${unit.id}, ${today}, ${nfc(first.unit)}, ${first.symbol})`,
  )
  const staff = await tx.one<{ id: number }>(sql`insert into staff (login, name, first_code, first_until)
    values (${first.login}, ${nfc(first.name)}, ${await hashPassword(code)}, now() + make_interval(hours => ${FIRST_CODE_HOURS})) returning id`)
  await tx.run(
    sql`insert into post (staff_id, unit_id, role, title, valid_from) values (${staff.id}, ${unit.id}, 'administrator', 'Quản trị hệ thống', ${today})`,
  )
  await recordNext(tx, {
    stream: `unit:${unit.id}`,
    kind: 'unit.added',
    at: now,
    staff: null,
    unit: unit.id,
    data: { kind: first.kind, first: true },
  })
  await recordNext(tx, {
    stream: `staff:${staff.id}`,
    kind: 'staff.added',
    at: now,
    staff: null,
    unit: unit.id,
    data: { role: 'administrator', first: true },
  })
  return { code }
}
