import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../test/app.ts'

let house: TestApp
beforeAll(async () => {
  house = await openTestApp()
})
afterAll(() => house.close())

async function received(topic = 'grid_upgrade'): Promise<string> {
  const draft = { id: randomUUID(), channel: 'counter', words: 'Điện yếu lắm', area: 31, topic }
  await (await house.as('hanh')).post('/api/petitions', draft)
  return draft.id
}
const stateOf = async (id: string) =>
  (await (await house.as('thanh')).get(`/api/petitions/${id}`)).body.petition
const answering = (ids: string[], more: object = {}) => ({
  ids,
  move: 'answer',
  body: { words: 'Đã cân pha, đo lại 215 V', outcome: 'done' },
  ...more,
})

test('each petition moves by the same law; a refused one keeps no other back and says why', async () => {
  const [ours, theirs] = [await received(), await received('meter')]
  const unknown = randomUUID()
  const { status, body } = await (await house.as('thiu')).post(
    '/api/petitions/bulk',
    answering([ours, theirs, unknown]),
  )
  expect(status).toBe(200)
  const [first, second, third] = body.results
  expect([first.moved, second.moved, third.moved]).toEqual([true, false, false])
  expect([second.code, third.code]).toEqual(['not-held', 'no-such-petition'])
  expect(second.why.vi).toContain('bộ phận khác')
  expect(third.number).toBe('')
  expect([(await stateOf(ours)).state, (await stateOf(theirs)).state]).toEqual(['answered', 'assigned'])
})

test('a preview writes nothing', async () => {
  const id = await received()
  const before = await stateOf(id)
  const { body } = await (await house.as('thiu')).post('/api/petitions/bulk', answering([id], { dry: true }))
  expect(body.results).toEqual([{ id, number: before.number, moved: true }])
  expect((await stateOf(id)).seq).toBe(before.seq)
})

test('sent again with the same key it is done once', async () => {
  const ids = [await received(), await received()]
  const thiu = await house.as('thiu')
  const headers = { 'idempotency-key': randomUUID() }
  const first = await thiu.post('/api/petitions/bulk', answering(ids), headers)
  const seqs = await Promise.all(ids.map(async (id) => (await stateOf(id)).seq))
  const again = await thiu.post('/api/petitions/bulk', answering(ids), headers)
  expect(again.body).toEqual(first.body)
  expect(await Promise.all(ids.map(async (id) => (await stateOf(id)).seq))).toEqual(seqs)
  const pressedAnew = await thiu.post('/api/petitions/bulk', answering(ids))
  expect(pressedAnew.body.results.map((result: { moved: boolean }) => result.moved)).toEqual([false, false])
})

test('refuses a body that does not fit the move, more than 200, and whoever is nobody', async () => {
  const thiu = await house.as('thiu')
  const id = randomUUID()
  expect((await thiu.post('/api/petitions/bulk', { ids: [id], move: 'answer', body: {} })).status).toBe(422)
  expect((await thiu.post('/api/petitions/bulk', answering(Array(201).fill(id)))).status).toBe(422)
  expect((await (await house.as(null)).post('/api/petitions/bulk', answering([id]))).status).toBe(401)
})

test('names of the own branch and of what stands above it, never of a sister', async () => {
  const { body } = await (await house.as('mai')).get('/api/world')
  const units = new Set(body.units.map((unit: { unit: number }) => unit.unit))
  expect([40, 401, 402, 21, 10].map((unit) => units.has(unit))).toEqual([true, true, true, true, true])
  expect([41, 42].map((unit) => units.has(unit))).toEqual([false, false])
  const areas = new Set(body.areas.map((area: { area: number }) => area.area))
  expect([11, 21, 31, 34].every((area) => areas.has(area))).toBe(true)
  expect(body.posts.map((post: { name: string }) => post.name)).not.toContain('Võ Thị Sương')
})

test('prints the slip again for the own branch alone, with the secret of the first one', async () => {
  const draft = { id: randomUUID(), channel: 'counter', words: 'Điện yếu lắm', area: 31 }
  const first = await (await house.as('hanh')).post('/api/petitions', draft)
  const slip = await (await house.as('hanh')).get(`/api/petitions/${draft.id}/receipt`)
  expect(slip.body).toMatchObject({
    number: first.body.number,
    secret: first.body.secret,
    words: draft.words,
  })
  // With the secret anybody is the person: nobody gets it for work that another received.
  expect((await (await house.as('blan')).get(`/api/petitions/${draft.id}/receipt`)).body.code).toBe(
    'not-your-slip',
  )
  expect((await (await house.as('dakto')).get(`/api/petitions/${draft.id}/receipt`)).status).toBe(404)
  expect((await (await house.as('khoa')).get(`/api/petitions/${draft.id}/receipt`)).status).toBe(403)
})
