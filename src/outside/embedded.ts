import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { type Log, OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'
import {
  findPostmaster,
  initCluster,
  type Postmaster,
  resetSuperPassword,
  startPostmaster,
  stopPostmaster,
} from './embedded/cluster.ts'
import { type InstanceLock, takeInstanceLock } from './embedded/instance-lock.ts'
import { findNative } from './embedded/native.ts'
import { pause } from './embedded/processes.ts'
import { freePort, makeSecrets, readSecrets, type Secrets, saveSecrets } from './embedded/secrets.ts'
import { watchOver } from './embedded/watching.ts'
import { chooseWay, handOver, type Way } from './embedded/way.ts'

export interface EmbeddedOptions {
  /** The data folder of Lắng Nghe; the cluster lies in `postgres/` within. Made when missing. */
  readonly dataDir: string
  readonly log: Log
  /** PostgreSQL settings on top of ours. Tests turn fsync off here; nobody else may. */
  readonly settings?: Record<string, string>
  /** The ways root may use, tried in order. Only tests narrow this. */
  readonly ways?: readonly Way['name'][]
}

export interface Embedded {
  /** Opens the database as its owner, who may migrate it and take the roles of web and worker. */
  readonly url: string
  /** True when a PostgreSQL left behind by a killed Lắng Nghe was found alive and is used on. */
  readonly adopted: boolean
  /** Ends the database cleanly and frees the data folder. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that comes with npm over a data folder, on a stable loopback port. Safe after any kill: adopts
 * a living orphan, recovers a dead one. Refuses (`OperatorError`) while another Lắng Nghe works in the same folder.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 })
  const dataDir = realpathSync(options.dataDir)
  const lock = takeInstanceLock(dataDir)
  try {
    return await startLocked({ ...options, dataDir }, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The address of the embedded database that serves this data folder now, or null when none does. */
export async function findEmbedded(dataDir: string): Promise<string | null> {
  if (!existsSync(dataDir)) return null
  const secrets = readSecrets(dataDir)
  const way = chooseWay(realpathSync(dataDir), findNative())
  const found = findPostmaster(way.cluster)
  return secrets && found && (await answers(secrets, found.port)) ? ownerUrl(secrets, found.port) : null
}

async function startLocked(options: EmbeddedOptions, lock: InstanceLock): Promise<Embedded> {
  const { dataDir, log } = options
  const way = chooseWay(dataDir, findNative(), options.ways)
  const known = readSecrets(dataDir)
  const orphan = findPostmaster(way.cluster)
  if (orphan && known && (await answers(known, orphan.port))) {
    log(
      text(
        'Dùng tiếp cơ sở dữ liệu còn chạy từ lần trước',
        'Using the database still running from last time',
      ),
    )
    return embedded(options, way, lock, known, orphan, true)
  }
  if (orphan) await stopPostmaster(way, orphan.pid)
  const secrets = known ?? saveSecrets(dataDir, await makeSecrets())
  if (!existsSync(way.cluster)) {
    log(text('Tạo cơ sở dữ liệu mới', 'Making a new database'))
    await initCluster(way, secrets)
  } else {
    handOver(way, way.cluster)
    if (!known) await resetSuperPassword(way, secrets)
  }
  log(text('Khởi động cơ sở dữ liệu', 'Starting the database'))
  const serving = await serve(options, way, secrets)
  try {
    await makeOwner(secrets, serving.port)
  } catch (error) {
    await stopPostmaster(way, serving.pid)
    throw error
  }
  return embedded(options, way, lock, secrets, serving, false)
}

function embedded(
  options: EmbeddedOptions,
  way: Way,
  lock: InstanceLock,
  secrets: Secrets,
  at: Postmaster,
  adopted: boolean,
): Embedded {
  const watch = watchOver(at.pid, options.log, () => serve(options, way, secrets, at.port))
  const stop = async () => {
    await stopPostmaster(way, await watch.end())
    lock.release()
  }
  return { url: ownerUrl(secrets, at.port), adopted, stop }
}

/** Starts the server and waits until it answers. Recovery after a kill may take a while: that is not a failure. */
async function serve(
  { dataDir, log, settings = {} }: EmbeddedOptions,
  way: Way,
  secrets: Secrets,
  fixedPort?: number,
): Promise<Postmaster> {
  const logFile = join(dataDir, 'postgres.log')
  if (existsSync(logFile) && statSync(logFile).size > 10_000_000) renameSync(logFile, `${logFile}.old`)
  for (let attempt = 1; ; attempt += 1) {
    const port = fixedPort ?? (await freePort(secrets.port))
    if (port !== secrets.port) saveSecrets(dataDir, { ...secrets, port })
    const before = existsSync(logFile) ? statSync(logFile).size : 0
    const { pid, exited } = startPostmaster(way, port, logFile, settings)
    let ended = false
    void exited.then(() => {
      ended = true
    })
    for (let waited = 0; !ended; waited += 25) {
      if (await answers(secrets, port)) return { pid, port }
      await pause(25)
      if (waited % 5000 === 4975) log(text('Cơ sở dữ liệu đang phục hồi…', 'The database is recovering…'))
    }
    const said = readFileSync(logFile).subarray(before).toString('utf8').trim()
    // Children of a killed server may need a moment to let go of its memory; a port may be taken in between.
    const passing = /shared memory block|lock file|could not bind|Address already in use/.test(said)
    if (!passing || attempt === 20) throw wouldNotStart(logFile, said)
    await pause(500)
  }
}

async function makeOwner(secrets: Secrets, port: number): Promise<void> {
  const admin = new Client({ connectionString: superUrl(secrets, port) })
  await admin.connect()
  try {
    const { rows } = await admin.query(`select
      exists (select from pg_roles where rolname = 'langnghe') as role,
      exists (select from pg_database where datname = 'langnghe') as database`)
    // Not a superuser, exactly as on a server. It sees every row (backup copies them all) and makes the two roles.
    const can = `login createdb createrole bypassrls password '${secrets.password}'`
    await admin.query(`${rows[0].role ? 'alter' : 'create'} role langnghe ${can}`)
    if (!rows[0].database) await admin.query('create database langnghe owner langnghe')
  } finally {
    await admin.end()
  }
}

/** Asked as the superuser, who exists from the first moment. */
async function answers(secrets: Secrets, port: number): Promise<boolean> {
  const client = new Client({ connectionString: superUrl(secrets, port), connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

const superUrl = ({ superPassword }: Secrets, port: number): string =>
  `postgres://postgres:${superPassword}@127.0.0.1:${port}/postgres`

const ownerUrl = ({ password }: Secrets, port: number): string =>
  `postgres://langnghe:${password}@127.0.0.1:${port}/langnghe`

function wouldNotStart(logFile: string, said: string): OperatorError {
  const tail = said.split('\n').slice(-8).join('\n')
  return new OperatorError(
    text(
      `Cơ sở dữ liệu không khởi động được. Nhật ký: ${logFile}. Dòng cuối:\n${tail}`,
      `The database did not start. Its log: ${logFile}. Last lines:\n${tail}`,
    ),
  )
}
