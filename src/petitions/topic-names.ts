/** The leaves of the topic tree that the seed brings; a branch may add its own below them. */
export const topics = [
  'new_connection',
  'bill_collection',
  'grid_upgrade',
  'incident',
  'outage_notice',
  'tariff_poor',
  'meter',
  'safety',
  'compensation',
  'staff',
  'other',
] as const
export type Topic = (typeof topics)[number]

/** Who can settle it, as far as a text alone tells; the authority table of the day has the last word. */
export const levels = ['branch', 'company', 'local_government', 'national'] as const
export type Level = (typeof levels)[number]
