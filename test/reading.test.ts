import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { raw, sql } from '#outside/postgres.ts'
import { openTestApp, type TestApp } from './app.ts'

// Looking changes nothing: every GET of the API and of the public site, as several people, and the same rows as before.

let house: TestApp
const id = randomUUID()
beforeAll(async () => {
  house = await openTestApp()
  const hanh = await house.as('hanh')
  await hanh.post('/api/petitions', {
    id,
    channel: 'counter',
    words: 'Điện yếu lắm',
    area: 31,
    topic: 'grid_upgrade',
    speaker: { name: 'A Pheo' },
  })
  await hanh.post('/api/dialogues', { id, name: 'Đăk Hà', heldOn: '2026-11-20', areas: [31] })
  await hanh.post('/api/campaigns', {
    id,
    name: 'Cuối năm',
    startsOn: '2026-11-01',
    endsOn: '2026-12-31',
    areas: [31],
  })
})
afterAll(() => house.close())

const pages = [
  '/',
  '/gui-y-kien',
  '/theo-doi?so=TMR-2026-0001',
  '/doi-thoai',
  `/doi-thoai/${id}`,
  '/so-lieu',
  '/kiem-tin',
  '/giay-hen/x',
  '/en',
  '/nowhere',
]

/** Every row of every table, hashed; of a session all but when it was last seen. */
const state = () =>
  house.owner(async (tx) => {
    const tables = await tx.many<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    )
    const hashes: Record<string, string | null> = {}
    for (const { name } of tables) {
      const row = name === 'session' ? `to_jsonb(t) - 'seen_at'` : 'to_jsonb(t)'
      const { hash } = await tx.one<{ hash: string | null }>(
        sql`select md5(string_agg(h, '' order by h)) as hash from (select md5((${raw(row)})::text) as h from ${raw(`"${name}"`)} t) rows`,
      )
      hashes[name] = hash
    }
    return hashes
  })

test('no GET and no HEAD changes a row; an export leaves its line in the ledger and nothing else', async () => {
  const { paths } = house.app.swagger() as unknown as { paths: Record<string, Record<string, unknown>> }
  const all = Object.keys(paths)
    .filter((path) => paths[path]!.get)
    .map((path) => path.replaceAll(/\{[^}]*\}/g, id))
  const people = [null, 'hanh', 'thanh', 'khoa', 'an'] as const
  const callers = await Promise.all(people.map((login) => house.as(login)))
  const exports = all.filter((path) => path.includes('/export.'))
  expect(exports.length).toBeGreaterThan(3)
  const before = await state()
  for (const url of [...all.filter((path) => !exports.includes(path)), ...pages])
    for (const caller of callers)
      for (const method of ['GET', 'HEAD'] as const) await caller.send({ method, url })
  expect(await state()).toEqual(before)
  for (const url of exports) for (const caller of callers) await caller.send({ method: 'GET', url })
  const after = await state()
  expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual(['ledger_event'])
})
