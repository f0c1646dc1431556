import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Files named by their content: the same bytes are kept once, and a file that is there is whole. Written
 * aside, flushed to the disk, then renamed: a power cut leaves either nothing or everything.
 * Returns the SHA-256 of the bytes.
 */
export async function keepFile(folder: string, bytes: Buffer): Promise<Buffer> {
  const sha256 = createHash('sha256').update(bytes).digest()
  const path = placeOf(folder, sha256)
  const there = await stat(path).catch(() => null)
  if (there?.size === bytes.length) return sha256
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomUUID()}`
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await flushFolder(dirname(path))
  return sha256
}

/** The bytes behind a hash. Throws when the file is gone or is no longer what its name says. */
export async function fileOf(folder: string, sha256: Buffer): Promise<Buffer> {
  const bytes = await readFile(placeOf(folder, sha256))
  if (!createHash('sha256').update(bytes).digest().equals(sha256))
    throw new Error(`the file ${sha256.toString('hex')} is not what it was`)
  return bytes
}

const placeOf = (folder: string, sha256: Buffer): string => {
  const name = sha256.toString('hex')
  return join(folder, name.slice(0, 2), name.slice(2))
}

/** The name itself must survive too. Windows cannot flush a folder, and need not. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
