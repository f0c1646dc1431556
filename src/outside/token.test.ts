import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeToken, readToken } from './token.ts'

const ring = [{ version: 1, key: randomBytes(32) }]
const now = new Date('2026-11-23T03:00:00Z')

test('comes back as it was, with its age', () => {
  const token = makeToken(ring, 'form', { key: 'a' }, now)
  expect(readToken(ring, 'form', token, new Date(now.getTime() + 5000))).toEqual({
    value: { key: 'a' },
    age: 5000,
  })
})

test('opens for no other purpose, under no other key, and not with one bit changed', () => {
  const token = makeToken(ring, 'form', { key: 'a' }, now)
  expect(readToken(ring, 'receipt', token, now)).toBeUndefined()
  expect(readToken([{ version: 1, key: randomBytes(32) }], 'form', token, now)).toBeUndefined()
  for (let i = 0; i < 40; i++) {
    const bytes = Buffer.from(token, 'base64url')
    bytes[i]! ^= 1
    expect(readToken(ring, 'form', bytes.toString('base64url'), now)).toBeUndefined()
  }
  expect(readToken(ring, 'form', '', now)).toBeUndefined()
})

test('still opens after the key was rotated', () => {
  const token = makeToken(ring, 'form', { key: 'a' }, now)
  const rotated = [...ring, { version: 2, key: randomBytes(32) }]
  expect(readToken(rotated, 'form', token, now)?.value).toEqual({ key: 'a' })
})
