import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Login, openTestApp, type TestApp } from './app.ts'

// What every answer carries, whatever kind it is (ASVS 3.4, 14.3): pages, API, files, refusals, failures.

let house: TestApp
beforeAll(async () => {
  house = await openTestApp()
})
afterAll(() => house.close())

const kinds: readonly (readonly [string, Login | null, 'GET' | 'POST' | 'HEAD' | 'OPTIONS', string])[] = [
  ['the home page', null, 'GET', '/'],
  ['a form', null, 'GET', '/gui-y-kien'],
  ['a page that is not there', null, 'GET', '/nowhere'],
  ['a receipt that is not there', null, 'GET', '/giay-hen/x'],
  ['an API that is not there', null, 'GET', '/api/nowhere'],
  ['an API without a sign-in', null, 'GET', '/api/petitions'],
  ['an API', 'hanh', 'GET', '/api/petitions'],
  ['an API that refuses', 'an', 'GET', '/api/petitions'],
  ['a write that is malformed', 'hanh', 'POST', '/api/petitions'],
  ['a file', 'hanh', 'GET', '/api/petitions/export.csv'],
  ['the staff screens', null, 'GET', '/desk/'],
  ['a picture of the site', null, 'GET', '/mark.svg'],
  ['the head alone', null, 'HEAD', '/'],
  ['a method that is not there', null, 'OPTIONS', '/api/petitions'],
]

describe.each(kinds)('%s', (_kind, who, method, url) => {
  test('is guarded', async () => {
    const { headers } = await (await house.as(who)).send({ method, url })
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': expect.stringMatching(/^max-age=(?:[3-9]\d{7}|\d{9,})/),
    })
    const policy = String(headers['content-security-policy'])
    for (const rule of [
      "default-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "object-src 'none'",
    ])
      expect(policy).toContain(rule)
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('server')
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })
})

test('what is personal is kept by no cache; what is public is kept for a minute', async () => {
  const hanh = await house.as('hanh')
  for (const url of [
    '/api/petitions',
    '/api/me',
    '/api/petitions/export.csv',
    '/api/customers?q=a',
    '/gui-y-kien',
    '/theo-doi',
    '/giay-hen/x',
  ])
    expect((await hanh.get(url)).headers['cache-control'], url).toBe('no-store')
  for (const url of ['/', '/so-lieu', '/doi-thoai'])
    expect((await hanh.get(url)).headers['cache-control'], url).toMatch(/^public, max-age=60\b/)
})

test('nobody is told what we are built of', async () => {
  for (const [, who, method, url] of kinds) {
    const { text, headers } = await (await house.as(who)).send({ method, url })
    expect(text + JSON.stringify(headers), url).not.toMatch(/fastify|postgres|node\.js|x-powered/i)
  }
})
