import { sql, type Tx } from '#outside/postgres.ts'
import { type Day, dayOf } from '#plain/day.ts'
import type { WorkCalendar } from '#plain/working-days.ts'
import type { StaffActor } from './actor.ts'
import type { Role } from './permission.ts'
import { branchOf, type Served, subtree, type Units, type UnitVersion } from './unit.ts'

export async function loadUnits(tx: Tx): Promise<Units> {
  const versions = await tx.many<UnitVersion>(sql`
    select v.unit_id as unit, u.kind, v.valid_from as "from", v.valid_to as "to", v.name, v.symbol, v.parent_id as parent
    from unit_version v join unit u on u.id = v.unit_id order by v.unit_id, v.valid_from`)
  const served = await tx.many<Served>(
    sql`select unit_id as unit, area_id as area, valid_from as "from", valid_to as "to" from unit_area order by unit_id, area_id`,
  )
  return { versions, served }
}

/** Holidays and Saturdays worked in exchange. Branches keep the civil service's week: Saturday and Sunday off. */
export async function loadCalendar(tx: Tx): Promise<WorkCalendar> {
  const days = await tx.many<{ day: Day; work: boolean }>(sql`select day, work from holiday`)
  const of = (work: boolean) => new Set(days.filter((row) => row.work === work).map((row) => row.day))
  return { holidays: of(false), madeUp: of(true), weekend: [6, 7] }
}

export interface PostRow {
  readonly post: number
  readonly staff: number
  readonly name: string
  readonly title: string
  readonly role: Role
  readonly unit: number
}

/** The posts in force of everybody not disabled, on a day. */
export function postsOn(tx: Tx, on: Day): Promise<PostRow[]> {
  return tx.many<PostRow>(sql`
    select p.id as post, s.id as staff, s.name, p.title, p.role, p.unit_id as unit from post p join staff s on s.id = p.staff_id
    where s.disabled_at is null and p.valid_from <= ${on} and (p.valid_to is null or p.valid_to >= ${on}) order by p.unit_id, p.role, s.name`)
}

/** The first post in force of whoever signs in by this name. */
export const postOf = (tx: Tx, login: string, on: Day): Promise<PostRow | null> =>
  tx.maybe<PostRow>(sql`
    select p.id as post, s.id as staff, s.name, p.title, p.role, p.unit_id as unit from post p join staff s on s.id = p.staff_id
    where s.login = ${login} and s.disabled_at is null and p.valid_from <= ${on} and (p.valid_to is null or p.valid_to >= ${on})
    order by p.id limit 1`)

/** The actor that a post makes on a day: what may be seen is the subtree of today's tree. */
export function actorFor(units: Units, post: PostRow, now: Date): StaffActor {
  const on = dayOf(now)
  const below = subtree(units, post.unit, on)
  const branch = branchOf(units, post.unit, on)
  const kindOf = (unit: number) => units.versions.find((version) => version.unit === unit)?.kind
  return {
    kind: 'staff',
    staff: post.staff,
    name: post.name,
    title: post.title,
    role: post.role,
    unit: post.unit,
    branch,
    branches: branch === null ? below.filter((unit) => kindOf(unit) === 'branch') : [branch],
    subtree: below,
  }
}
