import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { KeyRing, Keys } from '#outside/keys.ts'
import { OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'

const purposes = ['vault', 'receipt', 'session', 'ledger'] as const
const ring = z
  .array(z.object({ version: z.int().positive(), key: z.base64() }))
  .min(1)
  .refine((keys) => keys.every(({ key }) => Buffer.from(key, 'base64').length === 32), 'a key has 32 bytes')
const shape = z.object({ vault: ring, receipt: ring, session: ring, ledger: ring })

/**
 * Reads the keys. `may: 'make'` writes new ones (mode 0600) where there are none: only for a database that is
 * empty too. Over existing data new keys would make every sealed identity unreadable, so their absence is refused.
 */
export function openKeys(file: string, may: 'make' | 'only read'): Keys {
  if (!existsSync(file)) {
    if (may !== 'make') throw missingKeys(file)
    makeKeys(file)
  }
  const read = shape.safeParse(parse(file))
  if (!read.success) throw brokenKeys(file, z.prettifyError(read.error))
  const open = ({ version, key }: { version: number; key: string }) => ({
    version,
    key: Buffer.from(key, 'base64'),
  })
  const sorted = (keys: { version: number; key: string }[]): KeyRing =>
    keys.map(open).sort((a, b) => a.version - b.version)
  const { vault, receipt, session, ledger } = read.data
  return { vault: sorted(vault), receipt: sorted(receipt), session: sorted(session), ledger: sorted(ledger) }
}

/** Written aside, then linked: when two processes begin together, the first one's keys are everybody's. */
function makeKeys(file: string): void {
  const fresh = purposes.map((purpose) => [
    purpose,
    [{ version: 1, key: randomBytes(32).toString('base64') }],
  ])
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(Object.fromEntries(fresh), null, 2)}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

const missingKeys = (file: string): OperatorError =>
  new OperatorError(
    text(
      `Không thấy tệp khóa ${file}, mà cơ sở dữ liệu đã có dữ liệu. Thiếu khóa thì không mở được danh tính đã niêm phong. Hãy lấy lại tệp từ bản sao lưu, hoặc đặt KEY_FILE cho đúng chỗ.`,
      `The key file ${file} is missing, yet the database has data. Without it sealed identities cannot be opened. Put the file back from a backup, or set KEY_FILE to where it is.`,
    ),
  )

const brokenKeys = (file: string, why: string): OperatorError =>
  new OperatorError(
    text(
      `Tệp khóa ${file} bị hỏng. Hãy lấy lại từ bản sao lưu.\n${why}`,
      `The key file ${file} is broken. Put it back from a backup.\n${why}`,
    ),
  )
