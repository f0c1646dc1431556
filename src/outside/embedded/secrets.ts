import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** What opens the embedded database. Kept 0600 in the data folder. */
export interface Secrets {
  readonly port: number
  /** Of the login `langnghe`, who owns the database. */
  readonly password: string
  /** Of the superuser `postgres`, used only to make the owner and the database. */
  readonly superPassword: string
}

const fileIn = (dataDir: string): string => join(dataDir, 'postgres.json')

export function readSecrets(dataDir: string): Secrets | null {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Secrets
  } catch {
    return null
  }
}

/** Written aside and renamed: a crash leaves the old file or the new one, never half of one. */
export function saveSecrets(dataDir: string, secrets: Secrets): Secrets {
  const draft = `${fileIn(dataDir)}.new`
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, fileIn(dataDir))
  return secrets
}

export async function makeSecrets(): Promise<Secrets> {
  return { port: await freePort(), password: password(), superPassword: password() }
}

const password = (): string => randomBytes(24).toString('hex')

/** A port on the loopback that is free now: the wished one when possible. */
export async function freePort(wished = 0): Promise<number> {
  const port = await listen(wished)
  return port ?? (await listen(0)) ?? 0
}

function listen(port: number): Promise<number | null> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(null))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : null))
    })
  })
}
