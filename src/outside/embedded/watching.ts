import { type Log, OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'
import type { Postmaster } from './cluster.ts'
import { isAlive, pause } from './processes.ts'

const LOOK_MS = 250
const AFTER_FAILURE_MS = 5_000

/**
 * Starts the server again when it dies under us (out of memory, a stray kill): the pools of web and worker find it
 * again by themselves, provided that `startAgain` keeps its port. `end` stops watching and answers which process
 * serves last.
 */
export function watchOver(first: number, log: Log, startAgain: () => Promise<Postmaster>) {
  let pid = first
  let restarting: Promise<void> | undefined
  const restart = async () => {
    log(text('Cơ sở dữ liệu bị ngắt, đang khởi động lại', 'The database was cut off, starting it again'))
    try {
      pid = (await startAgain()).pid
    } catch (error) {
      if (error instanceof OperatorError) log(error.words)
      await pause(AFTER_FAILURE_MS)
    } finally {
      restarting = undefined
    }
  }
  const look = setInterval(() => {
    if (!isAlive(pid)) restarting ??= restart()
  }, LOOK_MS)
  // Watching alone keeps no program from ending.
  look.unref()
  return {
    async end(): Promise<number> {
      clearInterval(look)
      await restarting
      return pid
    },
  }
}
