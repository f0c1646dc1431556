import { type Command, InvalidArgumentError } from 'commander'
import { isMigrated, migrate } from '#outside/migrate.ts'
import { say, text } from '#plain/texts.ts'
import { seedDemo } from '../../../seed/demo.ts'
import { seedMany } from '../../../seed/many.ts'
import { readConfig } from '../config.ts'
import { openKeys } from '../keys.ts'
import { withDatabase } from '../with-database.ts'
import type { Io } from './io.ts'

export function seedCommand(program: Command, io: Io): void {
  const { language, log, signal } = io
  program
    .command('seed')
    .option('--petitions <n>', say(words.petitions, language), whole)
    .option('--seed <n>', say(words.seed, language), whole, 1)
    .description(say(words.what, language))
    .action(async ({ petitions, seed }: { petitions?: number; seed: number }) => {
      const config = readConfig(io.environment)
      const { signIns, made } = await withDatabase(config, log, async (url) => {
        const keys = openKeys(config.keyFile, (await isMigrated(url)) ? 'only read' : 'make')
        await migrate(url, { log })
        const signIns = await seedDemo(url, { log, keys })
        const made = petitions === undefined ? 0 : await seedMany(url, { petitions, seed, keys, log, signal })
        return { signIns, made }
      })
      const lines = signIns.map(({ login, password, name }) => `${login}  ${password}  ${name}`)
      const count = petitions === undefined ? [] : [text(`${made} kiến nghị`, `${made} petitions`)]
      io.result({ signIns, petitions: made }, [...lines.map((line) => text(line, line)), ...count])
    })
}

function whole(given: string): number {
  if (!/^[1-9]\d{0,7}$/.test(given)) throw new InvalidArgumentError('1 … 99999999')
  return Number(given)
}

const words = {
  what: text(
    'đưa chi nhánh mẫu vào cơ sở dữ liệu trống, và nếu muốn, thật nhiều kiến nghị',
    'fill an empty database with the demo branch and, if asked, with many petitions',
  ),
  petitions: text('thêm chừng ấy kiến nghị của nhiều chi nhánh', 'add so many petitions of many branches'),
  seed: text('cùng số thì ra cùng dữ liệu', 'the same number makes the same data'),
}
