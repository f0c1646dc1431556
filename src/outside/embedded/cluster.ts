import { execFile, spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'
import { gone, isPostgresIn, pause } from './processes.ts'
import type { Secrets } from './secrets.ts'
import { command, handOver, type Way } from './way.ts'

const run = promisify(execFile)

/** Makes the cluster, whole or not at all: beside its place first, then renamed into it. */
export async function initCluster(way: Way, secrets: Secrets): Promise<void> {
  const draft = `${way.cluster}.new`
  const passwords = `${way.cluster}.password`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  handOver(way, draft)
  writeFileSync(passwords, secrets.superPassword, { mode: 0o600 })
  handOver(way, passwords)
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const args = ['-D', draft, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwords}`, ...locale]
  const { file, args: whole, options } = command(way, 'initdb', args)
  try {
    await run(file, whole, options)
    renameSync(draft, way.cluster)
  } catch (cause) {
    throw new OperatorError(
      text(
        `Không tạo được cơ sở dữ liệu ở ${way.cluster}: ${outputOf(cause)}`,
        `The database could not be made in ${way.cluster}: ${outputOf(cause)}`,
      ),
      { cause },
    )
  } finally {
    rmSync(passwords, { force: true })
  }
}

/** Sets the superuser's password without one, in single-user mode: for a data folder whose secrets file was lost. */
export async function resetSuperPassword(way: Way, secrets: Secrets): Promise<void> {
  const { file, args, options } = command(way, 'postgres', ['--single', '-D', way.cluster, 'postgres'])
  const going = run(file, args, options)
  going.child.stdin?.end(`alter role postgres password '${secrets.superPassword}'\n`)
  await going
}

export interface Postmaster {
  readonly pid: number
  readonly port: number
}

/** The PostgreSQL that works in this cluster now, or null. A stale `postmaster.pid` is not believed. */
export function findPostmaster(cluster: string): Postmaster | null {
  const lines = pidFile(cluster)
  const pid = Number(lines[0])
  const port = Number(lines[3])
  return pid > 0 && isPostgresIn(pid, cluster) ? { pid, port } : null
}

/** Starts the cluster and answers at once; `exited` resolves when the process ends before it served. */
export function startPostmaster(way: Way, port: number, log: string, settings: Record<string, string>) {
  forgetReusedNumber(way.cluster)
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    cluster_name: 'langnghe',
    ...settings,
  }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { file, args, options } = command(way, 'postgres', ['-D', way.cluster, ...flags])
  const out = openSync(log, 'a', 0o600)
  // Detached: Ctrl-C in the terminal goes to us alone, and we close the database last.
  const child = spawn(file, [...args], { ...options, detached: true, stdio: ['ignore', out, out] })
  closeSync(out)
  child.unref()
  const exited = new Promise<number>((done) => {
    child.once('exit', (code) => done(code ?? 1))
    child.once('error', () => done(127))
  })
  return { pid: child.pid ?? 0, exited }
}

/** Fast shutdown: sessions are ended, everything is on disk. After a minute, the immediate one (recovery at next start). */
export async function stopPostmaster(way: Way, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    const { file, args, options } = command(way, 'pg_ctl', ['stop', '-m', 'fast', '-D', way.cluster])
    await run(file, [...args], options)
    return
  }
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isPostgresIn(pid, way.cluster)) return
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await gone(pid, signal === 'SIGINT' ? 60_000 : 5_000)) break
  }
  await pause(0)
}

/**
 * PostgreSQL believes its pid file when any process has that number. After a power cut the number may belong to a
 * stranger, and it would then never start; the file is removed only when that process is certainly not PostgreSQL.
 */
function forgetReusedNumber(cluster: string): void {
  const pid = Number(pidFile(cluster)[0])
  if (pid > 0 && !isPostgresIn(pid, cluster)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

function pidFile(cluster: string): string[] {
  const file = join(cluster, 'postmaster.pid')
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
}

function outputOf(cause: unknown): string {
  const { stderr, message } = cause as { stderr?: string; message?: string }
  return (stderr || message || String(cause)).trim()
}
