import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql, transaction } from '#outside/postgres.ts'
import { isRefusal } from '#plain/refusal.ts'
import { openTestApp, type TestApp } from '../../test/app.ts'
import { emptyOfStaff } from '../../test/empty.ts'
import { COOKIE } from './door.ts'
import { addFirstAdministrator } from './first-administrator.ts'
import { hashPassword } from './sign-in.ts'

// Signing in, on a real PostgreSQL. See also `test/world.ts`.
let house: TestApp
const PASSWORD = 'nương rẫy xanh mướt'
beforeAll(async () => {
  house = await openTestApp()
  const stored = await hashPassword(PASSWORD)
  await house.owner((tx) => tx.run(sql`update staff set password = ${stored}`))
})
afterAll(() => house.close())

const signIn = async (body: object) => (await house.as(null)).post('/api/sign-in', body)
const cookieOf = (headers: Record<string, unknown>) => String(headers['set-cookie']).split(';')[0]!
const asCookie = (cookie: string) => ({ headers: { cookie } })

describe('signing in', () => {
  test('sets a cookie that no script reads and no other site sends', async () => {
    const reply = await signIn({ login: 'hanh', password: PASSWORD })
    expect(reply.status).toBe(200)
    const cookie = String(reply.headers['set-cookie'])
    for (const part of [COOKIE, 'HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/'])
      expect(cookie).toContain(part)
    expect(cookie).not.toContain('Domain')
  })

  test('an unknown login and a wrong password get one answer', async () => {
    const wrong = await signIn({ login: 'hanh', password: 'sai' })
    const unknown = await signIn({ login: 'nobody', password: 'sai' })
    expect([wrong.status, unknown.body]).toEqual([403, wrong.body])
  })

  test('eight wrong tries lock the login, whatever comes next', async () => {
    for (let i = 0; i < 8; i++) await signIn({ login: 'blan', password: `sai ${i}` })
    const right = await signIn({ login: 'blan', password: PASSWORD })
    expect([right.status, right.body.code]).toEqual([409, 'too-many-tries'])
  })

  test('signing out ends the session on the server', async () => {
    const cookie = cookieOf((await signIn({ login: 'mai', password: PASSWORD })).headers)
    const nobody = await house.as(null)
    expect((await nobody.send({ method: 'GET', url: '/api/me', ...asCookie(cookie) })).status).toBe(200)
    await nobody.send({ method: 'POST', url: '/api/sign-out', ...asCookie(cookie) })
    expect((await nobody.send({ method: 'GET', url: '/api/me', ...asCookie(cookie) })).status).toBe(401)
  })

  test('somebody disabled has no way in', async () => {
    await house.owner((tx) => tx.run(sql`update staff set disabled_at = now() where login = 'quyet'`))
    expect((await signIn({ login: 'quyet', password: PASSWORD })).status).toBe(403)
  })
})

describe('the second factor', () => {
  test('once set it is asked for, and a code works once', async () => {
    const cookie = cookieOf((await signIn({ login: 'thiu', password: PASSWORD })).headers)
    const nobody = await house.as(null)
    const begun = await nobody.send({ method: 'POST', url: '/api/me/second-factor', ...asCookie(cookie) })
    const code = (at: Date) => totp(begun.body.secret, at)
    const now = house.out.clock.now()
    const set = await nobody.send({
      method: 'PUT',
      url: '/api/me/second-factor',
      payload: { code: code(now) },
      ...asCookie(cookie),
    })
    expect(set.status).toBe(200)
    expect((await signIn({ login: 'thiu', password: PASSWORD })).body.code).toBe('code-needed')
    expect((await signIn({ login: 'thiu', password: PASSWORD, code: code(now) })).body.code).toBe(
      'code-wrong',
    )
    const later = new Date(now.getTime() + 30_000)
    expect((await signIn({ login: 'thiu', password: PASSWORD, code: code(later) })).status).toBe(200)
    expect((await signIn({ login: 'thiu', password: PASSWORD, code: code(later) })).body.code).toBe(
      'code-wrong',
    )
  })
})

describe('passwords', () => {
  test.each([
    ['ngắn', 'password-short'],
    ['1234567890', 'password-common'],
    ['aaaaaaaaaaaa', 'password-common'],
    ['DienLuc2026!', 'password-context'],
    ['byai-tumorong', 'password-context'],
  ])('"%s" is refused: %s', async (password, code) => {
    const reply = await (await house.as('byai')).put('/api/me/password', { old: PASSWORD, password })
    expect([reply.status, reply.body.code]).toEqual([422, code])
  })

  test('a new one needs the old one, and ends the other sessions', async () => {
    const here = await house.as('hoa')
    const elsewhere = await house.as('hoa')
    expect(
      (await here.put('/api/me/password', { old: 'sai', password: 'suối trong đá cuội' })).body.code,
    ).toBe('wrong-password')
    expect(
      (await here.put('/api/me/password', { old: PASSWORD, password: 'suối trong đá cuội' })).status,
    ).toBe(200)
    expect((await elsewhere.get('/api/me')).status).toBe(401)
    expect((await here.get('/api/me')).status).toBe(200)
  })
})

describe('a real installation', () => {
  test('begins with one administrator, who must set a password before anything else', async () => {
    const empty = await emptyOfStaff()
    try {
      const first = {
        unit: 'Điện lực Thử',
        kind: 'branch',
        symbol: 'THU',
        login: 'quantri',
        name: 'Hồ Ngọc Ân',
      } as const
      const added = await transaction(empty.pool, { units: [], staff: null, sealed: true }, (tx) =>
        addFirstAdministrator(tx, first, new Date()),
      )
      if (isRefusal(added)) throw new Error(added.code)
      const reply = await empty.app.inject({
        method: 'POST',
        url: '/api/sign-in',
        payload: { login: 'quantri', password: added.code },
      })
      expect(reply.json()).toEqual({ mustSetPassword: true })
      const headers = { cookie: cookieOf(reply.headers) }
      expect((await empty.app.inject({ url: '/api/me/sessions', headers })).json().code).toBe('set-password')
      const set = await empty.app.inject({
        method: 'PUT',
        url: '/api/me/password',
        headers,
        payload: { old: added.code, password: 'gió thổi qua nương' },
      })
      expect(set.statusCode).toBe(200)
      expect((await empty.app.inject({ url: '/api/me/sessions', headers })).json().code).toBe(
        'set-second-factor',
      )
      const again = await transaction(empty.pool, { units: [], staff: null, sealed: true }, (tx) =>
        addFirstAdministrator(tx, first, new Date()),
      )
      expect(isRefusal(again) && again.code).toBe('not-empty')
    } finally {
      await empty.close()
    }
  })
})

/** RFC 6238 by hand, so that the library is checked against something else. */
function totp(base32: string, at: Date): string {
  const bits = [...base32]
    .map((char) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(char).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = mac[19]! & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
