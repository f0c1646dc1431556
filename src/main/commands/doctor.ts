import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { say, text } from '#plain/texts.ts'
import { type Config, readConfig } from '../config.ts'
import { type Check, type Health, watch } from '../doctor/check.ts'
import { databaseChecks } from '../doctor/database.ts'
import { machineChecks } from '../doctor/machine.ts'
import { withDatabase } from '../with-database.ts'
import type { Io } from './io.ts'

export function doctorCommand(program: Command, io: Io): void {
  program
    .command('doctor')
    .description(
      say(
        text(
          'khám máy: mọi thứ có chạy tốt không',
          'look at everything Lắng Nghe needs, and say what is wrong',
        ),
        io.language,
      ),
    )
    .action(async () => {
      const config = readConfig(io.environment)
      const checks = [...(await machineChecks(config)), ...(await database(config, io))]
      const ok = checks.every(({ health }) => health !== 'ill')
      if (!ok) io.unwell()
      io.result({ ok, checks }, checks.map(line))
    })
}

/** Looking must not make anything: before the first start there is no embedded database yet. */
async function database(config: Config, io: Io): Promise<Check[]> {
  if (config.databaseUrl === null && !existsSync(join(config.dataDir, 'postgres.json'))) {
    const found = text(`chưa có cơ sở dữ liệu ở ${config.dataDir}`, `no database in ${config.dataDir} yet`)
    return [watch('database', found, text('Chạy: bin/start', 'Run: bin/start'))]
  }
  return withDatabase(config, io.log, databaseChecks)
}

const marks: Record<Health, string> = { well: '✓', watch: '!', ill: '✗' }

function line({ name, health, found, cure }: Check) {
  const start = `${marks[health]} ${name.padEnd(11)} `
  const then = (words: string | undefined) =>
    words === undefined ? '' : `\n${' '.repeat(start.length)}→ ${words}`
  return text(start + found.vi + then(cure?.vi), start + found.en + then(cure?.en))
}
