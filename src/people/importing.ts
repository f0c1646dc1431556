import { type Areas, areaOn, areasOn } from '#areas/area.ts'
import type { KnownCommune } from '#areas/commune-name.ts'
import { type RequestKey, remember, seen } from '#ledger/idempotency.ts'
import { recordNext } from '#ledger/store.ts'
import type { Outside } from '#outside/outside.ts'
import { transaction } from '#outside/postgres.ts'
import { allRows, type SheetRow } from '#outside/sheet.ts'
import { addDays, type Day, dayOf } from '#plain/day.ts'
import { conflict, isRefusal, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { type StaffActor, scopeOf } from '#units/actor.ts'
import { type CustomerFile, readCustomerFile, wholeCustomerFile } from './customer-file.ts'
import { type Put, putCustomers } from './store.ts'

/** What a look at the file says, before anything is written. */
export interface CustomerPreview {
  readonly customers: number
  readonly faults: CustomerFile['faults']
  readonly stops: number
}
/** More faults than a person reads are counted only. */
const MOST_FAULTS = 500

export async function previewCustomers(
  bytes: Uint8Array,
  areas: Areas,
  today: Day,
): Promise<CustomerPreview | Refusal> {
  const file = await readFile(bytes, areas, today)
  if (isRefusal(file)) return file
  const stops = file.faults.filter((fault) => fault.weight === 'stop').length
  return { customers: file.customers.length, faults: file.faults.slice(0, MOST_FAULTS), stops }
}

/**
 * Takes in the whole customer file or nothing of it; the same file again changes nothing. Refuses what
 * the file's law refuses, and customers of another branch.
 */
export async function importCustomers(
  out: Outside,
  areas: Areas,
  by: StaffActor,
  branch: number,
  key: RequestKey,
  bytes: Uint8Array,
  sha256: string,
): Promise<Put | Refusal> {
  const now = out.clock.now()
  const file = await readFile(bytes, areas, dayOf(now))
  if (isRefusal(file)) return file
  const whole = wholeCustomerFile(file)
  if (isRefusal(whole)) return whole
  const rows = whole.map((given) => {
    const { commune, village, since, line: _, ...one } = given
    return { ...one, hamlet: village, area: Number(commune.id), commune: commune.name, contractOn: since }
  })
  try {
    return await transaction(out.pool, scopeOf(by), async (tx) => {
      const before = await seen(tx, key)
      if (isRefusal(before)) return before
      if (before) return before as unknown as Put
      const put = await putCustomers(tx, branch, rows, now)
      const event = {
        kind: 'customers.imported',
        at: now,
        staff: by.staff,
        unit: branch,
        data: { ...put, sha256 },
      }
      await recordNext(tx, { stream: `customers:${branch}`, ...event })
      await remember(tx, key, 200, { ...put })
      return put
    })
  } catch (error) {
    // Row-level security speaks up when a code of the file stands under another branch.
    if ((error as { code?: string }).code === '42501') return otherBranch
    throw error
  }
}

/** The file against the communes of today or, where it knows them better, against those that were. */
async function readFile(bytes: Uint8Array, areas: Areas, today: Day): Promise<CustomerFile | Refusal> {
  const rows = await allRows(bytes)
  if (isRefusal(rows)) return rows
  const now = readWith(rows, areas, today)
  if (isRefusal(now) || faultsOf(now) === 0) return now
  const changes = [...new Set(areas.successions.map((one) => one.since))].filter((day) => day <= today)
  const before = changes.map((day) => readWith(rows, areas, addDays(day, -1)))
  return before.reduce<CustomerFile>(
    (best, file) => (!isRefusal(file) && faultsOf(file) < faultsOf(best) ? file : best),
    now,
  )
}

const faultsOf = (file: CustomerFile): number => file.faults.filter(({ weight }) => weight === 'stop').length

const readWith = (rows: readonly SheetRow[], areas: Areas, on: Day): CustomerFile | Refusal =>
  readCustomerFile(
    rows,
    areasOn(areas, 'commune', on).map(
      ({ area }): KnownCommune => ({
        id: area,
        code: areaOn(areas, area, on)?.code ?? '',
        name: areaOn(areas, area, on)?.name ?? '',
      }),
    ),
  )

const otherBranch = conflict(
  'other-branch',
  text(
    'Trong tệp có mã khách hàng của Điện lực khác. Chưa nhận dòng nào.',
    'The file holds a customer of another branch. Nothing was taken in.',
  ),
)
