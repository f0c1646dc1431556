import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../test/app.ts'

// The real routes on a real PostgreSQL, as the demo's people. See also `test/world.ts`.
let house: TestApp
beforeAll(async () => {
  house = await openTestApp()
})
afterAll(() => house.close())

const draft = (more: object = {}) => ({
  id: randomUUID(),
  channel: 'counter',
  words: 'Điện yếu lắm, tối nấu cơm không chín',
  area: 31,
  hamlet: 'Kon Pia',
  topic: 'grid_upgrade',
  speaker: { name: 'A Pheo' },
  ...more,
})
const received = async (more: object = {}) =>
  (await (await house.as('hanh')).post('/api/petitions', draft(more))).body as {
    id: string
    number: string
    secret: string
  }

describe('intake', () => {
  test('numbers without gaps, and the same key again writes nothing', async () => {
    const hanh = await house.as('hanh')
    const headers = { 'idempotency-key': randomUUID() }
    const body = draft()
    const first = await hanh.post('/api/petitions', body, headers)
    const again = await hanh.post('/api/petitions', body, headers)
    const next = await hanh.post('/api/petitions', draft())
    expect(first.status).toBe(201)
    expect(again.body).toEqual({ ...first.body, replayed: true })
    expect(Number(next.body.number.slice(-4))).toBe(Number(first.body.number.slice(-4)) + 1)
  })

  test('refuses the same key with another body', async () => {
    const hanh = await house.as('hanh')
    const headers = { 'idempotency-key': randomUUID() }
    await hanh.post('/api/petitions', draft(), headers)
    const other = await hanh.post('/api/petitions', draft({ words: 'Khác hẳn' }), headers)
    expect([other.status, other.body.code]).toEqual([409, 'key-used'])
  })

  test('an answer given in the same breath is answered and delivered in one transaction', async () => {
    const { id } = await received({ answer: { words: 'Mai anh em xuống đo', outcome: 'done' } })
    const { body } = await (await house.as('thanh')).get(`/api/petitions/${id}`)
    expect(body.petition).toMatchObject({ state: 'answered', onTheSpot: true, outcome: 'done' })
    expect(body.petition.deliveredAt).not.toBeNull()
  })

  test('a bad answer takes the whole intake down: nothing is half done', async () => {
    const body = draft({ answer: { words: 'Dây sau công tơ', outcome: 'customer-side' } })
    const refused = await (await house.as('hanh')).post('/api/petitions', body)
    expect([refused.status, refused.body.code]).toEqual([422, 'volts-missing'])
    expect((await (await house.as('hanh')).get(`/api/petitions/${body.id}`)).status).toBe(404)
  })
})

describe('the life of a petition', () => {
  test('answered, judged not solved, comes back once to the deputy director by name', async () => {
    const { id } = await received()
    const answered = await (await house.as('thiu')).put(`/api/petitions/${id}/answer`, {
      words: 'Đã cân pha, đo lại 215 V',
      outcome: 'done',
    })
    expect(answered.body.petition.state).toBe('answered')
    const judged = await (await house.as('hanh')).put(`/api/petitions/${id}/judge`, {
      solved: false,
      score: 3,
      why: 'Tối vẫn yếu',
    })
    expect(judged.body.petition).toMatchObject({
      state: 'assigned',
      reopened: 1,
      ownerStaff: 2,
      ownerUnit: 40,
    })
  })

  test('two officers race: the second is told that somebody was first', async () => {
    const { id } = await received()
    const thiu = await house.as('thiu')
    const replies = await Promise.all(
      ['một', 'hai'].map((words) => thiu.put(`/api/petitions/${id}/answer`, { words, outcome: 'done' })),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('another branch never learns that it exists', async () => {
    const { id } = await received()
    for (const login of ['dakto', 'chuse'] as const) {
      expect((await (await house.as(login)).get(`/api/petitions/${id}`)).status).toBe(404)
      expect((await (await house.as(login)).get('/api/petitions?show=all')).text).not.toContain(id)
    }
  })

  test('what is said about staff goes to the leader alone', async () => {
    const { id } = await received({ topic: 'staff', words: 'Cậu ghi số nạt bà con' })
    expect((await (await house.as('mai')).get(`/api/petitions/${id}`)).status).toBe(404)
    const seen = await (await house.as('thanh')).get(`/api/petitions/${id}`)
    expect(seen.body.petition).toMatchObject({ shielded: true, ownerUnit: 40, confidential: true })
    expect(seen.text).not.toContain('A Pheo')
  })
})

describe('lists', () => {
  test('finds without accents, by name and place', async () => {
    const { id } = await received({ speaker: { name: 'Y Blới' }, hamlet: 'Đăk Hnăng' })
    const found = await (await house.as('thanh')).get('/api/petitions?q=y+bloi+dak+hnang')
    expect(found.body.petitions.map((petition: { id: string }) => petition.id)).toContain(id)
  })

  test('pages without losing or repeating a row', async () => {
    const thanh = await house.as('thanh')
    const seen: string[] = []
    for (let after = ''; ; ) {
      const { body } = await thanh.get(
        `/api/petitions?show=all&limit=3${after && `&after=${encodeURIComponent(after)}`}`,
      )
      seen.push(...body.petitions.map((petition: { id: string }) => petition.id))
      if (body.next === null) break
      after = body.next
    }
    const { body } = await thanh.get('/api/petitions/count?show=all')
    expect([new Set(seen).size, seen.length]).toEqual([body.count, body.count])
  })
})

test('work goes to a unit of the branch, and within it only to somebody who has a post there', async () => {
  const hanh = await house.as('hanh')
  const { id } = await received()
  const reason = 'Việc của kinh doanh'
  const to = (unit: number, staff: number | null) =>
    hanh.put(`/api/petitions/${id}/move-on`, { unit, staff, reason })
  expect((await to(41, null)).body.code).toBe('no-such-unit')
  // Staff 8 sits at the corporation.
  expect((await to(401, 8)).body.code).toBe('no-such-staff')
  const { posts } = (await hanh.get('/api/world')).body as { posts: { staff: number; unit: number }[] }
  expect((await to(401, posts.find(({ unit }) => unit === 401)!.staff)).status).toBe(200)
})
