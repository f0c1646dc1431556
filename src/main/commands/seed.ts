import type { Command } from 'commander'
import { isMigrated, migrate } from '#outside/migrate.ts'
import { say, text } from '#plain/texts.ts'
import { seedDemo } from '../../../seed/demo.ts'
import { readConfig } from '../config.ts'
import { openKeys } from '../keys.ts'
import { withDatabase } from '../with-database.ts'
import type { Io } from './io.ts'

export function seedCommand(program: Command, io: Io): void {
  program
    .command('seed')
    .description(
      say(
        text('đưa chi nhánh mẫu vào cơ sở dữ liệu trống', 'fill an empty database with the demo branch'),
        io.language,
      ),
    )
    .action(async () => {
      const { log } = io
      const config = readConfig(io.environment)
      const signIns = await withDatabase(config, log, async (url) => {
        const keys = openKeys(config.keyFile, (await isMigrated(url)) ? 'only read' : 'make')
        await migrate(url, { log })
        return seedDemo(url, { log, keys })
      })
      const lines = signIns.map(({ login, password, name }) => `${login}  ${password}  ${name}`)
      io.result(
        { signIns },
        lines.map((line) => text(line, line)),
      )
    })
}
