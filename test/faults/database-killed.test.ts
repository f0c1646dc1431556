import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, expect, test } from 'vitest'
import { findPostmaster } from '#outside/embedded/cluster.ts'
import { isPostgresIn, pause } from '#outside/embedded/processes.ts'
import { readSecrets } from '#outside/embedded/secrets.ts'
import { startEmbedded } from '#outside/embedded.ts'
import { migrate } from '#outside/migrate.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { chance, report } from './chance.ts'
import { startClients } from './clients.ts'
import { judge, Notebook } from './oracle.ts'

// The database is killed with -9 under load, as often as FAULTS_KILLS says, and starts again by itself: what was
// acknowledged is there, once. With fsync as in use; that the disk itself keeps what it was given is not shown here.

const KILLS = Number(process.env.FAULTS_KILLS ?? 30)
const READY_MS = 10_000
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

interface Stage {
  readonly house: TestApp
  readonly cluster: string
  readonly dataDir: string
}

async function openStage(settings: Record<string, string> = {}): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'langnghe-faults-'))
  cleanups.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const { url, stop } = await startEmbedded({ dataDir, log: () => {}, settings })
  cleanups.push(stop)
  await migrate(url, { log: () => {} })
  const house = await openTestApp(undefined, { ownerUrl: url, close: async () => {} })
  cleanups.push(house.close)
  return { house, dataDir, cluster: join(dataDir, 'postgres') }
}

/** Kills the postmaster of this cluster, or one process that it started. Nothing else is ever signalled. */
function kill(cluster: string, what: 'postmaster' | 'child', pick: (pids: number[]) => number): void {
  const postmaster = findPostmaster(cluster)
  if (!postmaster) throw new Error('no postmaster to kill')
  const { pid } = postmaster
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
  const victim = what === 'postmaster' || children.length === 0 ? pid : pick(children)
  if (isPostgresIn(victim, cluster)) process.kill(victim, 'SIGKILL')
}

/** How long until the app answers from the database again, in milliseconds. */
async function ready(house: TestApp): Promise<number> {
  const from = performance.now()
  while ((await house.app.inject('/healthz')).statusCode !== 200) await pause(25)
  return performance.now() - from
}

async function playKills(stage: Stage, kills: number, least: number, most: number) {
  const luck = chance()
  const notebook = new Notebook()
  const clients = startClients(await stage.house.as('hanh'), notebook, luck, 6)
  const times: number[] = []
  for (let n = 0; n < kills; n += 1) {
    await pause(luck.between(least, most))
    const what = luck.next() < 0.8 ? 'postmaster' : 'child'
    kill(stage.cluster, what, (pids) => luck.pick(pids))
    // A lone child takes a moment to be missed; until then the app may still answer.
    await pause(60)
    times.push(60 + (await ready(stage.house)))
    if (process.env.FAULTS_TALK) console.log(`${what}: ready after ${Math.round(times.at(-1)!)} ms`)
  }
  await pause(300)
  return { seed: luck.seed, notebook, times: times.sort((a, b) => a - b), refused: await clients.stop() }
}

test.runIf(process.platform === 'linux')(`the database is killed ${KILLS} times`, async () => {
  const stage = await openStage()
  expect(await durability(stage.house)).toEqual({ fsync: 'on', commit: 'on', pages: 'on' })
  const { seed, notebook, times, refused } = await playKills(stage, KILLS, 50, 500)
  const slowest = times.at(-1)!
  report(
    'R1 database killed',
    seed,
    notebook.done,
    `${KILLS} kills, ready again: median ${Math.round(times[times.length >> 1]!)} ms, slowest ${Math.round(slowest)} ms`,
  )
  expect(refused).toEqual([])
  expect(await stage.house.owner((tx) => judge(tx, notebook, 'queued'))).toEqual([])
  expect(await brokenIndexes(stage)).toEqual([])
  expect(notebook.done).toBeGreaterThan(KILLS)
  expect(slowest).toBeLessThanOrEqual(READY_MS)
})

test.runIf(process.platform === 'linux')('sabotage: acknowledged before it is on disk', async () => {
  const late = { synchronous_commit: 'off', wal_writer_delay: '10s', wal_writer_flush_after: '1GB' }
  const stage = await openStage(late)
  expect(await durability(stage.house)).toMatchObject({ commit: 'off' })
  // Else the tables themselves are lost, which proves less.
  await asking(superuserOf(stage), 'checkpoint')
  const { notebook } = await playKills(stage, 3, 300, 600)
  const found = await stage.house.owner((tx) => judge(tx, notebook, 'queued'))
  expect(found.map(({ what }) => what)).toContain('lost')
})

async function durability({ ownerUrl }: TestApp): Promise<unknown> {
  return (
    await asking(
      ownerUrl,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
        current_setting('full_page_writes') as pages`,
    )
  )[0]
}

/** Every B-tree of the database against its table, as PostgreSQL's own `amcheck` does it: the superuser's right. */
async function brokenIndexes(stage: Stage): Promise<unknown[]> {
  const superuser = superuserOf(stage)
  await asking(superuser, 'create extension if not exists amcheck')
  const indexes = await asking<{ oid: number }>(
    superuser,
    `select c.oid from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
     where a.amname = 'btree' and c.relkind = 'i' and c.relpersistence = 'p'`,
  )
  const broken: unknown[] = []
  for (const { oid } of indexes)
    await asking(superuser, `select bt_index_check(${oid}, true)`).catch((error: Error) =>
      broken.push(error.message),
    )
  return broken
}

function superuserOf({ dataDir, house }: Stage): string {
  const url = new URL(house.ownerUrl)
  url.username = 'postgres'
  url.password = readSecrets(dataDir)!.superPassword
  return url.href
}

async function asking<Row>(url: string, query: string): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(query)).rows as Row[]
  } finally {
    await client.end()
  }
}
