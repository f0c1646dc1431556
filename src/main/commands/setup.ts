import { type Command, Option } from 'commander'
import { isMigrated, migrate } from '#outside/migrate.ts'
import { openPool, transaction } from '#outside/postgres.ts'
import { OperatorError } from '#plain/operator-error.ts'
import { isRefusal } from '#plain/refusal.ts'
import { say, text } from '#plain/texts.ts'
import { bundledBook } from '#tariffs/bundled.ts'
import { addBook } from '#tariffs/store.ts'
import { addFirstAdministrator, FIRST_CODE_HOURS, type First } from '#units/first-administrator.ts'
import { seedHolidays, seedTopics } from '../../../seed/world.ts'
import { readConfig } from '../config.ts'
import { openKeys } from '../keys.ts'
import { withDatabase } from '../with-database.ts'
import type { Io } from './io.ts'

const everything = { units: [], staff: null, sealed: true }

/** A real installation's first minute: the top unit, its administrator, and the tables to begin from. */
export function setupCommand(program: Command, io: Io): void {
  const { language } = io
  const required = (flags: string, what: ReturnType<typeof text>) =>
    new Option(flags, say(what, language)).makeOptionMandatory()
  program
    .command('setup')
    .description(say(words.what, language))
    .addOption(required('--unit <name>', words.unit))
    .addOption(required('--symbol <symbol>', words.symbol))
    .addOption(
      new Option('--kind <kind>', say(words.kind, language))
        .choices(['corporation', 'company', 'branch'])
        .default('branch'),
    )
    .addOption(required('--login <login>', words.login))
    .addOption(required('--name <name>', words.name))
    .action(async (first: First) => {
      const config = readConfig(io.environment)
      const code = await withDatabase(config, io.log, async (url) => {
        openKeys(config.keyFile, (await isMigrated(url)) ? 'only read' : 'make')
        await migrate(url, { log: io.log })
        return setUp(url, first)
      })
      io.result({ login: first.login, code, hours: FIRST_CODE_HOURS }, [
        text(
          `Đăng nhập: ${first.login}\nMã lần đầu: ${code}  (dùng làm mật khẩu trong ${FIRST_CODE_HOURS} giờ, rồi đặt mật khẩu riêng)`,
          `Login: ${first.login}\nFirst code: ${code}  (the password for ${FIRST_CODE_HOURS} hours; then you set your own)`,
        ),
      ])
    })
}

async function setUp(url: string, first: First): Promise<string> {
  const pool = openPool(url, { max: 1 })
  try {
    return await transaction(pool, everything, async (tx) => {
      const added = await addFirstAdministrator(tx, first, new Date())
      if (isRefusal(added)) throw new OperatorError(added.why)
      await seedHolidays(tx)
      await seedTopics(tx)
      await addBook(tx, bundledBook)
      return added.code
    })
  } finally {
    await pool.end()
  }
}

const words = {
  what: text(
    'cài đặt thật: đơn vị đầu tiên và người quản trị',
    'a real installation: the first unit and its administrator',
  ),
  unit: text('tên đơn vị trên cùng', 'name of the unit at the top'),
  symbol: text('ký hiệu của đơn vị, ví dụ TMR', 'its symbol, such as TMR'),
  kind: text('loại đơn vị', 'kind of unit'),
  login: text('tên đăng nhập của quản trị', 'login of the administrator'),
  name: text('họ tên của quản trị', 'name of the administrator'),
}
