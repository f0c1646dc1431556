import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql, transaction } from '#outside/postgres.ts'
import { openWorld } from '#petitions/world-store.ts'
import { openTestApp, type TestApp } from '../../test/app.ts'
import { foldFigures, refoldFigures } from './jobs.ts'
import { publicFigures } from './reading.ts'

// Counting from the ledger must agree with the tables, before a fold, after it, and in between.
let house: TestApp
beforeAll(async () => {
  house = await openTestApp('2026-11-02T03:00:00Z')
  const hanh = await house.as('hanh')
  const give = async (more: object) =>
    (
      await hanh.post('/api/petitions', {
        id: randomUUID(),
        channel: 'counter',
        words: 'Điện yếu lắm',
        area: 31,
        topic: 'grid_upgrade',
        ...more,
      })
    ).body.id as string
  const spot = await give({ answer: { words: 'Mai xuống đo', outcome: 'done' } })
  const slow = await give({ area: 32, topic: 'incident' })
  const moved = await give({ topic: 'incident' })
  await give({ area: 33 })
  const junk = await give({ area: null })
  await give({ topic: 'staff', words: 'Cậu ghi số nạt bà con' })
  const thanh = await house.as('thanh')
  await thanh.put(`/api/petitions/${moved}/classify`, { topic: 'bill_collection', rule: null })
  await hanh.put(`/api/petitions/${junk}/spam`, { reason: 'quảng cáo' })
  await foldFigures(house.worker)
  house.at('2026-11-20T03:00:00Z')
  await hanh.put(`/api/petitions/${spot}/judge`, { solved: true, score: 9, why: '' })
  await thanh.put(`/api/petitions/${slow}/answer`, { words: 'Đã thay máy', outcome: 'done' })
  await hanh.put(`/api/petitions/${slow}/judge`, { solved: false, score: 4, why: 'Vẫn tối' })
  await thanh.put(`/api/petitions/${slow}/answer`, { words: 'Đã thay dây', outcome: 'done' })
})
afterAll(() => house.close())

const page = async (login: 'thanh' | 'mai' | 'hoa' | 'huong' | 'dakto' = 'thanh', more = '') =>
  (await (await house.as(login)).get(`/api/figures/leader?from=2026-11-01&to=2026-11-30${more}`)).body

describe('counted from the ledger', () => {
  test('agrees with the tables, whatever is folded', async () => {
    const tables = await house.owner((tx) =>
      tx.one<
        Record<string, number>
      >(sql`select count(*)::int as received, count(*) filter (where on_the_spot)::int as spot,
        count(*) filter (where state = 'ended')::int as ended, count(*) filter (where ending = 'spam')::int as spam,
        count(*) filter (where reopened = 1)::int as reopened from petition`),
    )
    const half = await page()
    await foldFigures(house.worker)
    const folded = await page()
    await refoldFigures(house.worker)
    const again = await page()
    expect(half.counted).toMatchObject({
      received: tables.received,
      onTheSpot: tables.spot,
      ended: tables.ended,
      reopened: tables.reopened,
      ends: { solved: 1, spam: tables.spam },
    })
    expect(folded).toEqual(half)
    expect(again).toEqual(half)
  })

  test('a petition put under another topic is counted there and no more here', async () => {
    const tables = await house.owner((tx) =>
      tx.many(
        sql`select coalesce(area_id, 0) as area, topic, count(*)::int as n from petition group by 1, 2 order by 1, 2`,
      ),
    )
    const { places } = await page()
    const received = places.filter((row: { kind: string }) => row.kind === 'received')
    expect(received.map(({ area, topic, n }: never) => ({ area, topic, n }))).toEqual(tables)
  })

  test('the time to an answer is that of the first answers, in working days', async () => {
    const { counted } = await page()
    expect(counted).toMatchObject({ answered: 2, daysToAnswer: 0, score: 6.5, responseRate: 100 })
    // A fold stops before the oldest transaction of the whole cluster, and other tests have some open.
    const slow = async () => {
      await foldFigures(house.worker)
      return house.owner((tx) =>
        tx.many(sql`select word from figure_day where kind = 'answered' and topic = 'incident'`),
      )
    }
    await expect.poll(slow, { timeout: 30_000 }).toEqual([{ word: '14' }])
  })

  test('every number opens a list that holds as many', async () => {
    const thanh = await house.as('thanh')
    const { counted, standing } = await page()
    const count = async (filter: string) => (await thanh.get(`/api/petitions/count?${filter}`)).body.count
    const period = 'from=2026-11-01&to=2026-11-30'
    expect(await count(`show=all&${period}`)).toBe(counted.received)
    expect(await count(`show=all&onTheSpot=true&${period}`)).toBe(counted.onTheSpot)
    expect(await count(`show=ended&ending=spam&${period}`)).toBe(counted.ends.spam)
    expect(await count('show=open')).toBe(standing.open)
    expect(await count('show=late')).toBe(standing.late)
  })

  test('what is about staff is in the leader’s numbers alone, another branch sees nothing', async () => {
    expect((await page('mai')).counted.received).toBe((await page()).counted.received - 1)
    expect((await page('hoa')).branches.map((row: { unit: number }) => row.unit).sort()).toEqual([40, 41])
    expect((await (await house.as('blan')).get('/api/figures/leader')).status).toBe(403)
    expect((await (await house.as('dakto')).get('/api/figures/leader')).body.counted.received).toBe(0)
  })

  test('in public, fewer than five are hidden', async () => {
    const world = await openWorld(house.out).get()
    const shown = await transaction(house.out.pool, { units: [40], staff: null, sealed: false }, (tx) =>
      publicFigures(tx, world, [40], '2026-11-23'),
    )
    expect(shown).toMatchObject({ received: 6, onTheSpot: null, ends: { spam: null }, score: null })
    expect(JSON.stringify(shown)).not.toContain('staff')
  })
})

describe('lists as files', () => {
  test('the inbox with its filter, and the ledger knows who took it', async () => {
    const thanh = await house.as('thanh')
    const csv = await thanh.get('/api/petitions/export.csv?show=all&area=31')
    expect(csv.status).toBe(200)
    expect(csv.text.trim().split('\r\n')).toHaveLength(4)
    const xlsx = await thanh.get('/api/petitions/export.xlsx?show=all&q=y+ha')
    expect(xlsx.text.slice(0, 2)).toBe('PK')
    const taken = await house.owner((tx) =>
      tx.many<{ data: object }>(sql`select data from ledger_event where kind = 'list.exported' order by id`),
    )
    expect(taken[0]?.data).toMatchObject({ list: 'petitions', count: 3, filter: { area: 31 } })
    expect(JSON.stringify(taken)).not.toContain('y ha')
  })

  test('the figures, and not for officers', async () => {
    expect((await (await house.as('thanh')).get('/api/figures/export.csv')).text).toContain('Đã nhận')
    expect((await (await house.as('blan')).get('/api/petitions/export.csv')).status).toBe(403)
  })
})
