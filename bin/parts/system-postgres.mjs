import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const bin = '/usr/lib/postgresql/15/bin'
const nobody = 65534

/** A throw-away cluster of the oldest PostgreSQL we promise to run on, where Debian has it; else null. */
export async function startSystemPostgres() {
  if (!existsSync(join(bin, 'initdb'))) return null
  const folder = mkdtempSync(join(tmpdir(), 'langnghe-pg15-'))
  // PostgreSQL refuses to run as root.
  const ids = process.getuid() === 0 ? { uid: nobody, gid: nobody } : {}
  if (ids.uid) chownSync(folder, nobody, nobody)
  const password = randomBytes(16).toString('hex')
  const passwords = join(folder, 'password')
  writeFileSync(passwords, password, { mode: 0o600 })
  if (ids.uid) chownSync(passwords, nobody, nobody)
  const data = join(folder, 'data')
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
  const run = (program, args) =>
    execFileSync(join(bin, program), args, { ...ids, env, cwd: '/', stdio: ['ignore', 'ignore', 'inherit'] })
  const port = await freePort()
  run('initdb', [
    '-D',
    data,
    '-U',
    'langnghe',
    '--auth=scram-sha-256',
    `--pwfile=${passwords}`,
    '--encoding=UTF8',
    '--locale=C',
  ])
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    full_page_writes: 'off',
    timezone: 'UTC',
  }
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`)
  const stop = () => {
    run('pg_ctl', ['stop', '-m', 'immediate', '-D', data])
    rmSync(folder, { recursive: true, force: true })
  }
  run('pg_ctl', ['start', '-w', '-s', '-D', data, '-l', join(folder, 'log'), '-o', flags.join(' ')])
  const superUrl = `postgres://langnghe:${password}@127.0.0.1:${port}/postgres`
  return { url: await makeOwner(superUrl, password), stop }
}

/** Tests run as an owner without superuser rights, as on a real server. */
async function makeOwner(superUrl, password) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  await client.query(`create role tester login createdb createrole bypassrls password '${password}'`)
  await client.query('create database tester owner tester')
  await client.end()
  const url = new URL(superUrl)
  url.username = 'tester'
  url.pathname = '/tester'
  return url.href
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })
}
