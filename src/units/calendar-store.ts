import { recordNext } from '#ledger/store.ts'
import { sql, type Tx } from '#outside/postgres.ts'
import type { Day } from '#plain/day.ts'
import type { Holiday } from './calendar.ts'
import type { Who } from './edit-store.ts'

export const holidaysOf = (tx: Tx): Promise<Holiday[]> =>
  tx.many<Holiday>(sql`select day, name, work, source from holiday order by day`)

export async function setHoliday(tx: Tx, holiday: Holiday, reason: string, who: Who): Promise<void> {
  const { day, name, work, source } = holiday
  await tx.run(sql`insert into holiday (day, name, work, source) values (${day}, ${name}, ${work}, ${source})
    on conflict (day) do update set name = excluded.name, work = excluded.work, source = excluded.source`)
  await tell(tx, 'holiday.set', { day, name, work, source, reason }, who)
}

export async function removeHoliday(tx: Tx, day: Day, reason: string, who: Who): Promise<void> {
  await tx.run(sql`delete from holiday where day = ${day}`)
  await tell(tx, 'holiday.removed', { day, reason }, who)
}

const tell = (tx: Tx, kind: string, data: { day: Day } & Record<string, unknown>, { staff, at }: Who) =>
  recordNext(tx, { stream: `holiday:${data.day.slice(0, 4)}`, kind, at, staff, unit: null, data })
