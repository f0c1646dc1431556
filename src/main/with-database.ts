import { existsSync } from 'node:fs'
import { findEmbedded, startEmbedded } from '#outside/embedded.ts'
import type { Log } from '#plain/operator-error.ts'
import type { Config } from './config.ts'

/**
 * Lends the owner's database address to a command: the one of DATABASE_URL; else the embedded one, the running one
 * when Lắng Nghe runs, or one started for as long as the command takes.
 */
export async function withDatabase<T>(
  config: Config,
  log: Log,
  work: (ownerUrl: string) => Promise<T>,
): Promise<T> {
  const { databaseUrl, dataDir } = config
  const running = databaseUrl ?? (existsSync(dataDir) ? await findEmbedded(dataDir) : null)
  if (running) return work(running)
  const { url, stop } = await startEmbedded({ dataDir, log })
  try {
    return await work(url)
  } finally {
    await stop()
  }
}
