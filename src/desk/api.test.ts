import { afterEach, describe, expect, test, vi } from 'vitest'
import { get, isFailure, whenSignedOut, write } from './api.ts'
import { newPress } from './press.ts'

const reply = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const stub = (answer: () => Promise<Response>) => {
  const fetch = vi.fn((_path: string, _init: RequestInit) => answer())
  vi.stubGlobal('fetch', fetch)
  return fetch
}
const online = (is: boolean) => vi.stubGlobal('navigator', { onLine: is })
afterEach(() => vi.unstubAllGlobals())

describe('reading', () => {
  test('gives what the server says, and its refusals as values', async () => {
    online(true)
    const refusal = { refused: 'missing', code: 'no-such-petition', why: { vi: 'Không có', en: 'None' } }
    stub(async () => reply(200, { petitions: [] }))
    expect(await get('/api/petitions')).toEqual({ petitions: [] })
    stub(async () => reply(404, refusal))
    expect(await get('/api/petitions/1')).toEqual(refusal)
  })

  test('tells "offline" only of a device without a network', async () => {
    const broken = async () => Promise.reject(new TypeError('Failed to fetch'))
    stub(broken)
    online(false)
    expect(await get('/api/me')).toMatchObject({ refused: 'unreachable', code: 'offline' })
    online(true)
    expect(await get('/api/me')).toMatchObject({ refused: 'unreachable', code: 'unread' })
  })

  test('a page instead of a reply (a proxy, a captive portal) is no data', async () => {
    online(true)
    stub(async () => new Response('<html>', { status: 200 }))
    expect(isFailure(await get('/api/me'))).toBe(true)
  })

  test('says that nobody is signed in', async () => {
    online(true)
    const told = vi.fn()
    whenSignedOut(told)
    stub(async () => reply(401, { refused: 'forbidden', code: 'sign-in', why: { vi: '', en: '' } }))
    await get('/api/me')
    expect(told).toHaveBeenCalledOnce()
  })
})

describe('writing', () => {
  test('carries the key and the version seen, and the same key when pressed again into silence', async () => {
    online(true)
    const press = newPress()
    const request = {
      method: 'PUT',
      path: '/api/petitions/1/note',
      body: { words: 'x' },
      version: 7,
    } as const
    const silent = stub(async () => Promise.reject(new TypeError('lost')))
    expect(await write(press, request)).toMatchObject({ code: 'lost' })
    const heard = stub(async () => reply(200, { petition: {} }))
    await write(press, request)
    const headers = (call: typeof silent) => call.mock.calls[0]![1].headers as Record<string, string>
    expect(headers(silent)['if-match']).toBe('"7"')
    expect(headers(silent)['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers(heard)['idempotency-key']).toBe(headers(silent)['idempotency-key'])
  })
})
