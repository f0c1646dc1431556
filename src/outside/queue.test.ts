import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/world.ts'
import { openPool, type Pool, sql, transaction } from './postgres.ts'
import { failedJobs, retryFailedJobs, startQueue } from './queue.ts'

let database: TestDatabase
let app: Pool
let worker: Pool
beforeAll(async () => {
  database = await freshDatabase()
  app = openPool(database.ownerUrl, { role: 'langnghe_app', max: 2 })
  worker = openPool(database.ownerUrl, { role: 'langnghe_worker', max: 2 })
})
afterAll(async () => {
  await Promise.all([app.end(), worker.end()])
  await database.close()
})

const scope = { units: [1], staff: null, sealed: false }

test('a job rides in the transaction of the fact: it runs after commit, and never after rollback', async () => {
  const ran: unknown[] = []
  const tasks = { knock: async (payload: unknown) => void ran.push(payload) }
  const queue = await startQueue(database.ownerUrl, { tasks })
  const enqueue = (who: string) => sql`select enqueue('knock', ${JSON.stringify({ who })}::jsonb)`
  const undone = transaction(app, scope, async (tx) => {
    await tx.run(enqueue('nobody'))
    throw new Error('changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')
  await transaction(app, scope, (tx) => tx.run(enqueue('A Pheo')))
  await vi.waitFor(() => expect(ran).toEqual([{ who: 'A Pheo' }]), 5000)
  await queue.stop()
})

test('a job that fails for good is listed with its reason, and can be tried again', async () => {
  let broken = true
  const tasks = {
    send: async () => {
      if (broken) throw new Error('the gateway is away')
    },
  }
  await worker.query(`select graphile_worker.add_job('send', '{"id":5}', max_attempts => 1)`)
  const queue = await startQueue(database.ownerUrl, { tasks })
  const listed = await vi.waitFor(async () => {
    const jobs = await failedJobs(worker)
    expect(jobs).toHaveLength(1)
    return jobs[0]!
  }, 5000)
  expect(listed).toMatchObject({
    task: 'send',
    payload: { id: 5 },
    attempts: 1,
    lastError: 'the gateway is away',
  })
  broken = false
  expect(await retryFailedJobs(worker, [listed.id])).toBe(1)
  await vi.waitFor(async () => {
    expect(await failedJobs(worker)).toEqual([])
    expect((await worker.query('select from graphile_worker.jobs')).rowCount).toBe(0)
  }, 5000)
  await queue.stop()
})

test('the web role cannot reach into the queue', async () => {
  await expect(failedJobs(app)).rejects.toThrow(/permission denied/)
})

test('a wrong timetable is refused at start', async () => {
  await expect(startQueue(database.ownerUrl, { tasks: {}, crontab: '99 7 * * * x' })).rejects.toThrow()
})

test('a job that a killed worker held is taken up at once by one that is alone', async () => {
  const pool = openPool(database.ownerUrl, { max: 1 })
  const done: unknown[] = []
  try {
    await pool.query(`select enqueue('held', '{}'::jsonb)`)
    await pool.query(
      `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-killed', attempts = 1`,
    )
    const queue = await startQueue(database.ownerUrl, {
      tasks: { held: async (payload) => void done.push(payload) },
      alone: true,
    })
    await expect.poll(() => done.length, { timeout: 10_000 }).toBe(1)
    await queue.stop()
  } finally {
    await pool.end()
  }
})
