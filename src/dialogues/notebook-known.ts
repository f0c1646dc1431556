import { areaOn } from '#areas/area.ts'
import type { KnownCommune } from '#areas/commune-name.ts'
import type { Outside } from '#outside/outside.ts'
import { read, sql, type Tx } from '#outside/postgres.ts'
import { allRows } from '#outside/sheet.ts'
import { customersOf } from '#people/store.ts'
import type { World } from '#petitions/world.ts'
import { isRefusal, type Refusal } from '#plain/refusal.ts'
import { type StaffActor, scopeOf } from '#units/actor.ts'
import type { Imported, Known, Mapping } from './notebook/known.ts'
import type { Decision, Preview } from './notebook/plan.ts'
import { previewNotebook } from './notebook/preview.ts'
import { recalled } from './recall.ts'

/** What the branch knows, for reading a notebook against it. */
async function knownTo(tx: Tx, world: World, branch: number): Promise<Known> {
  const { areas, units, calendar } = world
  const ours = new Set(units.served.filter((row) => row.unit === branch).map((row) => row.area))
  const communes = areas.versions
    .filter((version) => ours.has(version.area))
    .map(
      ({ area, code, name, from, to }): KnownCommune => ({
        id: area,
        code: code ?? String(area),
        name,
        from,
        to,
      }),
    )
  const customers = await customersOf(tx, branch)
  const level = (kind: string) => (kind === 'company' || kind === 'corporation' ? kind : 'branch')
  const known: Known = {
    communes,
    calendar,
    units: units.versions
      .filter((one) => one.kind !== 'department' || one.parent === branch)
      .filter((one) => one.kind !== 'branch' || one.unit === branch)
      .map((one) => ({ id: one.unit, name: one.name, level: level(one.kind) })),
    imported: await tx.many<Imported>(sql`select n.source_key as "sourceKey", n.row_key as "rowKey", p.words
      from notebook_row n join petition p on p.id = n.petition_id where n.branch_id = ${branch}`),
  }
  if (customers.length === 0) return known
  const nameOf = new Map(communes.map((one) => [one.id, one.name]))
  return {
    ...known,
    customers: customers.map(({ code, name, hamlet, area }) => ({
      code,
      name,
      village: hamlet,
      commune: (area !== null && (nameOf.get(area) ?? areaOn(areas, area, '9999-12-31')?.name)) || '',
    })),
  }
}

interface Memory {
  readonly mappings: Record<string, Mapping>
  readonly decisions: Record<string, Decision>
}

/** What was said about files with these headers before. */
async function memoryOf(tx: Tx, branch: number): Promise<Memory> {
  const rows = await tx.many<{ fingerprint: string; mapping: Mapping; decisions: Record<string, Decision> }>(
    sql`select fingerprint, mapping, decisions from notebook_mapping where branch_id = ${branch}`,
  )
  return {
    mappings: Object.fromEntries(rows.map((row) => [row.fingerprint, row.mapping])),
    decisions: Object.assign({}, ...rows.map((row) => row.decisions)),
  }
}

/** Reads the file against what the branch knows. Nothing is written. */
export async function look(
  out: Outside,
  world: World,
  by: StaffActor,
  branch: number,
  bytes: Uint8Array,
  columns: Mapping | null,
): Promise<{ preview: Preview; decisions: ReturnType<typeof recalled> } | Refusal> {
  const rows = await allRows(bytes)
  if (isRefusal(rows)) return rows
  const { known, memory } = await read(out.pool, { ...scopeOf(by), sealed: true }, async (tx) => ({
    known: await knownTo(tx, world, branch),
    memory: await memoryOf(tx, branch),
  }))
  const first = previewNotebook(rows, known, { mappings: memory.mappings })
  if (isRefusal(first)) return first
  const own = columns && { ...memory.mappings, [first.fingerprint]: columns }
  const preview = own ? previewNotebook(rows, known, { mappings: own }) : first
  return isRefusal(preview) ? preview : { preview, decisions: recalled(preview, memory.decisions) }
}
