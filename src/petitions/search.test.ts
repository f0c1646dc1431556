import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool, read, type Scope, sql } from '#outside/postgres.ts'
import { openTestApp, type TestApp } from '../../test/app.ts'

// The word index is read by a function that row-level security does not reach: it must keep the same law itself.
let house: TestApp
beforeAll(async () => {
  house = await openTestApp()
  const { fillBranch } = await import('../../test/full-branch.ts')
  await fillBranch(house)
  await house.owner((tx) => tx.run(sql`update petition set search = search || 'kimtuyen'::tsvector`))
})
afterAll(() => house.close())

const found = async (scope: Scope): Promise<number> => {
  const row = await read(house.out.pool, scope, (tx) =>
    tx.one<{ ids: string[] }>(
      sql`select petitions_with_words('kimtuyen'::tsquery, array['kimtuyen'], 500) as ids`,
    ),
  )
  return row.ids.length
}
const visible = async (scope: Scope): Promise<number> =>
  (
    await read(house.out.pool, scope, (tx) =>
      tx.one<{ n: number }>(sql`select count(*)::int as n from petition`),
    )
  ).n

test.each([
  ['one branch, sealed petitions too', { units: [40], staff: null, sealed: true }],
  ['one branch', { units: [40], staff: null, sealed: false }],
  ['several branches', { units: [40, 41], staff: null, sealed: false }],
  ['another branch', { units: [42], staff: null, sealed: true }],
  ['nobody', { units: [], staff: null, sealed: true }],
])('finds exactly what the policy shows: %s', async (_, scope) => {
  expect(await found(scope)).toBe(await visible(scope))
})

test('without any setting it finds nothing', async () => {
  const pool = openPool(house.ownerUrl, { role: 'langnghe_app', max: 1 })
  try {
    const { rows } = await pool.query(
      `select petitions_with_words('kimtuyen'::tsquery, array['kimtuyen'], 500) as ids`,
    )
    expect(rows[0].ids).toEqual([])
  } finally {
    await pool.end()
  }
})
