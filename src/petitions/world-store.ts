import { loadAreas } from '#areas/store.ts'
import { type Cached, cached } from '#outside/cached.ts'
import type { Outside } from '#outside/outside.ts'
import { read, sql, type Tx } from '#outside/postgres.ts'
import { dayOf } from '#plain/day.ts'
import { loadCalendar, loadUnits, postsOn } from '#units/store.ts'
import type { AuthorityRule } from './authority.ts'
import type { Topic } from './topic.ts'
import type { World } from './world.ts'

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
