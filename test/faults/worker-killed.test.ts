import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { gone, pause } from '#outside/embedded/processes.ts'
import { newest } from '#outside/keys.ts'
import { sql } from '#outside/postgres.ts'
import { projectFolder } from '#outside/project-folder.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { type Chance, chance, report } from './chance.ts'
import { anIntake, receiptOf } from './clients.ts'
import { judge, Notebook } from './oracle.ts'

// The worker is killed with -9 in the middle of its jobs, as a process of its own. What a job does happens once, and a
// message reaches the vendor at most once: whoever cannot know says "unknown" and does not send it again.

const KILLS = Number(process.env.FAULTS_WORKER_KILLS ?? 12)
const PETITIONS = Number(process.env.FAULTS_PETITIONS ?? 60)
const program = join(projectFolder, 'var', `worker-killed-${process.pid}.mjs`)
const cleanups: (() => unknown)[] = []

beforeAll(async () => {
  await build({
    entryPoints: [join(projectFolder, 'test/faults/worker-program.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: program,
  })
})
afterAll(() => rmSync(program, { force: true }))
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

interface Stage {
  readonly house: TestApp
  readonly notebook: Notebook
  /** References of what the vendor was handed, in order. */
  sent(): string[]
  startWorker(): Promise<ChildProcess>
}

/** A branch that has just received many petitions, and nobody has worked on what follows. */
async function openStage(petitions: number, spoil?: (house: TestApp) => Promise<unknown>): Promise<Stage> {
  const house = await openTestApp(new Date().toISOString())
  const folder = mkdtempSync(join(tmpdir(), 'langnghe-sent-'))
  const file = join(folder, 'sent')
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }), house.close)
  await spoil?.(house)
  const notebook = new Notebook()
  const hanh = await house.as('hanh')
  for (let n = 0; n < petitions; n += 1) {
    const key = randomUUID()
    const body = anIntake(randomUUID(), key)
    notebook.intend(key, 'intake', body.id, body.words)
    const { body: receipt } = await hanh.post('/api/petitions', body, { 'idempotency-key': key })
    notebook.acknowledged(key, receiptOf(receipt))
  }
  expect(await house.owner((tx) => judge(tx, notebook, 'queued'))).toEqual([])
  const keys = JSON.stringify(
    Object.fromEntries(
      Object.entries(house.out.keys).map(([name, ring]) => [name, newest(ring).key.toString('hex')]),
    ),
  )
  return {
    house,
    notebook,
    sent: () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []),
    async startWorker() {
      const worker = spawn(process.execPath, [program, house.ownerUrl, keys, file], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      cleanups.push(() => end(worker))
      await new Promise((done, failed) => {
        worker.stdout!.once('data', done)
        worker.once('exit', (code) => failed(new Error(`the worker ended with ${code}`)))
      })
      return worker
    },
  }
}

async function end(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  worker.kill('SIGKILL')
  await gone(worker.pid!, 5_000)
}

const jobsLeft = ({ house }: Stage): Promise<number> =>
  house.owner(async (tx) => {
    const { left } = await tx.one<{
      left: number
    }>(sql`select count(*)::int as left from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier in ('follow', 'listen')`)
    return left
  })

/** Kills one worker after the other, and lets the last one finish. Answers how many were killed with work in hand. */
async function playKills(stage: Stage, luck: Chance, kills: number) {
  let inTheMiddle = 0
  let killed = 0
  // On, until the kills have met messages on their way too: those come last in the queue.
  for (; killed < kills || (stage.sent().length < PETITIONS / 2 && killed < 3 * kills); killed += 1) {
    const worker = await stage.startWorker()
    await pause(luck.between(50, 600))
    await end(worker)
    if ((await jobsLeft(stage)) > 0) inTheMiddle += 1
  }
  const handedOver = stage.sent().length
  await finish(stage)
  return { killed, inTheMiddle, handedOver }
}

async function finish(stage: Stage): Promise<void> {
  const worker = await stage.startWorker()
  for (const until = Date.now() + 60_000; Date.now() < until && (await jobsLeft(stage)) > 0; )
    await pause(100)
  await end(worker)
}

/** The queue delivers what is done once more: as after a kill between the effect and the mark that it is done. */
const deliverAgain = ({ house }: Stage): Promise<number> =>
  house.owner((tx) =>
    tx.run(
      sql`select enqueue('follow', jsonb_build_object('event', e.id)) from ledger_event e join ledger_followed using (kind)`,
    ),
  )

test(`the worker is killed at least ${KILLS} times`, async () => {
  const luck = chance()
  const stage = await openStage(PETITIONS)
  const { killed, inTheMiddle, handedOver } = await playKills(stage, luck, KILLS)
  await deliverAgain(stage)
  await finish(stage)
  expect(await stage.house.owner((tx) => judge(tx, stage.notebook, 'done'))).toEqual([])
  const sent = stage.sent()
  const notices = await stage.house.owner((tx) =>
    tx.many<{ id: string; state: string }>(sql`select id, state from notice`),
  )
  const unknown = notices.filter(({ state }) => state === 'unknown')
  report(
    'Worker killed',
    luck.seed,
    PETITIONS,
    `${inTheMiddle} of ${killed} kills with jobs in hand, every job delivered twice; ${handedOver} handed over between the kills, ${sent.length} in all, ${unknown.length} unknown`,
  )
  expect(inTheMiddle).toBeGreaterThan(0)
  expect(handedOver).toBeGreaterThan(0)
  expect(notices).toHaveLength(PETITIONS)
  expect(sent).toHaveLength(new Set(sent).size)
  // What was not handed over stays visible: it waits, or nobody can know.
  for (const { id, state } of notices)
    expect(sent.includes(id) || ['waiting', 'unknown'].includes(state)).toBe(true)
  for (const { id, state } of notices) if (state === 'reached') expect(sent).toContain(id)
})

test('sabotage: a notice that is not unique to its event', async () => {
  const stage = await openStage(10, (house) =>
    house.owner(async (tx) => {
      await tx.run(sql`create sequence spoiled`)
      await tx.run(sql`create function spoil() returns trigger language plpgsql security definer as
        'begin new.petition_seq := nextval(''public.spoiled''); return new; end'`)
      await tx.run(sql`create trigger spoil before insert on notice for each row execute function spoil()`)
    }),
  )
  await finish(stage)
  await deliverAgain(stage)
  await finish(stage)
  const found = await stage.house.owner((tx) => judge(tx, stage.notebook, 'done'))
  expect(found.map(({ what }) => what)).toContain('job')
})
