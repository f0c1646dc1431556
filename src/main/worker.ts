import { type Queue, startQueue } from '#outside/queue.ts'
import type { Config } from './config.ts'
import type { Keys } from './keys.ts'

/** Runs the jobs: what follows from what happened, and the timetable. */
export function startWorker(_config: Config, databaseUrl: string, _keys: Keys): Promise<Queue> {
  return startQueue(databaseUrl, { tasks: {}, onTrouble: (words) => console.error(words) })
}
