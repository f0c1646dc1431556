import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '#outside/project-folder.ts'
import { OperatorError } from '#plain/operator-error.ts'
import { readConfig } from './config.ts'

test('nothing set: a laptop with the demo, on the loopback only', () => {
  expect(readConfig({})).toEqual({
    databaseUrl: null,
    dataDir: join(projectFolder, 'var'),
    filesDir: join(projectFolder, 'var/files'),
    keyFile: join(projectFolder, 'var/keys.json'),
    port: 4000,
    host: '127.0.0.1',
    origin: 'http://localhost:4000',
    smtpUrl: null,
    mailFrom: 'Lắng Nghe <langnghe@localhost>',
    trustProxy: 0,
    demo: true,
    demoToday: null,
  })
})

test('on a server there is no demo unless it is asked for', () => {
  const DATABASE_URL = 'postgres://u:p@db/langnghe'
  expect(readConfig({ DATABASE_URL }).demo).toBe(false)
  expect(readConfig({ DATABASE_URL, DEMO: 'on' }).demo).toBe(true)
  expect(readConfig({ DEMO: 'off' }).demo).toBe(false)
})

test('a slash at the end of the origin is not kept, an empty setting is none', () => {
  const config = readConfig({
    ORIGIN: 'https://langnghe.example.vn/',
    PORT: '',
    KEY_FILE: '/etc/langnghe/keys.json',
  })
  expect(config).toMatchObject({
    origin: 'https://langnghe.example.vn',
    port: 4000,
    keyFile: '/etc/langnghe/keys.json',
  })
})

test('everything wrong is told at once, in both languages, without repeating a password', () => {
  const wrong = {
    PORT: '70000',
    DEMO: 'maybe',
    DATABASE_URL: 'mysql://u:geheim@h/d',
    TRUST_PROXY: 'all',
    SMTP_URL: 'x',
  }
  try {
    readConfig(wrong)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(OperatorError)
    const { vi, en } = (error as OperatorError).words
    for (const name of Object.keys(wrong)) {
      expect(vi).toContain(`${name}=`)
      expect(en).toContain(`${name}=`)
    }
    expect(vi + en).not.toContain('geheim')
  }
})

test('the configuration cannot be changed afterwards', () => {
  expect(Object.isFrozen(readConfig({}))).toBe(true)
})
