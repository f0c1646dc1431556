import type { Areas } from '#areas/area.ts'
import { dayOf } from '#plain/day.ts'
import type { WorkCalendar } from '#plain/working-days.ts'
import type { PostRow } from '#units/store.ts'
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
