import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { projectFolder } from '#outside/project-folder.ts'

/** A copy of bin/ in an awkward place, so that what the scripts write is not written here. */
let copy: string
beforeEach(() => {
  copy = join(mkdtempSync(join(tmpdir(), 'bin ')), 'dự án')
  mkdirSync(join(copy, 'migrations'), { recursive: true })
  cpSync(join(projectFolder, 'bin'), join(copy, 'bin'), { recursive: true })
})
afterEach(() => rmSync(join(copy, '..'), { recursive: true, force: true }))

const run = (script: string, args: string[] = [], env = {}) =>
  spawnSync(join(copy, 'bin', script), args, { encoding: 'utf8', cwd: '/', env: { ...process.env, ...env } })

test('new-migration takes the next number, and refuses a name that is none', () => {
  writeFileSync(join(copy, 'migrations', '0007-dialogues.sql'), '')
  expect(run('new-migration', ['by-topic']).stdout).toBe('migrations/0008-by-topic.sql\n')
  expect(run('new-migration', ['by-name']).stdout).toBe('migrations/0009-by-name.sql\n')
  expect(run('new-migration', ['Two words']).status).toBe(1)
  expect(readdirSync(join(copy, 'migrations'))).toHaveLength(3)
})

test('works through a link as well', () => {
  const link = join(copy, 'link')
  symlinkSync(join(copy, 'bin', 'new-migration'), link)
  expect(spawnSync(link, ['first'], { encoding: 'utf8', cwd: '/' }).stdout).toBe(
    'migrations/0001-first.sql\n',
  )
})

test.each(['start', 'test', 'check', 'dev', 'langnghe'])(
  'bin/%s says in both languages that Node is too old',
  (script) => {
    const fake = join(copy, 'old')
    mkdirSync(fake)
    writeFileSync(join(fake, 'node'), '#!/bin/sh\n[ "$1" = -e ] && exit 1\necho v18.20.4\n')
    chmodSync(join(fake, 'node'), 0o755)
    const { status, stderr, stdout } = run(script, [], { PATH: `${fake}:${process.env.PATH}` })
    expect(status).toBe(1)
    expect(stderr).toMatch(/v18\.20\.4 đã cũ[\s\S]*v18\.20\.4 is too old/)
    expect(stdout).toBe('')
  },
)

test('bin/start says where to get Node when there is none', () => {
  const tools = join(copy, 'tools')
  mkdirSync(tools)
  for (const tool of ['sh', 'dirname', 'readlink']) symlinkSync(`/usr/bin/${tool}`, join(tools, tool))
  const { status, stderr } = run('start', [], { PATH: tools })
  expect(status).toBe(1)
  expect(stderr).toMatch(/Chưa có Node\.js[\s\S]*Node\.js is missing/)
})
