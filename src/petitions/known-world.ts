import type { AreaVersion, Succession } from '#areas/area.ts'
import type { Day } from '#plain/day.ts'
import type { StaffActor } from '#units/actor.ts'
import type { PostRow } from '#units/store.ts'
import { subtree, type UnitVersion, unitOn } from '#units/unit.ts'
import type { AuthorityRule } from './authority.ts'
import type { Topic } from './topic.ts'
import type { World } from './world.ts'

/** What a screen needs to call things by their names: the part of the dated world that touches one actor. */
export interface KnownWorld {
  readonly today: Day
  readonly units: readonly UnitVersion[]
  readonly posts: readonly PostRow[]
  /** The communes that the actor's branches serve or served, what stands above and below them, and what became of them. */
  readonly areas: readonly AreaVersion[]
  readonly successions: readonly Succession[]
  /** Areas served today by the actor's branches: what a form offers. */
  readonly served: readonly number[]
  readonly topics: readonly Topic[]
  readonly rules: readonly AuthorityRule[]
}

/** The actor's whole branch (a department is asked of its neighbours), or his subtree above the branches; and all that stands above. */
export function knownWorld(world: World, by: StaffActor, today: Day): KnownWorld {
  const below = by.branch === null ? by.subtree : subtree(world.units, by.branch, today)
  const units = new Set([...below, ...above(world, by.branch ?? by.unit, today)])
  const servedRows = world.units.served.filter((row) => by.branches.includes(row.unit))
  const areas = related(
    world,
    servedRows.map((row) => row.area),
  )
  return {
    today,
    units: world.units.versions.filter((version) => units.has(version.unit)),
    posts: world.posts.filter((post) => units.has(post.unit)),
    areas: world.areas.versions.filter((version) => areas.has(version.area)),
    successions: world.areas.successions.filter((row) => areas.has(row.old) || areas.has(row.next)),
    served: servedRows.filter((row) => row.to === null || today <= row.to).map((row) => row.area),
    topics: world.topics,
    rules: world.rules,
  }
}

function above(world: World, unit: number, today: Day): number[] {
  const found: number[] = []
  for (let at = unitOn(world.units, unit, today)?.parent ?? null; at !== null && found.length < 10; ) {
    found.push(at)
    at = unitOn(world.units, at, today)?.parent ?? null
  }
  return found
}

function related({ areas: { versions, successions } }: World, served: readonly number[]): Set<number> {
  const found = new Set(served)
  for (const { old, next } of successions) {
    if (found.has(old)) found.add(next)
    if (found.has(next)) found.add(old)
  }
  for (const { area, parent } of versions) if (parent !== null && found.has(parent)) found.add(area)
  for (let step = 0; step < 4; step++)
    for (const { area, parent } of versions) if (parent !== null && found.has(area)) found.add(parent)
  return found
}
