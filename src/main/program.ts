import type { Command } from 'commander'
import { backupCommand } from './commands/backup.ts'
import { billCommand } from './commands/bill.ts'
import { doctorCommand } from './commands/doctor.ts'
import { exportCommand } from './commands/export.ts'
import { failedJobsCommand } from './commands/failed-jobs.ts'
import { groupCommand } from './commands/group.ts'
import { importCommand } from './commands/import.ts'
import type { Io } from './commands/io.ts'
import { restoreCommand } from './commands/restore.ts'
import { seedCommand } from './commands/seed.ts'
import { setupCommand } from './commands/setup.ts'
import { suggestCommand } from './commands/suggest.ts'
import { verifyLedgerCommand } from './commands/verify-ledger.ts'
import { type Commands, framed, runFramed } from './program-frame.ts'

/** One line a command, in the order of `--help`. */
const commands: Commands = [
  doctorCommand,
  importCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  verifyLedgerCommand,
  failedJobsCommand,
  setupCommand,
  seedCommand,
  billCommand,
  suggestCommand,
  groupCommand,
]

/** Runs one command. Answers 0, or 2 when the way it was called is wrong; throws what the command throws. */
export const runProgram = (args: readonly string[], io: Io): Promise<number> => runFramed(args, io, commands)

export const buildProgram = (io: Io): Command => framed(io, commands)

export { readLanguage } from './program-frame.ts'
