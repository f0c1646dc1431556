import type { Areas } from '#areas/area.ts'
import { loadAreas } from '#areas/store.ts'
import { type Cached, cached } from '#outside/cached.ts'
import type { Outside } from '#outside/outside.ts'
import { read, sql, type Tx } from '#outside/postgres.ts'
import { dayOf } from '#plain/day.ts'
import type { WorkCalendar } from '#plain/working-days.ts'
import { loadCalendar, loadUnits, type PostRow, postsOn } from '#units/store.ts'
import { departmentOf, type Units } from '#units/unit.ts'
import { type AuthorityRule, ruleFor } from './authority.ts'
import type { Setting } from './clocks.ts'
import type { Route } from './receiving.ts'
import { type Topic, topicOn } from './topic.ts'

/** The dated tables that every decision reads: areas, units, posts, holidays, topics, authority. */
export interface World {
  readonly areas: Areas
  readonly units: Units
  readonly calendar: WorkCalendar
  readonly topics: readonly Topic[]
  readonly rules: readonly AuthorityRule[]
  readonly posts: readonly PostRow[]
}

const nobody = { units: [], staff: null, sealed: false }
/** Other web processes see an edit of the tables within so many milliseconds. */
const FRESH_MS = 5_000

export function openWorld({ pool, clock }: Pick<Outside, 'pool' | 'clock'>): Cached<World> {
  return cached(() => read(pool, nobody, (tx) => loadWorld(tx, clock.now())), FRESH_MS)
}

export async function loadWorld(tx: Tx, now: Date): Promise<World> {
  return {
    areas: await loadAreas(tx),
    units: await loadUnits(tx),
    calendar: await loadCalendar(tx),
    topics: await tx.many<Topic>(sql`
      select code, parent, position, json_build_object('vi', name_vi, 'en', name_en) as name, asks, sealed, valid_from as "from", valid_to as "to"
      from topic order by position, code`),
    rules: await tx.many<AuthorityRule>(sql`
      select id, topic, json_build_object('vi', condition_vi, 'en', condition_en) as condition, level, department,
        json_build_object('vi', receiver_vi, 'en', receiver_en) as receiver, json_build_object('vi', legal_vi, 'en', legal_en) as legal,
        work_days as "workDays", promise_days as "promiseDays", valid_from as "validFrom", valid_to as "validTo"
      from authority_rule order by topic, id`),
    posts: await postsOn(tx, dayOf(now)),
  }
}

export const settingOf = (world: World, now: Date): Setting => ({
  now,
  today: dayOf(now),
  calendar: world.calendar,
})

/**
 * Where an opinion goes: the row of the table in force on the day it was voiced, and the department of
 * the branch that takes it. Without one it waits at the branch, for the secretary.
 */
export function routeFor(world: World, branch: number, topic: string, voicedAt: Date, sure: boolean): Route {
  const rule = ruleFor(world.rules, topic, dayOf(voicedAt))
  const on = dayOf(voicedAt)
  // What is said about staff goes to the leaders' table: the unit accused never learns of it.
  if (topicOn(world.topics, topic, on)?.sealed) return { rule, unit: branch, sure }
  const unit = rule && departmentOf(world.units, branch, rule.department, on)
  return { rule, unit: unit ?? branch, sure: sure && unit !== undefined }
}

/** The named senior to whom unsolved work comes back: the branch's leader. Undefined where no one holds the post. */
export function seniorOf(world: World, branch: number): { unit: number; staff: number } | undefined {
  const post = world.posts.find((row) => row.unit === branch && row.role === 'leader')
  return post && { unit: branch, staff: post.staff }
}
