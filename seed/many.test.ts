import { afterAll, beforeAll, expect, test } from 'vitest'
import { verify } from '#ledger/verify.ts'
import { sql } from '#outside/postgres.ts'
import { identityOf } from '#people/vault.ts'
import { registerGaps } from '#petitions/register-gaps.ts'
import { searchWords } from '#petitions/row.ts'
import { openTestApp, type TestApp } from '../test/app.ts'
import { seedMany } from './many.ts'

let house: TestApp
beforeAll(async () => {
  house = await openTestApp()
  await seedMany(house.ownerUrl, { petitions: 1_500, seed: 7, keys: house.out.keys, log: () => {} })
})
afterAll(() => house.close())

test('the ledger of what was made verifies, chain by chain and seal by seal', async () => {
  const found = await house.owner((tx) => verify(tx))
  expect(found.faults).toEqual([])
  expect(found.seals).toBeGreaterThan(0)
  expect(found.chains).toBeGreaterThan(1_500)
})

test('registers have no gaps, and one that is made is named', async () => {
  expect(await house.owner(registerGaps)).toEqual([])
  const gaps = await house.owner(async (tx) => {
    await tx.run(sql`savepoint whole`)
    const { year, last } = await tx.one<{ year: number; last: number }>(
      sql`update register set last = last + 1 where branch_id = 40 and year = (select max(year) from register where branch_id = 40) returning year, last`,
    )
    const found = await registerGaps(tx)
    await tx.run(sql`rollback to savepoint whole`)
    return { found, expected: [{ branch: 40, year, last, present: last - 1, missing: last }] }
  })
  expect(gaps.found).toEqual(gaps.expected)
})

test('the search words are those the application would have written', async () => {
  const rows = await house.owner((tx) =>
    tx.many<{
      number: string
      search: string
      words: string
      hamlet: string
      area: string
      speaker: string
      shielded: boolean
      customer: string | null
    }>(sql`
      select number, search::text, words, hamlet, speaker, shielded, customer,
        (select name from area_version v where v.area_id = p.area_id order by valid_from desc limit 1) as area
      from petition p`),
  )
  const expected = rows.map((row) =>
    searchWords(row.words, row.hamlet, row.area, row.speaker, ...(row.shielded ? [] : [row.customer ?? ''])),
  )
  const other = await house.owner((tx) =>
    tx.many(sql`select * from unnest(${rows.map((row) => row.search)}::text[], ${expected}::text[], ${rows.map((row) => row.number)}::text[]) as t(search, expected, number)
      where search::tsvector <> expected::tsvector || to_tsvector('simple', lower(replace(number, '-', ' ')))`),
  )
  expect(rows.length).toBe(1_500)
  expect(other).toEqual([])
})

test('an identity opens with the house’s key, and shielded names are in no list', async () => {
  const [row] = await house.owner((tx) =>
    tx.many<{ id: string; speaker: string }>(
      sql`select id, speaker from petition where shielded and identity is not null limit 1`,
    ),
  )
  const identity = await house.owner((tx) => identityOf(tx, house.out.keys.vault, row!.id))
  expect(identity?.name.length).toBeGreaterThan(2)
  expect(row!.speaker).toMatch(/^Giấu tên [0-9A-F]{4}$/)
})
