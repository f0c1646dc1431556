import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool, type Pool, read, transaction } from '#outside/postgres.ts'
import { freshDatabase, type TestDatabase } from '../../test/world.ts'
import { bundledBook } from './bundled.ts'
import { withTable } from './new-table.ts'
import { addBook, addTable, loadBook } from './store.ts'

const nobody = { units: [], staff: null, sealed: false }
let database: TestDatabase
let pool: Pool

beforeAll(async () => {
  database = await freshDatabase()
  pool = openPool(database.ownerUrl, { role: 'langnghe_app', max: 2 })
  await transaction(pool, nobody, (tx) => addBook(tx, bundledBook))
})
afterAll(async () => {
  await pool?.end()
  await database?.close()
})

test('what goes in comes out: tables, structures, taxes, reliefs', async () => {
  const book = await read(pool, nobody, loadBook)
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
  expect(book.structures.toSorted(byName)).toEqual(bundledBook.structures.toSorted(byName))
  expect({ ...book, structures: [] }).toEqual({ ...bundledBook, structures: [] })
})

test('a new table ends the one before it; two tables never overlap', async () => {
  const next = { ...bundledBook.tables.at(-1)!, from: '2027-01-01', document: 'QĐ 1/QĐ-BCT' }
  await transaction(pool, nobody, (tx) => addTable(tx, next))
  const { tables } = await read(pool, nobody, loadBook)
  expect(tables).toEqual(withTable(bundledBook, next).tables)
  const inside = { ...next, from: '2026-01-01', to: '2026-02-01' }
  await expect(transaction(pool, nobody, (tx) => addTable(tx, inside))).rejects.toThrow('tariff_no_overlap')
})
