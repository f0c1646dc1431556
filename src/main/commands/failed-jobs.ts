import type { Command } from 'commander'
import { openPool } from '#outside/postgres.ts'
import { failedJobs, retryFailedJobs } from '#outside/queue.ts'
import { say, text } from '#plain/texts.ts'
import { readConfig } from '../config.ts'
import { withDatabase } from '../with-database.ts'
import type { Io } from './io.ts'

export function failedJobsCommand(program: Command, io: Io): void {
  program
    .command('failed-jobs')
    .option('--retry', say(text('chạy lại tất cả các việc này', 'run them all again'), io.language))
    .description(
      say(text('các việc nền đã hỏng hẳn, và vì sao', 'background jobs that gave up, and why'), io.language),
    )
    .action(async ({ retry }: { retry?: boolean }) => {
      const config = readConfig(io.environment)
      const { jobs, retried } = await withDatabase(config, io.log, async (url) => {
        const pool = openPool(url, { role: 'langnghe_worker', max: 1 })
        try {
          const found = await failedJobs(pool, 1000)
          const ids = found.map(({ id }) => id)
          return { jobs: found, retried: retry ? await retryFailedJobs(pool, ids) : 0 }
        } finally {
          await pool.end()
        }
      })
      const lines = jobs.map(
        ({ id, task, at, lastError }) => `${id}  ${at.toISOString()}  ${task}  ${lastError}`,
      )
      const summary = retry
        ? text(`Chạy lại ${retried} việc.`, `${retried} jobs run again.`)
        : text(`${jobs.length} việc hỏng hẳn.`, `${jobs.length} jobs gave up.`)
      io.result({ jobs, retried }, [...lines.map((line) => text(line, line)), summary])
    })
}
