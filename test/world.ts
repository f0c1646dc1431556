import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

/** A database of one test file's own. */
export interface TestDatabase {
  /** Opens it as its owner; see `#outside/postgres.ts` for taking a role. */
  readonly ownerUrl: string
  close(): Promise<void>
}

/** A fresh, migrated copy of the template that `world-setup.ts` made: about 50 ms. */
export const freshDatabase = (): Promise<TestDatabase> => create(inject('world').template)

/** A database in which no migration ran. */
export const emptyDatabase = (): Promise<TestDatabase> => create('template1')

// The named world (areas, units, staff) is built on top of `freshDatabase` here, from `seed/`.

async function create(template: string): Promise<TestDatabase> {
  const { url } = inject('world')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(url, `create database ${name} template ${template}`)
  const address = new URL(url)
  address.pathname = `/${name}`
  return {
    ownerUrl: address.href,
    close: () => drop(url, name),
  }
}

/** Autovacuum may be at work in it: that is the superuser's process, which only he may end, and it soon lets go by itself. */
async function drop(url: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await administer(url, `drop database if exists ${name} with (force)`)
    } catch (error) {
      if ((error as { code?: string }).code !== '42501' || attempt === 20) throw error
      await new Promise((done) => setTimeout(done, 250))
    }
  }
}

/** Runs one statement that wants no transaction around it. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
