import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { migrate } from '#outside/migrate.ts'
import { OperatorError } from '#plain/operator-error.ts'
import { say, type Text } from '#plain/texts.ts'
import { emptyDatabase, freshDatabase, type TestDatabase } from '../../test/world.ts'
import type { Io } from './commands/io.ts'
import type { Check } from './doctor/check.ts'
import { openKeys } from './keys.ts'
import { buildProgram, readLanguage, runProgram } from './program.ts'

let dataDir: string
const databases: TestDatabase[] = []
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dòng lệnh '))
})
afterEach(async () => {
  rmSync(dataDir, { recursive: true, force: true })
  for (const database of databases.splice(0)) await database.close()
})

async function database(make: () => Promise<TestDatabase>): Promise<string> {
  const made = await make()
  databases.push(made)
  return made.ownerUrl
}

function ioFor(environment: Record<string, string>, language: 'vi' | 'en' = 'en') {
  const outcome: { value?: unknown; lines?: readonly Text[]; unwell?: boolean } = {}
  const io: Io = {
    language,
    environment: { DATA_DIR: dataDir, ...environment },
    log: () => {},
    signal: new AbortController().signal,
    result: (value, lines) => Object.assign(outcome, { value, lines }),
    unwell: () => Object.assign(outcome, { unwell: true }),
  }
  return { io, outcome }
}

test('every command explains itself in both languages', () => {
  const help = (language: 'vi' | 'en') => buildProgram(ioFor({}, language).io)
  expect(help('vi').helpInformation()).toMatch(/Cách dùng:[\s\S]*Các lệnh:/)
  expect(help('en').helpInformation()).toMatch(/Usage:[\s\S]*Commands:/)
  const [vietnamese, english] = [help('vi').commands, help('en').commands]
  for (const [index, command] of vietnamese.entries()) {
    expect(command.description(), command.name()).not.toBe(english[index]?.description())
    for (const [at, option] of command.options.entries())
      expect(option.description, `${command.name()} ${option.flags}`).not.toBe(
        english[index]?.options[at]?.description,
      )
  }
})

test('the language: the option, then the terminal, then Vietnamese', () => {
  expect(readLanguage(['doctor', '--lang', 'en'], {})).toBe('en')
  expect(readLanguage(['--lang=vi', 'doctor'], { LANG: 'en_US.UTF-8' })).toBe('vi')
  expect(readLanguage([], { LANG: 'en_US.UTF-8' })).toBe('en')
  expect(readLanguage([], { LANG: 'C.UTF-8' })).toBe('vi')
  expect(readLanguage(['--lang'], {})).toBe('vi')
})

test.each([[['nonsense']], [['backup', '--nonsense']], [['restore']], [['--lang', 'fr', 'doctor']]])(
  'wrong usage answers 2: %j',
  async (args) => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    try {
      expect(await runProgram(args, ioFor({}, 'vi').io)).toBe(2)
      expect(said).toHaveBeenCalled()
    } finally {
      said.mockRestore()
    }
  },
)

test('backup and restore through the command line, keys included', async () => {
  const from = await database(freshDatabase)
  const keyFile = join(dataDir, 'keys.json')
  const keys = openKeys(keyFile, 'make')
  mkdirSync(join(dataDir, 'files'))
  writeFileSync(join(dataDir, 'files', 'photo'), 'photo')
  const file = join(dataDir, 'all.tar.gz')
  const made = ioFor({ DATABASE_URL: from, BACKUP_PASSPHRASE: 'ruộng bậc thang' })
  expect(await runProgram(['backup', file], made.io)).toBe(0)
  expect(made.outcome.value).toMatchObject({ file, files: 1, keys: true, bytes: statSync(file).size })

  const target = join(dataDir, 'new')
  const to = await database(emptyDatabase)
  const back = ioFor({ DATABASE_URL: to, DATA_DIR: target, BACKUP_PASSPHRASE: 'ruộng bậc thang' })
  expect(await runProgram(['restore', file], back.io)).toBe(0)
  expect(back.outcome.value).toMatchObject({ files: 1, keys: true })
  expect(openKeys(join(target, 'keys.json'), 'only read')).toEqual(keys)
  expect(await migrate(to, { log: () => {} })).toEqual([])
})

test('a short passphrase is refused before anything is written', async () => {
  const { io } = ioFor({ DATABASE_URL: 'postgres://127.0.0.1:1/x', BACKUP_PASSPHRASE: 'short' })
  await expect(runProgram(['backup'], io)).rejects.toThrow(OperatorError)
})

test('doctor: all well on a migrated database with its keys', async () => {
  const url = await database(freshDatabase)
  openKeys(join(dataDir, 'keys.json'), 'make')
  const { io, outcome } = ioFor({ DATABASE_URL: url, DEMO: 'on' })
  expect(await runProgram(['doctor'], io)).toBe(0)
  const { ok, checks } = outcome.value as { ok: boolean; checks: Check[] }
  expect(ok).toBe(true)
  expect(outcome.unwell).toBeUndefined()
  const health = Object.fromEntries(checks.map(({ name, health }) => [name, health]))
  expect(health).toMatchObject({
    keys: 'well',
    fonts: 'well',
    database: 'well',
    extensions: 'well',
    clock: 'well',
    migrations: 'well',
    jobs: 'well',
    worker: 'well',
  })
})

test('doctor: names what is wrong and the cure, and answers unwell', async () => {
  const url = await database(emptyDatabase)
  const keyFile = join(dataDir, 'keys.json')
  writeFileSync(keyFile, '{}', { mode: 0o644 })
  const { io, outcome } = ioFor({ DATABASE_URL: url, SMTP_URL: 'smtp://127.0.0.1:1' })
  await runProgram(['doctor'], io)
  const { ok, checks } = outcome.value as { ok: boolean; checks: Check[] }
  expect(ok).toBe(false)
  expect(outcome.unwell).toBe(true)
  const named = (name: string) => checks.find((check) => check.name === name)
  expect(named('keys')).toMatchObject({ health: 'ill' })
  expect(named('mail')).toMatchObject({ health: 'ill' })
  expect(named('migrations')).toMatchObject({ health: 'watch' })
  for (const { health, cure } of checks) expect(cure === undefined).toBe(health === 'well')
  expect(outcome.lines?.map((line) => say(line, 'vi')).join('\n')).toContain('→')
})

test('doctor: a database out of reach is told without its password, and nothing further is asked', async () => {
  const { io, outcome } = ioFor({ DATABASE_URL: 'postgres://someone:geheim@127.0.0.1:1/langnghe' })
  await runProgram(['doctor'], io)
  const { checks } = outcome.value as { checks: Check[] }
  expect(checks.at(-1)).toMatchObject({ name: 'database', health: 'ill' })
  expect(JSON.stringify(checks)).not.toContain('geheim')
})

test('doctor makes nothing in an empty data folder', async () => {
  const { io, outcome } = ioFor({})
  await runProgram(['doctor'], io)
  expect(JSON.stringify(outcome.value)).toContain('bin/start')
  expect(() => statSync(join(dataDir, 'postgres'))).toThrow()
})
