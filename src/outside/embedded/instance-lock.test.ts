import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeInstanceLock } from './instance-lock.ts'
import { startOf } from './processes.ts'

let dataDir: string
let file: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'lock-'))
  file = join(dataDir, 'app.lock')
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const holder = (changes: object) =>
  JSON.stringify({
    pid: process.ppid,
    start: startOf(process.ppid),
    host: hostname(),
    nonce: 'theirs',
    ...changes,
  })

test.each([
  ['a process that is gone', { pid: 2 ** 22 + 1 }],
  ['a number that another process has now', { start: 'another boot/1' }],
])('a lock of %s is taken over', (_what, changes) => {
  writeFileSync(file, holder(changes))
  const lock = takeInstanceLock(dataDir)
  expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid)
  lock.release()
  expect(existsSync(file)).toBe(false)
})

test('a broken lock file is taken over', () => {
  writeFileSync(file, '')
  takeInstanceLock(dataDir).release()
})

test('a living process keeps its lock', () => {
  writeFileSync(file, holder({}))
  expect(() => takeInstanceLock(dataDir)).toThrow(/already running/)
  expect(readFileSync(file, 'utf8')).toContain('theirs')
})

test('another machine keeps its lock while it gives signs of life, and loses it after a minute without', () => {
  writeFileSync(file, holder({ host: 'another', pid: 1 }))
  expect(() => takeInstanceLock(dataDir)).toThrow(/on another/)
  const before = new Date(Date.now() - 61_000)
  utimesSync(file, before, before)
  takeInstanceLock(dataDir).release()
})

test('a lock that was taken over is not removed by the one who lost it', () => {
  const lost = takeInstanceLock(dataDir)
  writeFileSync(file, holder({}))
  lost.release()
  expect(readFileSync(file, 'utf8')).toContain('theirs')
})
