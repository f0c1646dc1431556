import { type Changing, checkPast, endAfter, inForce, succeed } from '#plain/dated.ts'
import { addDays, type Day } from '#plain/day.ts'
import { conflict, invalid, isRefusal, missing, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import type { AreaKind, Areas, AreaVersion, Succession } from './area.ts'

/** What an edit writes. Ids below zero are areas that do not exist yet; the store gives them theirs. */
export interface AreaEdit {
  readonly closes: readonly { readonly area: number; readonly from: Day; readonly to: Day }[]
  readonly opens: readonly AreaVersion[]
  readonly replaces: readonly AreaVersion[]
  readonly successions: readonly Succession[]
  /** The area whose chain of the ledger tells it. */
  readonly of: number
  readonly event: { readonly kind: string; readonly data: Readonly<Record<string, unknown>> }
}

export interface NewArea {
  readonly kind: AreaKind
  readonly name: string
  readonly code: string | null
  readonly parent: number | null
  readonly population?: number | null
}

const none: Omit<AreaEdit, 'of' | 'event'> = { closes: [], opens: [], replaces: [], successions: [] }
const parentKind: Record<AreaKind, readonly (AreaKind | null)[]> = {
  province: [null],
  district: ['province'],
  commune: ['province', 'district'],
  hamlet: ['commune'],
}
const born = (id: number, area: NewArea, from: Day): AreaVersion => ({
  area: id,
  kind: area.kind,
  from,
  to: null,
  code: area.code,
  name: area.name.trim().normalize('NFC'),
  parent: area.parent,
  population: area.population ?? null,
  row: null,
  column: null,
})

/** A new area from a day. Refuses `name-missing`, `wrong-parent`, `code-taken`, `past-needs-reason`. */
export function addArea(areas: Areas, area: NewArea, changing: Changing): AreaEdit | Refusal {
  const version = born(-1, area, changing.from)
  const data = { ...version, reason: changing.reason }
  return (
    checkPast(changing) ??
    fits(areas, version) ?? { ...none, opens: [version], of: -1, event: { kind: 'area.added', data } }
  )
}

/** Another name, code, parent or population from a day: the version before ends the day before. Refuses what {@link succeed} and {@link addArea} refuse. */
export function changeArea(
  areas: Areas,
  area: number,
  change: Partial<Pick<AreaVersion, 'name' | 'code' | 'parent' | 'population' | 'row' | 'column'>>,
  changing: Changing,
): AreaEdit | Refusal {
  const own = areas.versions.filter((version) => version.area === area)
  if (own.length === 0) return noSuch
  const made = succeed(own, change, changing)
  if (isRefusal(made)) return made
  const refusal = fits(areas, made.after)
  if (refusal) return refusal
  const kind = 'parent' in change && change.parent !== made.before.parent ? 'area.moved' : 'area.renamed'
  const data = { from: changing.from, before: made.before, after: made.after, reason: changing.reason }
  return {
    ...none,
    ...(made.closes === null
      ? { replaces: [made.after] }
      : { closes: [{ area, from: made.before.from, to: made.closes }], opens: [made.after] }),
    of: area,
    event: { kind, data },
  }
}

/** Several become one, which may be one of them: from that day, what was theirs is counted there. `legal` names the resolution. */
export function mergeAreas(
  areas: Areas,
  olds: readonly number[],
  into: number | NewArea,
  legal: string,
  changing: Changing,
): AreaEdit | Refusal {
  const gone = olds.filter((old) => old !== into)
  if (gone.length === 0 || (typeof into !== 'number' && gone.length < 2))
    return invalid(
      'too-few',
      text('Chọn ít nhất hai địa bàn để nhập.', 'Choose at least two areas to merge.'),
      'olds',
    )
  const target = typeof into === 'number' ? into : -1
  if (typeof into === 'number' && !current(areas, into, changing.from)) return notThen
  const opens = typeof into === 'number' ? [] : [born(-1, into, changing.from)]
  return leave(areas, gone, [target], opens, 'merged', legal, changing)
}

/** One becomes several; its petitions of before stay counted under itself, for nobody can say to which part they belong. */
export function splitArea(
  areas: Areas,
  area: number,
  parts: readonly NewArea[],
  legal: string,
  changing: Changing,
): AreaEdit | Refusal {
  if (parts.length < 2)
    return invalid('too-few', text('Tách thành ít nhất hai phần.', 'Split into at least two parts.'), 'parts')
  const opens = parts.map((part, i) => born(-1 - i, part, changing.from))
  return leave(
    areas,
    [area],
    opens.map((part) => part.area),
    opens,
    'split',
    legal,
    changing,
  )
}

/** Its last day. Refuses `still-parent` and what {@link endAfter} refuses. */
export function endArea(areas: Areas, area: number, changing: Changing): AreaEdit | Refusal {
  const own = areas.versions.filter((version) => version.area === area)
  const ended = endAfter(own, changing.from, changing)
  if (isRefusal(ended)) return ended
  if (children(areas, area, addDays(changing.from, 1)).length > 0) return stillParent
  const data = { last: changing.from, reason: changing.reason }
  const close = { area, from: ended.from, to: changing.from }
  return { ...none, closes: [close], of: area, event: { kind: 'area.ended', data } }
}

function leave(
  areas: Areas,
  gone: readonly number[],
  targets: readonly number[],
  opens: readonly AreaVersion[],
  kind: 'merged' | 'split',
  legal: string,
  changing: Changing,
): AreaEdit | Refusal {
  if (legal.trim().length < 3)
    return invalid(
      'legal-missing',
      text('Ghi số nghị quyết, ngày.', 'Name the resolution and its day.'),
      'legal',
    )
  const closes: { area: number; from: Day; to: Day }[] = []
  for (const area of gone) {
    const own = areas.versions.filter((version) => version.area === area)
    const ended = endAfter(own, addDays(changing.from, -1), changing)
    if (isRefusal(ended)) return ended
    closes.push({ area, from: ended.from, to: ended.to! })
  }
  for (const version of opens) {
    const refusal = fits(areas, version, gone)
    if (refusal) return refusal
  }
  const successions = gone.flatMap((old) =>
    targets.map((next) => ({ old, next, since: changing.from, kind, legal: legal.trim() })),
  )
  const data = { from: changing.from, olds: gone, into: targets, legal, reason: changing.reason }
  const of = kind === 'merged' ? targets[0]! : gone[0]!
  return { ...none, closes, opens, successions, of, event: { kind: `area.${kind}`, data } }
}

const current = (areas: Areas, area: number, on: Day): AreaVersion | undefined =>
  areas.versions.find((version) => version.area === area && inForce(version, on))
const children = (areas: Areas, area: number, on: Day): AreaVersion[] =>
  areas.versions.filter((version) => version.parent === area && inForce(version, on))

/** A name, a parent of the right kind in force that day, and no other area of the kind with that code. */
function fits(areas: Areas, version: AreaVersion, gone: readonly number[] = []): Refusal | undefined {
  if (version.name.length < 2)
    return invalid('name-missing', text('Cần ghi tên.', 'A name is needed.'), 'name')
  const above = version.parent === null ? null : current(areas, version.parent, version.from)
  if (
    above === undefined ||
    above?.area === version.area ||
    !parentKind[version.kind].includes(above?.kind ?? null)
  )
    return invalid(
      'wrong-parent',
      text('Cấp trên không hợp với loại địa bàn này vào ngày đó.', 'That parent does not fit on that day.'),
      'parent',
    )
  const twin = areas.versions.find(
    (other) =>
      version.code !== null &&
      other.area !== version.area &&
      !gone.includes(other.area) &&
      other.kind === version.kind &&
      other.code === version.code &&
      inForce(other, version.from),
  )
  return twin
    ? conflict('code-taken', text(`Mã này đang là của ${twin.name}.`, `The code is ${twin.name}’s.`), 'code')
    : undefined
}

const noSuch = missing('no-such-area', text('Không có địa bàn này.', 'There is no such area.'))
const notThen = conflict(
  'not-then',
  text('Địa bàn nhận không còn vào ngày đó.', 'The area to merge into is not in force that day.'),
  'into',
)
const stillParent = conflict(
  'still-parent',
  text(
    'Còn địa bàn bên dưới. Hãy chuyển hoặc kết thúc trước.',
    'There are areas below it. Move or end them first.',
  ),
)
