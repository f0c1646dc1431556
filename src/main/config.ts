import { isAbsolute, join } from 'node:path'
import { projectFolder } from '#outside/project-folder.ts'
import { type Day, isDay } from '#plain/day.ts'
import { OperatorError } from '#plain/operator-error.ts'
import { type Text, text } from '#plain/texts.ts'

/** Everything the surroundings decide, read once. The meaning of each is in docs/operating.md. */
export interface Config {
  /** Null: PostgreSQL comes with us and lives in `dataDir`. */
  readonly databaseUrl: string | null
  readonly dataDir: string
  /** Photos and other files, named by their content. */
  readonly filesDir: string
  readonly keyFile: string
  readonly port: number
  readonly host: string
  /** The address people type, without a slash at its end: `https://langnghe.example.vn`. */
  readonly origin: string
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** How many proxies of ours stand before us; the visitor's address is read from behind them. */
  readonly trustProxy: number
  /** The demo branch with its printed sign-ins. Never on a server unless asked for. */
  readonly demo: boolean
  /** The demo plays as if it were this day: `2013-08-26`. Null: today. */
  readonly demoToday: Day | null
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the environment. Throws one `OperatorError` that lists everything wrong with it. */
export function readConfig(environment: Environment): Config {
  const wrong: Text[] = []
  const get = (name: string): string | undefined => environment[name]?.trim() || undefined
  const complain = (name: string, value: string, { vi, en }: Text): void => {
    wrong.push(text(`${name}="${value}": ${vi}`, `${name}="${value}": ${en}`))
  }

  function number(name: string, fallback: number, most: number): number {
    const value = get(name)
    if (value === undefined) return fallback
    if (/^\d{1,5}$/.test(value) && Number(value) <= most) return Number(value)
    complain(name, value, text(`phải là số từ 0 đến ${most}.`, `must be a number from 0 to ${most}.`))
    return fallback
  }

  function address(name: string, protocols: readonly string[]): string | null {
    const value = get(name)
    if (value === undefined) return null
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value
    const shown = protocols.map((protocol) => `${protocol}//…`).join(', ')
    // The value may hold a password: it is not repeated.
    complain(name, '…', text(`phải là địa chỉ dạng ${shown}`, `must be an address like ${shown}`))
    return null
  }

  function onOff(name: string, fallback: boolean): boolean {
    const value = get(name)?.toLowerCase()
    if (value === undefined) return fallback
    if (['on', '1', 'true', 'yes'].includes(value)) return true
    if (['off', '0', 'false', 'no'].includes(value)) return false
    complain(name, value, text('phải là "on" hoặc "off".', 'must be "on" or "off".'))
    return fallback
  }

  function dayIn(name: string): Day | null {
    const value = get(name)
    if (value === undefined || isDay(value)) return value ?? null
    complain(name, value, text('phải là một ngày, ví dụ 2013-08-26.', 'must be a day, such as 2013-08-26.'))
    return null
  }

  const databaseUrl = address('DATABASE_URL', ['postgres:', 'postgresql:'])
  const dataDir = folder(get('DATA_DIR') ?? 'var')
  const port = number('PORT', 4000, 65_535)
  const host = get('HOST') ?? '127.0.0.1'
  const config: Config = {
    databaseUrl,
    dataDir,
    filesDir: join(dataDir, 'files'),
    keyFile: get('KEY_FILE') ? folder(get('KEY_FILE')!) : join(dataDir, 'keys.json'),
    port,
    host,
    origin: (address('ORIGIN', ['http:', 'https:']) ?? `http://${named(host)}:${port}`).replace(/\/+$/, ''),
    smtpUrl: address('SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: get('MAIL_FROM') ?? 'Lắng Nghe <langnghe@localhost>',
    trustProxy: number('TRUST_PROXY', 0, 9),
    demo: onOff('DEMO', get('DATABASE_URL') === undefined),
    demoToday: dayIn('DEMO_TODAY'),
  }
  if (wrong.length > 0) {
    const list = (language: 'vi' | 'en') => wrong.map((line) => `\n  - ${line[language]}`).join('')
    throw new OperatorError(
      text(
        `Cấu hình chưa đúng, hãy sửa biến môi trường:${list('vi')}`,
        `Mend these settings in the environment:${list('en')}`,
      ),
    )
  }
  return Object.freeze(config)
}

/** A relative folder lies in the project, wherever the program was called from. */
const folder = (path: string): string => (isAbsolute(path) ? path : join(projectFolder, path))

/** A server that listens everywhere is still visited under a name. */
const named = (host: string): string =>
  ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host) ? 'localhost' : host
