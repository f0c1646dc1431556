import { randomBytes } from 'node:crypto'
import { systemClock } from '#outside/clock.ts'
import { openPool } from '#outside/postgres.ts'
import { buildApp } from '../src/main/app.ts'
import { freshDatabase } from './world.ts'

/** The application on a migrated database without anybody: a real installation's first minute. */
export async function emptyOfStaff() {
  const database = await freshDatabase()
  const pool = openPool(database.ownerUrl, { max: 2 })
  const web = openPool(database.ownerUrl, { role: 'langnghe_app', max: 2 })
  const ring = [{ version: 1, key: randomBytes(32) }]
  const keys = { vault: ring, receipt: ring, session: ring, ledger: ring }
  const app = await buildApp(
    { pool: web, clock: systemClock, keys, files: '', origin: 'http://localhost' },
    { trustProxy: 0 },
  )
  return {
    app,
    pool,
    async close() {
      await app.close()
      await pool.end()
      await web.end()
      await database.close()
    },
  }
}
