import { recordNext } from '#ledger/store.ts'
import { sql, type Tx } from '#outside/postgres.ts'
import { foldName } from '#plain/vietnamese-text.ts'
import type { Areas, AreaVersion, Succession } from './area.ts'
import type { AreaEdit } from './editing.ts'

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

/** Writes an edit that the law has allowed, with its event. Returns the area it is about. */
export async function saveArea(
  tx: Tx,
  edit: AreaEdit,
  who: { readonly staff: number; readonly at: Date },
): Promise<number> {
  const ids = new Map<number, number>()
  const real = (id: number): number => ids.get(id) ?? id
  for (const { area, from, to } of edit.closes)
    await tx.run(
      sql`update area_version set valid_to = ${to} where area_id = ${area} and valid_from = ${from}`,
    )
  for (const version of edit.opens) {
    if (version.area < 0) {
      const { id } = await tx.one<{ id: number }>(
        sql`insert into area (kind) values (${version.kind}) returning id`,
      )
      ids.set(version.area, id)
    }
    await tx.run(sql`insert into area_version (area_id, valid_from, valid_to, code, name, folded, parent_id, population, tile_row, tile_col)
      values (${real(version.area)}, ${version.from}, ${version.to}, ${version.code}, ${version.name}, ${foldName(version.name)},
        ${version.parent}, ${version.population}, ${version.row}, ${version.column})`)
  }
  for (const version of edit.replaces)
    await tx.run(sql`update area_version set code = ${version.code}, name = ${version.name}, folded = ${foldName(version.name)},
      parent_id = ${version.parent}, population = ${version.population}, tile_row = ${version.row}, tile_col = ${version.column}
      where area_id = ${version.area} and valid_from = ${version.from}`)
  for (const { old, next, since, kind, legal } of edit.successions)
    await tx.run(sql`insert into area_succession values (${old}, ${real(next)}, ${since}, ${kind}, ${legal})`)
  const { kind, data } = edit.event
  const involved = new Set([
    edit.of,
    ...edit.closes.map(({ area }) => area),
    ...edit.opens.map(({ area }) => area),
  ])
  const told = { ...data, ...(ids.size > 0 ? { made: [...ids.values()] } : {}) }
  for (const area of involved)
    await recordNext(tx, {
      stream: `area:${real(area)}`,
      kind,
      at: who.at,
      staff: who.staff,
      unit: null,
      data: told,
    })
  return real(edit.of)
}
