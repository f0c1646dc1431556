import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { Client } from 'pg'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { OperatorError } from '#plain/operator-error.ts'
import { findPostmaster } from './embedded/cluster.ts'
import { linkLibraries } from './embedded/native.ts'
import { gone } from './embedded/processes.ts'
import { type Embedded, findEmbedded, startEmbedded } from './embedded.ts'
import { projectFolder } from './project-folder.ts'

const log = () => {}
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** A data folder as awkward as people's are. */
function dataFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'thư mục có dấu cách '))
  cleanups.push(() => rmSync(parent, { recursive: true, force: true }))
  return join(parent, 'dữ liệu')
}

async function start(dataDir: string, ways?: ('unshare' | 'user')[]): Promise<Embedded> {
  const started = await startEmbedded({ dataDir, log, ...(ways ? { ways } : {}) })
  cleanups.push(() => started.stop())
  return started
}

async function ask<Row>(url: string, query: string): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(query)).rows as Row[]
  } finally {
    await client.end()
  }
}

describe('in this process', () => {
  test('starts, stops, starts again on the same port with the data still there, and durable', async () => {
    const dataDir = dataFolder()
    const first = await start(dataDir)
    expect(first.adopted).toBe(false)
    await ask(first.url, `create table kept as select 'Đắk Hà' as name`)
    await first.stop()
    expect(await findEmbedded(dataDir)).toBeNull()
    const second = await start(dataDir)
    expect(second.url).toBe(first.url)
    expect(await ask(second.url, 'select name, upper(name) as upper from kept')).toEqual([
      { name: 'Đắk Hà', upper: 'ĐẮK HÀ' },
    ])
    const settings = `select current_setting('fsync') as fsync, current_setting('listen_addresses') as listens,
      (select datlocprovider::text || datlocale from pg_database where datname = current_database()) as locale,
      (select rolsuper from pg_roles where rolname = current_user) as super`
    expect(await ask(second.url, settings)).toEqual([
      { fsync: 'on', listens: '127.0.0.1', locale: 'bC.UTF-8', super: false },
    ])
    expect(await findEmbedded(dataDir)).toBe(second.url)
  })

  test('keeps its secrets to itself, and wants the password', async () => {
    const dataDir = dataFolder()
    const { url } = await start(dataDir)
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600)
    const wrong = new URL(url)
    wrong.password = 'guess'
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  })

  test('refuses a second instance in plain words, and lets go when it stops', async () => {
    const dataDir = dataFolder()
    const first = await start(dataDir)
    const refused = await startEmbedded({ dataDir, log }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(OperatorError)
    expect((refused as OperatorError).words.vi).toContain('đang chạy')
    expect((refused as OperatorError).words.en).toContain('already running')
    await first.stop()
    expect(existsSync(join(dataDir, 'app.lock'))).toBe(false)
  })

  test('opens a data folder whose secrets file was lost', async () => {
    const dataDir = dataFolder()
    const first = await start(dataDir)
    await ask(first.url, 'create table kept as select 7 as id')
    await first.stop()
    unlinkSync(join(dataDir, 'postgres.json'))
    const second = await start(dataDir)
    expect(await ask(second.url, 'select id from kept')).toEqual([{ id: 7 }])
  })

  test('killed under us: it comes back on the same port with what was committed, and still stops', async () => {
    const dataDir = dataFolder()
    const { url, stop } = await start(dataDir)
    await ask(url, 'create table kept as select 7 as id')
    const { pid } = findPostmaster(join(dataDir, 'postgres'))!
    process.kill(pid, 'SIGKILL')
    await expect
      .poll(() => ask(url, 'select id from kept').catch(() => 'not yet'), { timeout: 20_000 })
      .toEqual([{ id: 7 }])
    await stop()
    expect(findPostmaster(join(dataDir, 'postgres'))).toBeNull()
  })

  test('a pid file that names a stranger does not stop it', async () => {
    const dataDir = dataFolder()
    const first = await start(dataDir)
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
    const lines = readFileSync(pidFile, 'utf8')
    await first.stop()
    writeFileSync(pidFile, lines.replace(/^\d+/, String(process.ppid)))
    const second = await start(dataDir)
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test.runIf(process.getuid?.() === 0)('as root without user namespaces: runs as nobody', async () => {
    const dataDir = dataFolder()
    // Otherwise nobody may not pass, and the cluster moves to /var/lib: right, but not for a test to leave behind.
    chmodSync(dirname(dataDir), 0o755)
    const { url } = await start(dataDir, ['user'])
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(65_534)
  })
})

describe('the app is killed with -9', () => {
  const program = join(projectFolder, 'var', `embedded-test-${process.pid}.mjs`)

  beforeAll(async () => {
    const contents = `import { startEmbedded } from '#outside/embedded.ts'
      const { url } = await startEmbedded({ dataDir: process.argv[2], log() {} })
      console.log(url)
      setInterval(() => {}, 1000)`
    await build({
      stdin: { contents, resolveDir: join(projectFolder, 'src'), loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      outfile: program,
    })
    return () => rmSync(program, { force: true })
  })

  async function startApp(dataDir: string): Promise<{ app: ChildProcess; url: string }> {
    const app = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
    cleanups.push(() => app.kill('SIGKILL'))
    const url = await new Promise<string>((done, failed) => {
      app.stdout!.once('data', (line: Buffer) => done(line.toString().trim()))
      app.once('exit', (code) => failed(new Error(`ended with ${code}`)))
    })
    return { app, url }
  }

  async function kill(app: ChildProcess): Promise<void> {
    app.kill('SIGKILL')
    await gone(app.pid!, 5000)
  }

  test('the PostgreSQL it left behind is adopted, then stopped with the new one', async () => {
    const dataDir = dataFolder()
    const { app, url } = await startApp(dataDir)
    await expect(startEmbedded({ dataDir, log })).rejects.toThrow(`process ${app.pid}`)
    await ask(url, 'create table kept as select 7 as id')
    await kill(app)
    const orphan = findPostmaster(join(dataDir, 'postgres'))
    expect(orphan).not.toBeNull()
    const next = await start(dataDir)
    expect(next).toMatchObject({ adopted: true, url })
    expect(await ask(next.url, 'select id from kept')).toEqual([{ id: 7 }])
    await next.stop()
    expect(findPostmaster(join(dataDir, 'postgres'))).toBeNull()
    expect(await gone(orphan!.pid, 0)).toBe(true)
  })

  test('PostgreSQL killed as well: recovers and keeps what was committed', async () => {
    const dataDir = dataFolder()
    const { app, url } = await startApp(dataDir)
    await ask(url, 'create table kept as select 7 as id')
    const { pid } = findPostmaster(join(dataDir, 'postgres'))!
    await kill(app)
    process.kill(pid, 'SIGKILL')
    const next = await start(dataDir)
    expect(next.adopted).toBe(false)
    expect(await ask(next.url, 'select id from kept')).toEqual([{ id: 7 }])
  })
})

test('makes the library links that npm did not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'native-'))
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }))
  const links = [{ source: 'native/libpq.so.5.18', target: 'native/libpq.so.5' }]
  const native = join(folder, 'native')

  writeNative(native, links)
  linkLibraries(native)
  linkLibraries(native)
  expect(readFileSync(join(native, 'libpq.so.5'), 'utf8')).toBe('library')
})

function writeNative(native: string, links: unknown): void {
  mkdirSync(native)
  writeFileSync(join(native, 'libpq.so.5.18'), 'library')
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links))
}
