import { type Clock, shiftedClock, systemClock } from '#outside/clock.ts'
import { type EmailPort, openEmail } from '#outside/email.ts'
import { startEmbedded } from '#outside/embedded.ts'
import type { Keys } from '#outside/keys.ts'
import { type MailCatcher, startMailCatcher } from '#outside/mail-catcher.ts'
import { isMigrated, migrate } from '#outside/migrate.ts'
import type { Outside } from '#outside/outside.ts'
import { openPool, type Pool } from '#outside/postgres.ts'
import { explain, type Log, OperatorError } from '#plain/operator-error.ts'
import { say, text } from '#plain/texts.ts'
import { type DemoSignIn, seedDemo } from '../../seed/demo.ts'
import { type Config, readConfig } from './config.ts'
import { openKeys } from './keys.ts'
import { terminalLanguage } from './terminal-language.ts'
import { startWeb } from './web.ts'
import { startWorker } from './worker.ts'

// `node dist/main.js`: everything on one machine. `… web` or `… worker`: one half, on a server with DATABASE_URL.

const language = terminalLanguage(process.env)
const log: Log = (line) => console.log(say(line, language))

/** What was started, to be closed in the opposite order. */
const closers: (() => Promise<unknown>)[] = []
let closing = false

async function start(half: string | undefined): Promise<void> {
  const config = readConfig(process.env)
  if (half !== undefined && half !== 'web' && half !== 'worker') throw unknownHalf(half)
  if (half !== undefined && config.databaseUrl === null) throw halfWithoutDatabase(half)
  const databaseUrl = config.databaseUrl ?? (await embedded(config))
  const keys = openKeys(config.keyFile, (await isMigrated(databaseUrl)) ? 'only read' : 'make')
  await migrate(databaseUrl, { log })
  const signIns = await seedDemoWhenAsked(config, databaseUrl, keys)
  const mail = await startMail(config, half)
  if (half !== 'worker') {
    const pool = openPool(databaseUrl, { role: 'langnghe_app', max: 16 })
    closers.push(() => pool.end())
    const web = await startWeb(config, outsideOf(config, keys, pool, mail), mail.catcher)
    closers.push(web.close)
    greet(web.url, signIns)
  }
  if (half !== 'web') {
    const pool = openPool(databaseUrl, { role: 'langnghe_worker', max: 8 })
    closers.push(() => pool.end())
    const worker = await startWorker(databaseUrl, outsideOf(config, keys, pool, mail), {
      alone: config.databaseUrl === null,
    })
    closers.push(worker.stop)
    log(text('Việc nền đang chạy', 'Background jobs are running'))
  }
}

async function embedded({ dataDir }: Config): Promise<string> {
  const { url, stop } = await startEmbedded({ dataDir, log })
  closers.push(stop)
  return url
}

interface Mail {
  readonly email?: EmailPort
  readonly catcher?: MailCatcher
}

/** The mail server that is set up; in the demo, where none is, one that keeps everything for its test mailbox. */
async function startMail(config: Config, half: string | undefined): Promise<Mail> {
  const catcher =
    config.smtpUrl === null && config.demo && half === undefined ? await startMailCatcher() : undefined
  if (catcher) closers.push(catcher.close)
  const url = config.smtpUrl ?? catcher?.url
  if (url === undefined) return {}
  const email = openEmail(url, config.mailFrom)
  closers.push(email.close)
  return catcher ? { email, catcher } : { email }
}

const outsideOf = (config: Config, keys: Keys, pool: Pool, { email }: Mail): Outside => ({
  pool,
  clock: clockOf(config),
  keys,
  files: config.filesDir,
  origin: config.origin,
  ...(email ? { email } : {}),
})

/** Only a demo may play another day: a real installation lives today. */
const clockOf = ({ demo, demoToday }: Config): Clock =>
  demo && demoToday ? shiftedClock(Date.parse(`${demoToday}T01:00:00Z`) - Date.now()) : systemClock

/** The demo branch, once, into an empty database. */
async function seedDemoWhenAsked(config: Config, databaseUrl: string, keys: Keys): Promise<DemoSignIn[]> {
  return config.demo ? seedDemo(databaseUrl, { log, keys, clock: clockOf(config) }) : []
}

function greet(url: string, signIns: readonly DemoSignIn[]): void {
  log(text(`\nLắng Nghe đã sẵn sàng:  ${url}`, `\nLắng Nghe is ready:  ${url}`))
  if (signIns.length > 0) log(text('Tài khoản dùng thử:', 'Demo sign-ins:'))
  for (const { login, password, name, role } of signIns)
    console.log(`  ${login.padEnd(12)} ${password}   ${name}, ${role}`)
  log(text('Nhấn Ctrl+C để dừng.\n', 'Press Ctrl+C to stop.\n'))
}

/** Closes in the opposite order: no new work, then the database. Each gets its chance even when another fails. */
async function close(exitCode: number): Promise<void> {
  if (closing) return
  closing = true
  // A job or a request that never ends must not keep the machine from stopping.
  setTimeout(() => process.exit(exitCode || 1), 75_000).unref()
  for (const closer of closers.reverse())
    await closer().catch((error) => console.error(explain(error, language)))
  process.exit(exitCode)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!closing) log(text('Đang dừng…', 'Stopping…'))
    void close(0)
  })
}

const unknownHalf = (half: string): OperatorError =>
  new OperatorError(
    text(
      `Không có phần "${half}". Dùng: bin/start [web|worker]`,
      `There is no part "${half}". Usage: bin/start [web|worker]`,
    ),
  )

const halfWithoutDatabase = (half: string): OperatorError =>
  new OperatorError(
    text(
      `"bin/start ${half}" cần DATABASE_URL. Không có nó, "bin/start" chạy tất cả trên một máy.`,
      `"bin/start ${half}" needs DATABASE_URL. Without it, "bin/start" runs everything on one machine.`,
    ),
  )

start(process.argv[2]).catch(async (error: unknown) => {
  console.error(error instanceof OperatorError ? explain(error, language) : error)
  await close(1)
})
