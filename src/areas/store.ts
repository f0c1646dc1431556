import { sql, type Tx } from '#outside/postgres.ts'
import type { Areas, AreaVersion, Succession } from './area.ts'

/** All areas with their history. A whole country is some 15,000 rows: kept in memory by the one who asks. */
export async function loadAreas(tx: Tx): Promise<Areas> {
  const versions = await tx.many<AreaVersion>(sql`
    select v.area_id as area, a.kind, v.valid_from as "from", v.valid_to as "to", v.code, v.name, v.parent_id as parent, v.population,
      v.tile_row as "row", v.tile_col as "column"
    from area_version v join area a on a.id = v.area_id order by v.area_id, v.valid_from`)
  const successions = await tx.many<Succession>(
    sql`select old_id as old, new_id as next, since, kind, legal from area_succession order by since, old_id`,
  )
  return { versions, successions }
}
