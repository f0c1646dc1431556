import { v7 as newId } from 'uuid'
import { type Areas, areaOn } from '#areas/area.ts'
import { recordNext } from '#ledger/store.ts'
import { type Format, type ListFile, smallFile } from '#outside/list-file.ts'
import type { Outside } from '#outside/outside.ts'
import { transaction } from '#outside/postgres.ts'
import { dayOf } from '#plain/day.ts'
import { type StaffActor, scopeOf } from '#units/actor.ts'
import { customerColumns } from './customer-sheet.ts'
import { customersOf } from './store.ts'

/** The customer file of a branch as it came in: the same columns. Who took it is in the ledger. */
export async function exportCustomers(
  out: Outside,
  areas: Areas,
  by: StaffActor,
  branch: number,
  format: Format,
): Promise<ListFile> {
  const at = out.clock.now()
  const today = dayOf(at)
  const rows = await transaction(out.pool, scopeOf(by), async (tx) => {
    const found = await customersOf(tx, branch)
    const data = { list: 'customers', format, count: found.length }
    await recordNext(tx, {
      stream: `export:${newId()}`,
      kind: 'list.exported',
      at,
      staff: by.staff,
      unit: branch,
      data,
    })
    return found
  })
  const named = rows.map((one) => ({
    ...one,
    commune: one.area === null ? '' : (areaOn(areas, one.area, today)?.name ?? ''),
  }))
  return smallFile({ name: `khach-hang-${today}`, format }, customerColumns, named)
}
