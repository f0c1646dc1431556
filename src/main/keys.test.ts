import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newest } from '#outside/keys.ts'
import { openKeys } from './keys.ts'

let file: string
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'keys-')), 'deep', 'keys.json')
})
afterEach(() => rmSync(join(file, '../..'), { recursive: true, force: true }))

test('made once, for nobody else to read, different for each purpose, and the same ever after', () => {
  const keys = openKeys(file, 'make')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const all = Object.values(keys).map((ring) => newest(ring).key)
  expect(all.map((key) => key.length)).toEqual([32, 32, 32, 32])
  expect(new Set(all.map((key) => key.toString('hex'))).size).toBe(4)
  expect(openKeys(file, 'make')).toEqual(keys)
})

test('missing keys over existing data are refused, not replaced', () => {
  expect(() => openKeys(file, 'only read')).toThrow(/missing, yet the database has data/)
})

test('the highest version seals, older ones stay to open', () => {
  openKeys(file, 'make')
  const written = JSON.parse(readFileSync(file, 'utf8'))
  written.vault.unshift({ version: 2, key: Buffer.alloc(32, 7).toString('base64') })
  writeFileSync(file, JSON.stringify(written))
  const { vault } = openKeys(file, 'only read')
  expect(vault.map(({ version }) => version)).toEqual([1, 2])
  expect(newest(vault)).toEqual({ version: 2, key: Buffer.alloc(32, 7) })
})

test.each([
  ['not JSON', 'oops'],
  [
    'a short key',
    JSON.stringify({ vault: [{ version: 1, key: 'AAAA' }], receipt: [], session: [], ledger: [] }),
  ],
])('a broken file is refused: %s', (_what, content) => {
  openKeys(file, 'make')
  writeFileSync(file, content)
  expect(() => openKeys(file, 'make')).toThrow(/is broken/)
})
