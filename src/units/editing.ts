import { type Changing, checkFree, checkPast, endAfter, inForce, succeed } from '#plain/dated.ts'
import { addDays, type Day } from '#plain/day.ts'
import { conflict, forbidden, invalid, isRefusal, missing, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import type { StaffActor } from './actor.ts'
import { type Served, subtree, type UnitKind, type Units, type UnitVersion, unitOn } from './unit.ts'

/** What an edit of the tree writes. The id -1 is a unit that does not exist yet. */
export interface UnitEdit {
  readonly closes: { readonly unit: number; readonly from: Day; readonly to: Day } | null
  readonly opens: UnitVersion | null
  readonly replaces: UnitVersion | null
  readonly of: number
  readonly event: { readonly kind: string; readonly data: Readonly<Record<string, unknown>> }
}

export interface NewUnit {
  readonly kind: UnitKind
  readonly name: string
  readonly symbol: string
  readonly parent: number | null
}

const rank: Record<UnitKind, number> = { corporation: 0, company: 1, branch: 2, department: 3 }
const none = { closes: null, opens: null, replaces: null }

/** An administrator edits within his own subtree. Refuses `not-yours`. */
export const checkOwn = (by: StaffActor, ...units: (number | null)[]): Refusal | undefined =>
  units.every((unit) => unit !== null && by.subtree.includes(unit)) ? undefined : notYours

/** What all share (areas, topics, authority, holidays) is edited from the top of the tree. Refuses `not-the-top`. */
export const checkTop = (units: Units, by: StaffActor, on: Day): Refusal | undefined =>
  unitOn(units, by.unit, on)?.parent === null ? undefined : notTop

/** A new unit from a day, below one of his own. Refuses `not-yours`, `wrong-parent`, `symbol-taken`, `past-needs-reason` … */
export function addUnit(units: Units, unit: NewUnit, by: StaffActor, changing: Changing): UnitEdit | Refusal {
  const version: UnitVersion = {
    unit: -1,
    ...tidy(unit),
    kind: unit.kind,
    parent: unit.parent,
    from: changing.from,
    to: null,
  }
  return (
    checkOwn(by, unit.parent) ??
    checkPast(changing) ??
    fits(units, version) ?? {
      ...none,
      opens: version,
      of: -1,
      event: { kind: 'unit.added', data: { ...version, reason: changing.reason } },
    }
  )
}

/** Another name, symbol or parent from a day; what was before stays as it was. Both parents must be within his subtree. */
export function changeUnit(
  units: Units,
  unit: number,
  change: Partial<Pick<UnitVersion, 'name' | 'symbol' | 'parent'>>,
  by: StaffActor,
  changing: Changing,
): UnitEdit | Refusal {
  const own = units.versions.filter((version) => version.unit === unit)
  if (own.length === 0) return noSuch
  const allowed = checkOwn(by, unit, ...(change.parent === undefined ? [] : [change.parent]))
  if (allowed) return allowed
  const made = succeed(own, { ...change, ...tidy(change) }, changing)
  if (isRefusal(made)) return made
  const refusal = fits(units, made.after)
  if (refusal) return refusal
  const kind = made.after.parent === made.before.parent ? 'unit.renamed' : 'unit.moved'
  const data = { from: changing.from, before: made.before, after: made.after, reason: changing.reason }
  const closes = made.closes === null ? null : { unit, from: made.before.from, to: made.closes }
  const opens = made.closes === null ? null : made.after
  return {
    closes,
    opens,
    replaces: made.closes === null ? made.after : null,
    of: unit,
    event: { kind, data },
  }
}

/** Its last day. Refuses `still-parent`, `still-serves`, `still-posts` is asked of the caller. */
export function endUnit(units: Units, unit: number, by: StaffActor, changing: Changing): UnitEdit | Refusal {
  const allowed = checkOwn(by, unit)
  if (allowed) return allowed
  const ended = endAfter(
    units.versions.filter((version) => version.unit === unit),
    changing.from,
    changing,
  )
  if (isRefusal(ended)) return ended
  const next = addDays(changing.from, 1)
  const kept =
    units.versions.some((version) => version.parent === unit && inForce(version, next)) ||
    units.served.some((row) => row.unit === unit && inForce(row, next))
  if (kept) return stillUsed
  const closes = { unit, from: ended.from, to: changing.from }
  return {
    ...none,
    closes,
    of: unit,
    event: { kind: 'unit.ended', data: { last: changing.from, reason: changing.reason } },
  }
}

/** A branch serves an area from a day; who served it before stops the day before. */
export interface ServingEdit {
  readonly closes: readonly Served[]
  readonly opens: Served
}

/** Refuses `not-yours`, `not-a-branch`, `overlaps`, `past-needs-reason`. */
export function serve(
  units: Units,
  unit: number,
  area: number,
  by: StaffActor,
  changing: Changing,
): ServingEdit | Refusal {
  const opens: Served = { unit, area, from: changing.from, to: null }
  if (unitOn(units, unit, changing.from)?.kind !== 'branch')
    return invalid(
      'not-a-branch',
      text('Chỉ Điện lực phục vụ địa bàn.', 'Only a branch serves areas.'),
      'unit',
    )
  const before = units.served.filter(
    (row) => row.area === area && row.to === null && row.from < changing.from,
  )
  const others = units.served.filter((row) => row.area === area && !before.includes(row))
  if (before.some((row) => row.unit === unit))
    return conflict('already', text('Điện lực này đang phục vụ địa bàn đó.', 'It serves that area already.'))
  return (
    checkOwn(by, unit, ...before.map((row) => row.unit)) ??
    checkPast(changing) ??
    checkFree(others, opens) ?? {
      closes: before.map((row) => ({ ...row, to: addDays(changing.from, -1) })),
      opens,
    }
  )
}

/** The last day on which a branch serves an area. */
export function serveNoMore(
  units: Units,
  unit: number,
  area: number,
  by: StaffActor,
  changing: Changing,
): Served | Refusal {
  const own = units.served.filter((row) => row.unit === unit && row.area === area)
  return checkOwn(by, unit) ?? endAfter(own, changing.from, changing)
}

const tidy = <T extends { name?: string; symbol?: string }>({ name, symbol }: T) =>
  ({
    ...(name === undefined ? {} : { name: name.trim().normalize('NFC') }),
    ...(symbol === undefined ? {} : { symbol: symbol.trim().normalize('NFC').toUpperCase() }),
  }) as Pick<T & { name: string; symbol: string }, 'name' | 'symbol'>

function fits(units: Units, version: UnitVersion): Refusal | undefined {
  if (version.name.length < 2)
    return invalid('name-missing', text('Cần ghi tên.', 'A name is needed.'), 'name')
  if (!/^[A-ZĐ0-9]{1,12}$/.test(version.symbol))
    return invalid(
      'wrong-symbol',
      text('Ký hiệu gồm 1–12 chữ in hoa hoặc số.', 'The symbol is 1–12 capital letters or digits.'),
      'symbol',
    )
  const above = units.versions.find((other) => other.unit === version.parent && inForce(other, version.from))
  const top = version.parent === null
  if (!top && (!above || rank[above.kind] >= rank[version.kind])) return wrongParent
  if (!top && subtree(units, version.unit, version.from).includes(version.parent!)) return wrongParent
  const rivals = units.versions.filter(
    (other) => other.unit !== version.unit && other.symbol === version.symbol && inForce(other, version.from),
  )
  // Departments repeat their symbols from branch to branch; branches stand in receipt numbers and must not.
  const twin = rivals.some((other) =>
    version.kind === 'department' ? other.parent === version.parent : other.kind !== 'department',
  )
  return twin
    ? conflict(
        'symbol-taken',
        text('Ký hiệu này đang có đơn vị dùng.', 'Another unit has that symbol.'),
        'symbol',
      )
    : undefined
}

const noSuch = missing('no-such-unit', text('Không có đơn vị này.', 'There is no such unit.'))
const notYours = forbidden(
  'not-yours',
  text('Anh/chị chỉ sửa được trong đơn vị của mình.', 'You may only edit within your own unit.'),
)
const notTop = forbidden(
  'not-the-top',
  text(
    'Phần này dùng chung, chỉ quản trị của đơn vị cấp cao nhất sửa được.',
    'All share this: only an administrator of the top unit may edit it.',
  ),
)
const wrongParent = invalid(
  'wrong-parent',
  text('Cấp trên không hợp vào ngày đó.', 'That parent does not fit on that day.'),
  'parent',
)
const stillUsed = conflict(
  'still-used',
  text(
    'Còn bộ phận bên dưới hoặc còn phục vụ địa bàn. Hãy chuyển trước.',
    'It still has departments below it or serves areas. Move them first.',
  ),
)
