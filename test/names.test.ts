import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from './app.ts'

// An inspector reads everything but identities: canaries in every field of the person, looked for in every answer.

const name = 'Y Chim Yến'
const customer = 'PC11DD0001234'
const phone = '0905999888'
const dialogue = randomUUID()
const opinion = randomUUID()
let house: TestApp
beforeAll(async () => {
  house = await openTestApp()
  const hanh = await house.as('hanh')
  await hanh.post('/api/dialogues', { id: dialogue, name: 'Đăk Hà', heldOn: '2026-11-20', areas: [31] })
  const speaker = { name, phone, customer, email: 'chim@example.vn' }
  const said = {
    id: opinion,
    channel: 'dialogue',
    dialogue,
    words: 'Điện yếu lắm',
    area: 31,
    topic: 'grid_upgrade',
  }
  expect((await hanh.post('/api/petitions', { ...said, speaker })).status).toBe(201)
})
afterAll(() => house.close())

const reads = [
  '/api/petitions?show=all',
  `/api/petitions/${opinion}`,
  '/api/petitions/export.csv?show=all',
  `/api/dialogues/${dialogue}`,
  `/api/dialogues/${dialogue}/minutes`,
  `/api/notices/of/${opinion}`,
  '/api/notices?show=all',
  '/api/figures/leader',
]

test.each(reads)('%s shows an inspector no name, no phone and no customer', async (url) => {
  const { status, text } = await (await house.as('khoa')).get(url)
  expect(status).toBe(200)
  for (const canary of [name, customer, phone, 'chim@example.vn']) expect(text).not.toContain(canary)
})

test.each([1, 4].map((at) => reads[at]!))('%s shows the name to whoever works on it', async (url) =>
  expect((await (await house.as('hanh')).get(url)).text).toContain(name),
)

test.each([
  '/api/petitions?show=all',
  `/api/petitions/${opinion}`,
  '/api/figures/leader',
  `/api/dialogues/${dialogue}`,
])('an administrator reads none of it: %s', async (url) =>
  expect((await (await house.as('an')).get(url)).status).toBe(403),
)
