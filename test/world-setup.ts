import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#outside/embedded.ts'
import { migrate } from '#outside/migrate.ts'
import { administer } from './world.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A login that may make databases, and the name of the migrated template. */
    world: { url: string; template: string }
  }
}

/**
 * Once per run of the tests that need a database: one cluster, one migrated template, cloned by each test file.
 * `TEST_DATABASE_URL` (a login with createdb, createrole, bypassrls) brings a server instead of the embedded one.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const cluster = await start(process.env.TEST_DATABASE_URL)
  const template = `template_${process.pid}`
  await administer(cluster.url, `drop database if exists ${template}`)
  await administer(cluster.url, `create database ${template}`)
  const address = new URL(cluster.url)
  address.pathname = `/${template}`
  await migrate(address.href, { log: () => {} })
  provide('world', { url: cluster.url, template })
  return async () => {
    await administer(cluster.url, `drop database if exists ${template} with (force)`)
    await cluster.stop()
  }
}

async function start(given: string | undefined): Promise<{ url: string; stop(): Promise<void> }> {
  if (given) return { url: given, stop: async () => {} }
  const dataDir = mkdtempSync(join(tmpdir(), 'langnghe-world-'))
  // Nothing here outlives the run, so waiting for the disk would only cost time.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const { url, stop } = await startEmbedded({ dataDir, log: () => {}, settings })
  return {
    url,
    async stop() {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
