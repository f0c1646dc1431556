import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'
import { isAlive, startOf } from './processes.ts'

interface Holder {
  readonly pid: number
  readonly start: string | null
  readonly host: string
  readonly nonce: string
}

export interface InstanceLock {
  release(): void
}

const beatMs = 10_000
/** A holder on another host (a container that was replaced, a shared disk) is believed dead after this silence. */
const silentMs = 60_000

/**
 * Takes the data folder for this process, so that no second Lắng Nghe works in it.
 * Refuses (`OperatorError`) while the holder lives; a lock left behind by a killed process is taken over.
 */
export function takeInstanceLock(dataDir: string): InstanceLock {
  const file = join(dataDir, 'app.lock')
  const mine: Holder = {
    pid: process.pid,
    start: startOf(process.pid),
    host: hostname(),
    nonce: randomBytes(8).toString('hex'),
  }
  const draft = `${file}.${mine.nonce}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    for (let attempt = 0; !linked(draft, file); attempt += 1) {
      const holder = read(file)
      if (holder && (holds(holder, file) || attempt > 20)) throw alreadyRunning(dataDir, holder)
      clearStale(file, holder)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  const beat = setInterval(() => touch(file), beatMs)
  beat.unref()
  return {
    release() {
      clearInterval(beat)
      if (read(file)?.nonce === mine.nonce) rmSync(file, { force: true })
    },
  }
}

/** A hard link appears whole or not at all, and fails when the name is taken. */
function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function holds(holder: Holder, file: string): boolean {
  if (holder.host !== hostname()) return Date.now() - statSync(file).mtimeMs < silentMs
  if (!isAlive(holder.pid)) return false
  const start = startOf(holder.pid)
  return start === null || holder.start === null || start === holder.start
}

/** Moves the stale lock aside; if somebody else took the lock meanwhile, gives theirs back. */
function clearStale(file: string, judged: Holder | null): void {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = read(aside)
  if (moved && moved.nonce !== judged?.nonce) linked(aside, file)
  rmSync(aside, { force: true })
}

function read(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // Somebody removed the data folder under us: the database will say so louder.
  }
}

function alreadyRunning(dataDir: string, holder: Holder): OperatorError {
  return new OperatorError(
    text(
      `Lắng Nghe đang chạy với thư mục dữ liệu ${dataDir} (tiến trình ${holder.pid} trên máy ${holder.host}). Hãy dùng bản đang chạy, hoặc tắt nó trước, hoặc đặt DATA_DIR sang thư mục khác.`,
      `Lắng Nghe is already running on the data folder ${dataDir} (process ${holder.pid} on ${holder.host}). Use the running one, or stop it first, or set DATA_DIR to another folder.`,
    ),
  )
}
