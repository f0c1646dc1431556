import type { Cause } from './cause-finder.ts'
import type { Topic } from './topic-names.ts'

/**
 * What people of one place share, finer than a topic: two opinions with the same matter in the same place most likely
 * have one cause. `shared` is false where each household has its own (a bill, a meter that runs fast, a contract):
 * those are one only when their words are close.
 */
export interface Matter {
  readonly name: string
  readonly topics: readonly Topic[]
  readonly causes: readonly Cause[]
  readonly shared: boolean
}

const matter = (name: string, topics: Topic[], causes: Cause[], shared = true): Matter => ({
  name,
  topics,
  causes,
  shared,
})

// biome-ignore format: one matter a row
export const matters: readonly Matter[] = [
  matter('no grid', ['new_connection'], ['no_grid', 'far_line']),
  matter('new supply of one house', ['new_connection'], ['apply', 'new_houses'], false),
  matter('three phases', ['new_connection'], ['three_phase'], false),
  matter('weak supply', ['grid_upgrade'], ['weak', 'overload']),
  matter('old or own line', ['grid_upgrade'], ['old_line']),
  matter('no supply', ['incident'], ['dead', 'broke', 'slow_repair']),
  matter('flicker', ['incident'], ['flicker']),
  matter('cut untold', ['outage_notice'], ['not_told', 'told_by', 'cut_longer']),
  matter('price of the poor', ['tariff_poor'], ['poor', 'poor_list']),
  matter('cash for the poor', ['tariff_poor'], ['poor_cash']),
  matter('price', ['tariff_poor'], ['price', 'law', 'tax']),
  matter('hour of the collector', ['bill_collection'], ['collector_hour']),
  matter('months skipped', ['bill_collection'], ['monthly_skip']),
  matter('where to pay', ['bill_collection'], ['pay_where']),
  matter('no receipt', ['bill_collection'], ['receipt_money']),
  matter('paid or owed', ['bill_collection'], ['owed'], false),
  matter('shared meter', ['meter'], ['shared_meter']),
  matter('meters far away', ['meter'], ['meter_far']),
  matter('readings', ['meter'], ['misread']),
  matter('a bad meter', ['meter'], ['meter_bad'], false),
  matter('leaning pole', ['safety'], ['leaning']),
  matter('low wire', ['safety'], ['low_wire']),
  matter('trees', ['safety'], ['trees']),
  matter('danger', ['safety'], ['danger'], false),
  matter('damage', ['compensation'], ['damage']),
  matter('land and crops', ['compensation'], ['land', 'damage']),
  matter('manner of staff', ['staff'], ['manner', 'tongue', 'who']),
  matter('praise', ['staff'], ['praise']),
  matter('street lights', ['other'], ['street_light']),
  matter('theft', ['other'], ['theft']),
  matter('contract', ['other'], ['contract'], false),
  matter('sun', ['other'], ['solar'], false),
  matter('water power', ['other'], ['hydro']),
  matter('meetings', ['other'], ['meeting']),
  matter('not electricity', ['other'], ['not_power', 'local'], false),
]
