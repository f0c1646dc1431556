import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#outside/postgres.ts'
import { type Caller, openTestApp, type TestApp } from './app.ts'

// One press is one thing: the same key again, at the same moment, or with another body; the same id under another key.

let house: TestApp
let hanh: Caller
beforeAll(async () => {
  house = await openTestApp()
  hanh = await house.as('hanh')
})
afterAll(() => house.close())

const petition = (more: object = {}) => ({
  id: randomUUID(),
  channel: 'counter',
  words: 'Điện yếu lắm, tối nấu cơm không chín',
  area: 31,
  topic: 'grid_upgrade',
  ...more,
})
const dialogue = (more: object = {}) => ({
  id: randomUUID(),
  name: 'Đăk Hà',
  heldOn: '2026-11-20',
  areas: [31],
  ...more,
})
const campaign = (more: object = {}) => ({
  id: randomUUID(),
  name: 'Cuối năm',
  startsOn: '2026-11-01',
  endsOn: '2026-12-31',
  areas: [31],
  ...more,
})
const key = () => ({ 'idempotency-key': randomUUID() })

describe('the same key', () => {
  const writes = [
    ['petition', '/api/petitions', petition],
    ['dialogue', '/api/dialogues', dialogue],
    ['campaign', '/api/campaigns', campaign],
  ] as const

  test.each(writes)('at the same moment: one %s, one answer', async (_name, url, draft) => {
    for (let round = 0; round < 5; round++) {
      const [body, headers] = [draft(), key()]
      const replies = await Promise.all([1, 2, 3, 4].map(() => hanh.post(url, body, headers)))
      expect(replies.map(({ status }) => status)).toEqual([1, 2, 3, 4].map(() => replies[0]!.status))
      expect(replies[0]!.status).toBeLessThan(300)
    }
  })

  test.each(writes)('with another body: refused (%s)', async (_name, url, draft) => {
    const headers = key()
    expect((await hanh.post(url, draft(), headers)).status).toBeLessThan(300)
    expect((await hanh.post(url, draft(), headers)).body.code).toBe('key-used')
  })

  test('with another body: refused for many petitions at once', async () => {
    const [one, other] = [petition(), petition()]
    for (const body of [one, other]) await hanh.post('/api/petitions', body)
    const headers = key()
    const note = (id: string) => ({ ids: [id], move: 'note', body: { words: 'Đã gọi hỏi thêm' } })
    expect((await hanh.post('/api/petitions/bulk', note(one.id), headers)).body.results[0].moved).toBe(true)
    expect((await hanh.post('/api/petitions/bulk', note(one.id), headers)).body.results[0].moved).toBe(true)
    expect((await hanh.post('/api/petitions/bulk', note(other.id), headers)).status).toBe(409)
  })
})

describe('the same id under another key', () => {
  test('is no second petition, and no failure', async () => {
    const body = petition()
    await hanh.post('/api/petitions', body)
    const again = await hanh.post('/api/petitions', body)
    expect([again.status, again.body.code]).toEqual([409, 'already-there'])
    const settled = { ...body, answer: { words: 'Thợ đến thay dây trong tuần này.', outcome: 'done' } }
    expect((await hanh.post('/api/petitions', settled)).status).toBe(409)
  })

  test('does not begin a dialogue again that was held', async () => {
    const body = dialogue()
    await hanh.post('/api/dialogues', body)
    await hanh.put(`/api/dialogues/${body.id}/hold`, {})
    expect((await hanh.post('/api/dialogues', { ...body, name: 'Khác' })).status).toBe(409)
    const { dialogue: kept } = (await hanh.get(`/api/dialogues/${body.id}`)).body
    expect([kept.state, kept.name]).toEqual(['held', 'Đăk Hà'])
  })

  test('nor one of another branch', async () => {
    const [body, period] = [dialogue(), campaign()]
    await house.owner(async (tx) => {
      await tx.run(
        sql`insert into dialogue (id, branch_id, name, held_on) values (${body.id}, 41, 'Đăk Tô', '2026-11-20')`,
      )
      await tx.run(
        sql`insert into campaign (id, branch_id, name, starts_on, ends_on) values (${period.id}, 41, 'Đăk Tô', '2026-11-01', '2026-12-01')`,
      )
    })
    expect((await hanh.post('/api/dialogues', body)).status).toBe(409)
    expect((await hanh.post('/api/campaigns', period)).status).toBe(409)
  })

  test('a dialogue in a campaign that is not there is refused, not failed', async () =>
    expect((await hanh.post('/api/dialogues', dialogue({ campaign: randomUUID() }))).status).toBe(422))
})

test('ten look at one notice at once: ten lines in its chain', async () => {
  const body = petition({ speaker: { name: 'A Pheo', phone: '0905123456' } })
  await hanh.post('/api/petitions', body)
  const id = randomUUID()
  await house.owner((tx) =>
    tx.run(
      sql`insert into notice (id, branch_id, petition, purpose, channel, identity, body) values (${id}, 40, ${body.id}, 'receipt', 'call', ${body.id}, 'Đã ghi')`,
    ),
  )
  const replies = await Promise.all(Array.from({ length: 10 }, () => hanh.put(`/api/notices/${id}/open`, {})))
  expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
  const { n } = await house.owner((tx) =>
    tx.one<{ n: number }>(sql`select count(*)::int as n from ledger_event where stream = ${`notice:${id}`}`),
  )
  expect(n).toBe(10)
})
