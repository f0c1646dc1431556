import { recordNext } from '#ledger/store.ts'
import { sql, type Tx } from '#outside/postgres.ts'
import { foldName } from '#plain/vietnamese-text.ts'
import { bundledBook } from '#tariffs/bundled.ts'
import { addBook } from '#tariffs/store.ts'
import { authorityRows, topics } from './authority.ts'
import areas from './data/areas.json' with { type: 'json' }
import holidays from './data/holidays.json' with { type: 'json' }
import { posts, staff } from './staff.ts'
import { branchAreas, MERGER, tiles, units } from './units.ts'

const BEFORE = '2025-06-30'
const LONG_AGO = '2005-06-09'

/**
 * The small believable world that demo, tests and documents share: the former district's 11 communes and
 * the 4 of today, corporation › company › branch › departments, holidays since 2013, topics, the authority
 * table. Ids are fixed, so that tests can name them.
 */
export async function seedWorld(tx: Tx): Promise<void> {
  await seedAreas(tx)
  await seedUnits(tx)
  await seedHolidays(tx)
  await seedTopics(tx)
  await addBook(tx, bundledBook)
}

async function seedAreas(tx: Tx): Promise<void> {
  const { before_2025_07_01: old, from_2025_07_01: today } = areas
  const put = async (
    id: number,
    kind: string,
    version: {
      from: string
      to: string | null
      code: string
      name: string
      parent: number | null
      population?: number
    },
  ) => {
    const [row, column] = tiles[id] ?? [null, null]
    await tx.run(sql`insert into area (id, kind) values (${id}, ${kind}) on conflict do nothing`)
    await tx.run(sql`insert into area_version (area_id, valid_from, valid_to, code, name, folded, parent_id, population, tile_row, tile_col)
      values (${id}, ${version.from}, ${version.to}, ${version.code}, ${version.name.normalize('NFC')}, ${foldName(version.name)}, ${version.parent},
        ${version.population ?? null}, ${row}, ${column})`)
  }
  await put(1, 'province', { from: LONG_AGO, to: BEFORE, ...old.province, parent: null })
  await put(2, 'district', { from: LONG_AGO, to: BEFORE, ...old.district, parent: 1 })
  await put(3, 'province', {
    from: MERGER,
    to: null,
    code: today.province.code,
    name: today.province.name,
    parent: null,
  })
  for (const [i, commune] of old.communes.entries())
    await put(11 + i, 'commune', {
      from: LONG_AGO,
      to: BEFORE,
      code: commune.code,
      name: commune.name,
      parent: 2,
    })
  for (const [i, commune] of today.communes.entries())
    await put(31 + i, 'commune', { from: MERGER, to: null, ...commune, parent: 3 })
  for (const [i, commune] of old.communes.entries()) {
    const into = 31 + today.communes.findIndex((one) => one.code === commune.merged_into)
    await tx.run(
      sql`insert into area_succession values (${11 + i}, ${into}, ${MERGER}, 'merged', 'NQ 1677/NQ-UBTVQH15 (16/06/2025)')`,
    )
  }
  await tx.run(sql`select setval(pg_get_serial_sequence('area', 'id'), 1000)`)
}

async function seedUnits(tx: Tx): Promise<void> {
  for (const unit of units) {
    await tx.run(sql`insert into unit (id, kind) values (${unit.id}, ${unit.kind}) on conflict do nothing`)
    await tx.run(sql`insert into unit_version (unit_id, valid_from, valid_to, name, symbol, parent_id)
      values (${unit.id}, ${unit.from}, ${unit.to}, ${unit.name}, ${unit.symbol}, ${unit.parent})`)
  }
  for (const { unit, area, from, to } of branchAreas)
    await tx.run(sql`insert into unit_area values (${unit}, ${area}, ${from}, ${to})`)
  await tx.run(sql`select setval(pg_get_serial_sequence('unit', 'id'), 1000)`)
}

/** Public holidays and swapped days since 2013, with how sure each year is: a start, kept up by the administrator. */
export async function seedHolidays(tx: Tx): Promise<void> {
  for (const year of holidays.years) {
    for (const { date, name } of year.weekday_off)
      await tx.run(sql`insert into holiday values (${date}, ${name}, false, '') on conflict do nothing`)
    for (const date of year.makeup_working_saturdays)
      await tx.run(sql`insert into holiday values (${date}, 'Làm bù', true, '') on conflict do nothing`)
  }
}

/** Topics and the authority table, as a branch can begin with them. */
export async function seedTopics(tx: Tx): Promise<void> {
  for (const [i, topic] of topics.entries())
    await tx.run(sql`insert into topic (code, position, name_vi, name_en, asks, sealed)
      values (${topic.code}, ${i + 1}, ${topic.name.vi}, ${topic.name.en}, ${JSON.stringify(topic.asks)}, ${topic.sealed ?? false})`)
  for (const row of authorityRows)
    await tx.run(sql`insert into authority_rule (topic, condition_vi, condition_en, level, department, receiver_vi, receiver_en, legal_vi, legal_en, work_days, promise_days, valid_from, valid_to)
      values (${row.topic}, ${row.condition?.vi ?? ''}, ${row.condition?.en ?? ''}, ${row.level}, ${row.department}, ${row.receiver.vi}, ${row.receiver.en},
        ${row.legal.vi}, ${row.legal.en}, ${row.workDays}, ${row.promiseDays}, ${row.from ?? '2000-01-01'}, ${row.to ?? null})`)
}

/** The people of the demo. Real installations never get them: their first account is made by the administrator. */
export async function seedStaff(tx: Tx, passwordHash: string, now: Date): Promise<void> {
  for (const one of staff) {
    await tx.run(sql`insert into staff (id, login, name, email, password, demo)
      values (${one.id}, ${one.login}, ${one.name}, ${`${one.login}@demo.invalid`}, ${passwordHash}, true)`)
    await recordNext(tx, {
      stream: `staff:${one.id}`,
      kind: 'staff.added',
      at: now,
      staff: null,
      unit: null,
      data: { demo: true },
    })
  }
  for (const post of posts)
    await tx.run(sql`insert into post (staff_id, unit_id, role, title, valid_from, valid_to)
      values (${post.staff}, ${post.unit}, ${post.role}, ${post.title}, ${post.from ?? '2010-01-01'}, ${post.to ?? null})`)
  await tx.run(sql`select setval(pg_get_serial_sequence('staff', 'id'), 1000)`)
}
