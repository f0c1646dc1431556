import { billCommand } from './commands/bill.ts'
import type { Io } from './commands/io.ts'
import { type Commands, runFramed } from './program-frame.ts'

/**
 * Commands that ask no database. They are loaded without the others, because a bill is explained while somebody
 * waits at the counter, and scripts call it thousands of times. Each also stands in `program.ts`, for `--help`.
 */
const light: Readonly<Record<string, Commands>> = { bill: [billCommand] }

/** Runs a light command; undefined when it is none of them. */
export function runLight(args: readonly string[], io: Io): Promise<number> | undefined {
  const commands = light[args[0] ?? '']
  return commands && runFramed(args, io, commands)
}
