import type { Day } from '#plain/day.ts'

export type UnitKind = 'corporation' | 'company' | 'branch' | 'department'

/** A node of the utility between two days, both counted: renamed, or moved under another. */
export interface UnitVersion {
  readonly unit: number
  readonly kind: UnitKind
  readonly from: Day
  readonly to: Day | null
  readonly name: string
  /** `TMR` in receipt numbers, `KD` in letters' symbols. */
  readonly symbol: string
  readonly parent: number | null
}

/** Which areas a branch served, dated. */
export interface Served {
  readonly unit: number
  readonly area: number
  readonly from: Day
  readonly to: Day | null
}

export interface Units {
  readonly versions: readonly UnitVersion[]
  readonly served: readonly Served[]
}

const inForce = (row: { from: Day; to: Day | null }, on: Day): boolean =>
  row.from <= on && (row.to === null || on <= row.to)

/** The unit as it was on a day; its nearest form where it was not yet or no more. */
export function unitOn({ versions }: Units, unit: number, on: Day): UnitVersion | undefined {
  const own = versions.filter((version) => version.unit === unit)
  return (
    own.find((version) => inForce(version, on)) ??
    own.filter((version) => version.from <= on).at(-1) ??
    own[0]
  )
}

/** The unit and everything below it on a day. */
export function subtree(units: Units, unit: number, on: Day): number[] {
  const found = [unit]
  for (let i = 0; i < found.length; i++) {
    for (const version of units.versions) {
      if (version.parent === found[i] && inForce(version, on) && !found.includes(version.unit))
        found.push(version.unit)
    }
  }
  return found
}

/** The branch that a unit belongs to on a day: itself, or the one above a department; null above the branches. */
export function branchOf(units: Units, unit: number, on: Day): number | null {
  let version = unitOn(units, unit, on)
  while (version?.kind === 'department' && version.parent !== null)
    version = unitOn(units, version.parent, on)
  return version?.kind === 'branch' ? version.unit : null
}

/** The department of a branch with this symbol on a day. */
export const departmentOf = (units: Units, branch: number, symbol: string, on: Day): number | undefined =>
  units.versions.find(
    (v) => v.kind === 'department' && v.parent === branch && v.symbol === symbol && inForce(v, on),
  )?.unit

/** The areas that a branch serves on a day. */
export const areasServed = ({ served }: Units, branch: number, on: Day): number[] =>
  served.filter((row) => row.unit === branch && inForce(row, on)).map((row) => row.area)

/** The branch that serves an area on a day. */
export const branchServing = ({ served }: Units, area: number, on: Day): number | undefined =>
  served.find((row) => row.area === area && inForce(row, on))?.unit

/** The branches that serve any area on a day: whose dialogues and petitions the public site shows. */
export const branchesServing = ({ served }: Units, on: Day): number[] => [
  ...new Set(served.filter((row) => inForce(row, on)).map((row) => row.unit)),
]

/** Whose site it is on a day: the one branch, or what stands above them all. */
export function siteOwner(units: Units, on: Day): UnitVersion | undefined {
  let above = branchesServing(units, on).map((branch) => unitOn(units, branch, on))
  while (new Set(above.map((version) => version?.unit)).size > 1)
    above = above.map((version) => (version?.parent == null ? undefined : unitOn(units, version.parent, on)))
  return above[0]
}
