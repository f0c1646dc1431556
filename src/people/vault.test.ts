import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { tidy } from './identity.ts'
import { openIdentity, sealIdentity } from './vault.ts'

const ring = [{ version: 1, key: randomBytes(32) }]
const id = '0198a2b0-0000-7000-8000-000000000412'
const person = tidy({ name: 'A Pheo', phone: '0977000412', where: 'nhà cuối làng, hỏi trưởng thôn' })

test('opens with the key that sealed it, for its own row alone', () => {
  const sealed = sealIdentity(ring, id, person)
  expect(openIdentity(ring, id, sealed)).toEqual(person)
  expect(() => openIdentity(ring, id.replace('412', '413'), sealed)).toThrow()
  expect(() => openIdentity([{ version: 1, key: randomBytes(32) }], id, sealed)).toThrow()
})

test('a new key seals, the old one still opens', () => {
  const sealed = sealIdentity(ring, id, person)
  const rotated = [...ring, { version: 2, key: randomBytes(32) }]
  expect(openIdentity(rotated, id, sealed)).toEqual(person)
  expect(sealIdentity(rotated, id, person).wrapped[0]).toBe(2)
})

test('one changed byte anywhere is noticed, and nothing of the person stands in the bytes', () => {
  const sealed = sealIdentity(ring, id, person)
  for (const part of ['wrapped', 'sealed'] as const) {
    for (let i = 1; i < sealed[part].length; i++) {
      const bytes = Buffer.from(sealed[part])
      bytes[i]! ^= 1
      expect(() => openIdentity(ring, id, { ...sealed, [part]: bytes })).toThrow()
    }
  }
  expect(Buffer.concat([sealed.wrapped, sealed.sealed]).includes('Pheo')).toBe(false)
})

test('no name is required to have a surname, and all texts come out composed', () => {
  expect(tidy({ name: '  Y  Hà'.normalize('NFD') }).name).toBe('Y Hà')
})
