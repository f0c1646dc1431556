import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#outside/postgres.ts'
import { openTestApp, type TestApp } from '../../test/app.ts'

// A post opens the door from its first day to its last; the day changes at midnight in Vietnam, 17:00 in UTC.

let house: TestApp
beforeAll(async () => {
  house = await openTestApp()
  await house.owner(async (tx) => {
    await tx.run(
      sql`update post set valid_to = '2026-11-23' where staff_id = (select id from staff where login = 'mien')`,
    )
    await tx.run(
      sql`update post set valid_from = '2026-11-24' where staff_id = (select id from staff where login = 'thiu')`,
    )
  })
})
afterAll(() => house.close())

test.each([
  ['2026-11-23T16:59:00Z', 200, 401],
  ['2026-11-23T17:01:00Z', 401, 200],
])('at %s: who leaves %i, who comes %i', async (now, leaves, comes) => {
  house.at(now)
  expect((await (await house.as('mien')).get('/api/me')).status).toBe(leaves)
  expect((await (await house.as('thiu')).get('/api/me')).status).toBe(comes)
})
