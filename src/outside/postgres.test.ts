import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/world.ts'
import { join, openPool, type Pool, read, type Scope, sql, transaction } from './postgres.ts'

let database: TestDatabase
let owner: Pool
let pool: Pool
const scope: Scope = { units: [1, 2], staff: 7, sealed: false }
const nobody: Scope = { units: [], staff: null, sealed: false }
const seen = sql`select current_setting('app.units', true) as units, current_setting('app.staff', true) as staff,
  current_setting('app.sealed', true) as sealed`

beforeAll(async () => {
  database = await freshDatabase()
  owner = openPool(database.ownerUrl, { max: 1 })
  // One connection, so that every test gets the one the test before it used.
  pool = openPool(database.ownerUrl, { role: 'langnghe_app', max: 1 })
  await owner.query('create table thing (id int primary key, n int); grant all on thing to langnghe_app')
})
afterAll(async () => {
  await Promise.all([pool.end(), owner.end()])
  await database.close()
})

test('a transaction sees its scope, and the next one on the same connection sees nothing of it', async () => {
  expect(await transaction(pool, { ...scope, sealed: true }, (tx) => tx.one(seen))).toEqual({
    units: '{1,2}',
    staff: '7',
    sealed: 'on',
  })
  expect((await pool.query(seen)).rows).toEqual([{ units: '', staff: '', sealed: '' }])
  expect(await read(pool, nobody, (tx) => tx.one(seen))).toEqual({ units: '{}', staff: '', sealed: 'off' })
})

test('the scope is gone after an error as well, and after one that was swallowed', async () => {
  await expect(transaction(pool, scope, (tx) => tx.one(sql`select 1 / 0`))).rejects.toThrow(
    /division by zero/,
  )
  expect((await pool.query(seen)).rows[0].units).toBe('')
  const swallowing = transaction(pool, scope, async (tx) => {
    await tx.run(sql`insert into thing values (100, 1)`)
    await tx.run(sql`select 1 / 0`).catch(() => {})
  })
  await expect(swallowing).rejects.toThrow(/rolled back/)
  expect((await pool.query('select from thing where id = 100')).rowCount).toBe(0)
})

test('connections carry the role, also when the address has options of its own', async () => {
  const url = new URL(database.ownerUrl)
  url.searchParams.set('options', '-c statement_timeout=1234')
  const other = openPool(url.href, { role: 'langnghe_app', max: 1 })
  const query = `select current_user as role, current_setting('statement_timeout') as timeout`
  expect((await other.query(query)).rows).toEqual([{ role: 'langnghe_app', timeout: '1234ms' }])
  await other.end()
})

test('read refuses to write', async () => {
  await expect(read(pool, scope, (tx) => tx.run(sql`insert into thing values (1, 1)`))).rejects.toThrow(
    /read-only/,
  )
})

test.each([
  [{ ...scope, units: [1.5] }],
  [{ ...scope, units: [Number.NaN] }],
  [{ ...scope, units: ["1}',true); drop table thing; --" as unknown as number] }],
  [{ ...scope, staff: Number.POSITIVE_INFINITY }],
])('a scope of anything but whole numbers is a bug: %j', async (odd) => {
  await expect(read(pool, odd, (tx) => tx.one(seen))).rejects.toThrow(TypeError)
})

test('days stay days, moments become Date, counts become numbers while that is exact', async () => {
  const row = await read(pool, scope, (tx) =>
    tx.one(sql`select date '2013-07-09' as day, timestamptz '2013-07-09 08:00+07' as moment, 5::int8 as small,
      9007199254740993::int8 as big, array[1, null]::int8[] as list, array[date '2013-07-09'] as days, 1.10::numeric as dong`),
  )
  expect(row).toEqual({
    day: '2013-07-09',
    moment: new Date('2013-07-09T01:00:00Z'),
    small: 5,
    big: '9007199254740993',
    list: [1, null],
    days: ['2013-07-09'],
    dong: '1.10',
  })
})

test('many, one, maybe and run say what they expect', async () => {
  await transaction(pool, scope, async (tx) => {
    const rows = join([1, 2].map((id) => sql`(${id}, ${id * 10})`))
    expect(await tx.run(sql`insert into thing values ${rows}`)).toBe(2)
    expect(await tx.many(sql`select n from thing where id = any(${[1, 2]}) order by id`)).toEqual([
      { n: 10 },
      { n: 20 },
    ])
    expect(await tx.maybe(sql`select from thing where id = ${9}`)).toBeNull()
    await expect(tx.one(sql`select from thing where id = ${9}`)).rejects.toThrow(/none found/)
    await expect(tx.maybe(sql`select from thing`)).rejects.toThrow(/2 found/)
  })
})

test('work is repeated after a serialization failure, twice at most, and not after other errors', async () => {
  let calls = 0
  const failing = (code: string, times: number) =>
    transaction(pool, scope, async (tx) => {
      calls += 1
      await tx.run(sql`update thing set n = n + 1 where id = 1`)
      if (calls <= times) throw Object.assign(new Error(code), { code })
      return calls
    })
  expect(await failing('40001', 2)).toBe(3)
  expect((await pool.query('select n from thing where id = 1')).rows).toEqual([{ n: 11 }])
  calls = 0
  await expect(failing('40P01', 99)).rejects.toThrow('40P01')
  expect(calls).toBe(3)
  calls = 0
  await expect(failing('08006', 99)).rejects.toThrow('08006')
  expect(calls).toBe(1)
})

test('a connection that breaks in the middle surfaces, and the pool goes on', async () => {
  const broken = transaction(pool, scope, async (tx) => {
    const { pid } = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await owner.query('select pg_terminate_backend($1)', [pid])
    await tx.run(sql`select pg_sleep(1)`)
  })
  await expect(broken).rejects.toThrow(/terminat|connection/)
  expect(await transaction(pool, scope, (tx) => tx.one(seen))).toMatchObject({ units: '{1,2}' })
})
