import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeSchema } from '#outside/migrate/describe.ts'
import { migrationsFolder } from '#outside/migrate.ts'
import { freshDatabase } from './world.ts'

const file = join(migrationsFolder, 'schema.sql')

// Only the newest PostgreSQL writes the file: older ones spell the same things differently.
test.skipIf(process.env.TEST_DATABASE_URL)(
  'migrations/schema.sql is what the migrations add up to',
  async () => {
    const { ownerUrl, close } = await freshDatabase()
    try {
      const now = await describeSchema(ownerUrl)
      if (process.env.WRITE_SCHEMA) writeFileSync(file, now)
      expect(now, 'migrations/schema.sql is out of date: run "bin/check --write" and commit it').toBe(
        readFileSync(file, 'utf8'),
      )
    } finally {
      await close()
    }
  },
)
