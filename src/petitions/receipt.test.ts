import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWellFormed, receiptSecret, secretMatches } from './receipt.ts'

const key = (version: number) => ({ version, key: randomBytes(32) })
const ring = [key(1)]

test('has ten characters and a check, and can be made again', () => {
  const secret = receiptSecret(ring, 'TMR-2026-0412')
  expect(secret).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]$/)
  expect(receiptSecret(ring, 'TMR-2026-0412')).toBe(secret)
})

test('opens its own number alone, as people type it', () => {
  const secret = receiptSecret(ring, 'TMR-2026-0412')
  for (const typed of [
    secret,
    secret.toLowerCase(),
    secret.replaceAll('-', ' '),
    secret.replaceAll('0', 'O').replaceAll('1', 'l'),
  ]) {
    expect(secretMatches(ring, 'TMR-2026-0412', typed)).toBe(true)
  }
  expect(secretMatches(ring, 'TMR-2026-0413', secret)).toBe(false)
})

test('an older key still opens, a foreign one never', () => {
  const old = receiptSecret(ring, 'TMR-2026-0412')
  expect(secretMatches([...ring, key(2)], 'TMR-2026-0412', old)).toBe(true)
  expect(secretMatches([key(2)], 'TMR-2026-0412', old)).toBe(false)
})

test('a slip of one character is told from a wrong secret', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999 }),
      fc.nat(9),
      fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
      (serial, place, other) => {
        const secret = receiptSecret(ring, `TMR-2026-${serial}`).replaceAll('-', '')
        const slipped = secret.slice(0, place) + other + secret.slice(place + 1)
        expect(isWellFormed(secret)).toBe(true)
        if (slipped !== secret) expect(isWellFormed(slipped)).toBe(false)
      },
    ),
    { numRuns: 2_000 },
  )
})

test.each(['', 'x', '🙂'.repeat(400), 'A'.repeat(100_000)])(
  'takes anything typed without falling over',
  (typed) => {
    expect(secretMatches(ring, 'TMR-2026-0412', typed)).toBe(false)
  },
)
