import fc from 'fast-check'
import { expect, test } from 'vitest'
import { garbled, lost } from './failure.ts'
import { newPress, type Request } from './press.ts'

const request = (more: Partial<Request> = {}): Request => ({
  method: 'PUT',
  path: '/api/petitions/1/answer',
  body: { words: 'Đã đo' },
  ...more,
})
const refusal = { refused: 'conflict', code: 'not-now', why: { vi: '', en: '' } } as const

/** Presses in order; answers with the key that each press carried. */
async function keysOf(presses: readonly { request: Request; reply: unknown }[]): Promise<string[]> {
  let made = 0
  const press = newPress(() => `key-${++made}`)
  const keys: string[] = []
  for (const { request, reply } of presses) {
    await press.send(request, async (key) => {
      keys.push(key)
      return reply as never
    })
  }
  return keys
}

test('a press whose fate is unknown is sent again with the same key', async () => {
  const again = { request: request(), reply: lost }
  expect(await keysOf([again, { ...again, reply: garbled }, { ...again, reply: { ok: true } }])).toEqual([
    'key-1',
    'key-1',
    'key-1',
  ])
})

test('a clear answer ends the key, be it a refusal', async () => {
  const one = { request: request(), reply: { ok: true } }
  expect(await keysOf([one, one])).toEqual(['key-1', 'key-2'])
  expect(await keysOf([{ ...one, reply: refusal }, one])).toEqual(['key-1', 'key-2'])
})

test('other words are another press', async () => {
  const other = request({ body: { words: 'Đã đo lại' } })
  expect(
    await keysOf([
      { request: request(), reply: lost },
      { request: other, reply: lost },
    ]),
  ).toEqual(['key-1', 'key-2'])
})

test('never one key for two requests, and never two keys for one that is unknown', async () => {
  const step = fc.record({
    request: fc.constantFrom(request(), request({ body: null }), request({ method: 'POST' })),
    reply: fc.constantFrom(lost, garbled, refusal, { ok: true }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const keys = await keysOf(steps)
      const asked = new Map<string, string>()
      for (const [i, { request, reply }] of steps.entries()) {
        const same = JSON.stringify(request)
        expect(asked.get(keys[i]!) ?? same).toBe(same)
        asked.set(keys[i]!, same)
        const next = steps[i + 1]
        const unknown = reply === lost || reply === garbled
        if (next && JSON.stringify(next.request) === same) expect(keys[i + 1] === keys[i]).toBe(unknown)
      }
    }),
  )
})
