import type { AreaEdit } from '#areas/editing.ts'
import { recordNext } from '#ledger/store.ts'
import { sql, type Tx } from '#outside/postgres.ts'
import { addDays, type Day } from '#plain/day.ts'
import type { ServingEdit, UnitEdit } from './editing.ts'
import { onlyServer } from './own-areas.ts'
import type { Served, Units } from './unit.ts'

export interface Who {
  readonly staff: number
  readonly at: Date
}

/** Writes an edit of the tree that the law has allowed, with its event. Returns the unit. */
export async function saveUnit(tx: Tx, edit: UnitEdit, { staff, at }: Who): Promise<number> {
  const { closes, opens, replaces } = edit
  if (closes)
    await tx.run(
      sql`update unit_version set valid_to = ${closes.to} where unit_id = ${closes.unit} and valid_from = ${closes.from}`,
    )
  let unit = edit.of
  if (opens) {
    if (unit < 0)
      unit = (await tx.one<{ id: number }>(sql`insert into unit (kind) values (${opens.kind}) returning id`))
        .id
    await tx.run(sql`insert into unit_version (unit_id, valid_from, valid_to, name, symbol, parent_id)
      values (${unit}, ${opens.from}, ${opens.to}, ${opens.name}, ${opens.symbol}, ${opens.parent})`)
  }
  if (replaces)
    await tx.run(sql`update unit_version set name = ${replaces.name}, symbol = ${replaces.symbol}, parent_id = ${replaces.parent}
      where unit_id = ${unit} and valid_from = ${replaces.from}`)
  await recordNext(tx, { stream: `unit:${unit}`, at, staff, unit, ...edit.event })
  return unit
}

/** A branch begins to serve an area; others stop the day before. */
export async function saveServing(tx: Tx, { closes, opens }: ServingEdit, who: Who): Promise<void> {
  for (const row of closes) await closeServing(tx, row, who)
  await tx.run(
    sql`insert into unit_area (unit_id, area_id, valid_from, valid_to) values (${opens.unit}, ${opens.area}, ${opens.from}, ${opens.to})`,
  )
  await tell(tx, opens.unit, 'unit.serves', { area: opens.area, from: opens.from }, who)
}

export async function closeServing(tx: Tx, { unit, area, from, to }: Served, who: Who): Promise<void> {
  await tx.run(
    sql`update unit_area set valid_to = ${to} where unit_id = ${unit} and area_id = ${area} and valid_from = ${from}`,
  )
  await tell(tx, unit, 'unit.serves-no-more', { area, last: to }, who)
}

const tell = (tx: Tx, unit: number, kind: string, data: Record<string, unknown>, { staff, at }: Who) =>
  recordNext(tx, { stream: `unit:${unit}`, kind, at, staff, unit, data })

/**
 * Areas merged or split: who served them stops the day before, and where it was one branch alone, it serves
 * what they became. Else a person says who does.
 */
export async function followServing(
  tx: Tx,
  units: Units,
  edit: AreaEdit,
  from: Day,
  who: Who,
): Promise<void> {
  if (edit.successions.length === 0) return
  const gone = edit.closes.map(({ area }) => area)
  const last = addDays(from, -1)
  const server = onlyServer(units, gone, last)
  const ending = units.served.filter(
    (row) => gone.includes(row.area) && row.from <= last && (row.to === null || row.to > last),
  )
  for (const row of ending) await closeServing(tx, { ...row, to: last }, who)
  if (server === undefined) return
  const made = await tx.many<{ area: number }>(sql`select distinct new_id as area from area_succession s
    where s.since = ${from} and s.old_id = any(${gone})
      and not exists (select from unit_area a where a.area_id = s.new_id and (a.valid_to is null or a.valid_to >= ${from}))`)
  for (const { area } of made)
    await saveServing(tx, { closes: [], opens: { unit: server, area, from, to: null } }, who)
}
