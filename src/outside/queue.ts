import { Logger, parseCronItems, parseCrontab, run, type TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import { openPool } from './postgres.ts'
import { toVietnameseTime } from './queue/vietnamese-time.ts'

export type { TaskList } from 'graphile-worker'

export interface QueueOptions {
  readonly tasks: TaskList
  /** Lines `minute hour day month weekday task`, in Vietnamese hours (UTC+7, no summer time). */
  readonly crontab?: string
  readonly concurrency?: number
  /** No other worker can be running (the embedded database): what a killed one held is taken up at once. */
  readonly alone?: boolean
  /** Told when a job failed for good, and when the queue itself is in trouble. */
  readonly onTrouble?: (words: string) => void
}

export interface Queue {
  /** Takes no new job, waits for those under way, closes its connections. */
  stop(): Promise<void>
}

/** Runs the jobs of the queue until stopped. Needs a direct connection: LISTEN does not pass through PgBouncer. */
export async function startQueue(workerUrl: string, options: QueueOptions): Promise<Queue> {
  const { tasks, crontab = '', concurrency = 4, onTrouble = () => {} } = options
  const pgPool = openPool(workerUrl, { role: 'langnghe_worker', max: concurrency + 2 })
  const logger = new Logger(() => (level, message) => {
    if (level === 'error') onTrouble(message)
  })
  const parsedCronItems = parseCronItems(
    parseCrontab(crontab).map(({ task, match, options: more, payload, identifier }) => ({
      task,
      match: (moment) => match(toVietnameseTime(moment)),
      options: more,
      identifier,
      ...(payload ? { payload } : {}),
    })),
  )
  try {
    if (options.alone) await freeLocked(pgPool)
    const runner = await run({
      pgPool,
      taskList: tasks,
      parsedCronItems,
      concurrency,
      logger,
      noHandleSignals: true,
      // With a delay, even of none, stopping waits until what is done is written down as done. Without one a job that ends
      // while we stop stays locked, and runs again hours later.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    })
    return {
      async stop() {
        await runner.stop()
        await pgPool.end()
      },
    }
  } catch (error) {
    await pgPool.end()
    throw error
  }
}

/** Jobs that a killed worker held would wait four hours for the queue's own rescue; nobody holds them now. */
async function freeLocked(pool: Pool): Promise<void> {
  await pool.query(`select graphile_worker.force_unlock_workers(array(
    select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))`)
}

/** A job that used up its attempts. Nobody will try it again until a person says so. */
export interface FailedJob {
  readonly id: number
  readonly task: string
  readonly payload: unknown
  readonly attempts: number
  readonly lastError: string
  readonly at: Date
}

const gaveUp = 'attempts >= max_attempts and locked_at is null'

/** The jobs that failed for good, newest first. The pool needs the role `langnghe_worker`. */
export async function failedJobs(pool: Pool, limit = 100): Promise<FailedJob[]> {
  const { rows } = await pool.query<FailedJob>(
    `select j.id, t.identifier as task, j.payload, j.attempts, coalesce(j.last_error, '') as "lastError", j.updated_at as at
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where ${gaveUp} order by j.updated_at desc limit $1`,
    [limit],
  )
  return rows
}

/** Gives failed jobs their attempts back and runs them now. Returns how many. */
export async function retryFailedJobs(pool: Pool, ids: readonly number[]): Promise<number> {
  const { rowCount } = await pool.query(
    `select graphile_worker.reschedule_jobs(array(select id from graphile_worker._private_jobs
       where id = any($1::bigint[]) and ${gaveUp}), run_at => now(), attempts => 0)`,
    [ids],
  )
  return rowCount ?? 0
}
