import { countedUnder } from '#areas/area.ts'
import { sql, type Tx } from '#outside/postgres.ts'
import type { World } from '#petitions/world.ts'
import type { Day } from '#plain/day.ts'

/** A dialogue as everybody may see it. Who chaired and who wrote stays with the minutes. */
export interface PublicDialogue {
  readonly id: string
  readonly name: string
  readonly heldOn: Day
  /** `08:00:00`, where it is known. */
  readonly startsAt: string | null
  readonly place: string
  readonly state: 'planned' | 'held' | 'cancelled'
  readonly men: number
  readonly women: number
  readonly officials: number
  readonly areas: readonly number[]
  readonly opinions: number
}

const columns = sql`d.id, d.name, d.held_on as "heldOn", d.starts_at::text as "startsAt", d.place, d.state, d.men, d.women, d.officials,
  array(select area_id from dialogue_area a where a.dialogue_id = d.id order by area_id) as areas,
  (select count(*)::int from petition p where p.dialogue_id = d.id) as opinions`

/** What is still to come, the next one first. */
export const comingDialogues = (tx: Tx, today: Day, most: number): Promise<PublicDialogue[]> =>
  tx.many(
    sql`select ${columns} from dialogue d where d.state = 'planned' and d.held_on >= ${today} order by d.held_on, d.starts_at, d.id limit ${most}`,
  )

/** What is past, the latest first. One more than asked for tells that there is a next page. */
export const pastDialogues = (
  tx: Tx,
  areas: readonly number[] | null,
  most: number,
  skip: number,
): Promise<PublicDialogue[]> =>
  tx.many(sql`select ${columns} from dialogue d where d.state = 'held'
    and (${areas === null} or exists (select from dialogue_area a where a.dialogue_id = d.id and a.area_id = any(${areas ?? []})))
    order by d.held_on desc, d.id limit ${most} offset ${skip}`)

export const dialogueOf = (tx: Tx, id: string): Promise<PublicDialogue | null> =>
  tx.maybe(sql`select ${columns} from dialogue d where d.id = ${id}`)

/** Whether a dialogue is near an area of today: one of its communes became it. */
export const isNear = ({ areas }: World, dialogue: PublicDialogue, area: number, today: Day): boolean =>
  dialogue.areas.some((one) => countedUnder(areas, one, today) === area)
