import type { Day } from '#plain/day.ts'

export type AreaKind = 'province' | 'district' | 'commune' | 'hamlet'

/** How an area was called, numbered and placed between two days, both counted. Codes are reused: never a key. */
export interface AreaVersion {
  readonly area: number
  readonly kind: AreaKind
  readonly from: Day
  readonly to: Day | null
  readonly code: string | null
  readonly name: string
  readonly parent: number | null
  readonly population: number | null
  /** Place on the coverage board, shaped like the land. */
  readonly row: number | null
  readonly column: number | null
}

/** On `since`, what was `old` is found under `next`. */
export interface Succession {
  readonly old: number
  readonly next: number
  readonly since: Day
  readonly kind: 'merged' | 'split' | 'renamed'
  readonly legal: string
}

export interface Areas {
  readonly versions: readonly AreaVersion[]
  readonly successions: readonly Succession[]
}

const inForce = (version: AreaVersion, on: Day): boolean =>
  version.from <= on && (version.to === null || on <= version.to)

interface Index {
  readonly versions: ReadonlyMap<number, readonly AreaVersion[]>
  readonly after: ReadonlyMap<number, readonly Succession[]>
}
/** Made once for a set of areas: a whole country is asked about in every list. */
const indexes = new WeakMap<Areas, Index>()

function indexOf(areas: Areas): Index {
  const known = indexes.get(areas)
  if (known) return known
  const index = { versions: grouped(areas.versions, 'area'), after: grouped(areas.successions, 'old') }
  indexes.set(areas, index)
  return index
}

function grouped<Row, Key extends keyof Row>(rows: readonly Row[], key: Key): Map<Row[Key], Row[]> {
  const groups = new Map<Row[Key], Row[]>()
  for (const row of rows) {
    const group = groups.get(row[key])
    if (group) group.push(row)
    else groups.set(row[key], [row])
  }
  return groups
}

/** The area as it was on a day; its last known form where it was gone by then. */
export function areaOn(areas: Areas, area: number, on: Day): AreaVersion | undefined {
  const own = indexOf(areas).versions.get(area) ?? []
  return (
    own.find((version) => inForce(version, on)) ??
    own.filter((version) => version.from <= on).at(-1) ??
    own[0]
  )
}

/** Every area of a kind that existed on a day. */
export const areasOn = ({ versions }: Areas, kind: AreaKind, on: Day): AreaVersion[] =>
  versions.filter((version) => version.kind === kind && inForce(version, on))

/** The area under which something of `area` is counted on a day: follows mergers and new names, stops at a split. */
export function countedUnder(areas: Areas, area: number, on: Day): number {
  const { after } = indexOf(areas)
  let at = area
  for (let step = 0; step < 16; step++) {
    const next = after.get(at)?.find((one) => one.since <= on && one.kind !== 'split')
    if (!next) return at
    at = next.next
  }
  return at
}

/** All areas that are counted under `area` on a day, itself included: what a list of today must ask for. */
export function countedInto(areas: Areas, area: number, on: Day): number[] {
  return [...indexOf(areas).versions.keys()].filter((id) => countedUnder(areas, id, on) === area)
}

/** What a list filtered by an area must ask for: an area of that day stands for all merged into it, one of the past for itself. */
export function countedIn(areas: Areas, area: number, on: Day): number[] {
  const into = countedInto(areas, area, on)
  return into.length > 0 ? into : [area]
}
