import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, expect, test } from 'vitest'
import { OperatorError } from '#plain/operator-error.ts'
import { emptyDatabase, type TestDatabase } from '../../test/world.ts'
import { migrate } from './migrate.ts'

const log = () => {}
const opened: TestDatabase[] = []
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close()
})

async function database(): Promise<string> {
  const made = await emptyDatabase()
  opened.push(made)
  return made.ownerUrl
}

function folder(files: Record<string, string>): string {
  const made = mkdtempSync(join(tmpdir(), 'migrations-'))
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(made, name), sql)
  return made
}

async function ask(url: string, query: string, options = '') {
  const client = new Client({ connectionString: url, options })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

const two = { '0001-one.sql': 'create table one (id int);', '0002-two.sql': 'create table two (id int);' }

test('applies files in order, once, also when two processes begin together', async () => {
  const url = await database()
  const options = { log, folder: folder(two) }
  const names = await Promise.all([migrate(url, options), migrate(url, options), migrate(url, options)])
  expect(names.flat()).toEqual(['0001-one', '0002-two'])
  expect(await migrate(url, options)).toEqual([])
  expect(await ask(url, 'select number, name, length(sha256) as sha from migration order by 1')).toEqual([
    { number: 1, name: '0001-one', sha: 64 },
    { number: 2, name: '0002-two', sha: 64 },
  ])
})

test('a failing file leaves no trace, names its line, and runs after it is mended', async () => {
  const url = await database()
  const bad = folder({ ...two, '0002-two.sql': 'create table two (id int);\n\nselect nonsense;' })
  await expect(migrate(url, { log, folder: bad })).rejects.toThrow(
    /0002-two\.sql stopped at line 3: .*nonsense/,
  )
  expect(await ask(url, `select to_regclass('one') is not null as one, to_regclass('two') as two`)).toEqual([
    { one: true, two: null },
  ])
  expect(await migrate(url, { log, folder: folder(two) })).toEqual(['0002-two'])
})

test.each([
  ['an edited file', { ...two, '0001-one.sql': 'create table one (id bigint);' }, /0001-one\.sql was edited/],
  ['a newer database', { '0001-one.sql': two['0001-one.sql'] }, /newer than this program.*0002-two/],
  [
    'a gap',
    { '0001-one.sql': two['0001-one.sql'], '0003-three.sql': '' },
    /0003-three\.sql.*wrong number.*0002/,
  ],
  ['a number used twice', { ...two, '0002-again.sql': '' }, /wrong number/],
  ['a misnamed file', { ...two, '3 three.sql': '' }, /wrong number/],
])('refuses %s, in both languages', async (_name, files, words) => {
  const url = await database()
  await migrate(url, { log, folder: folder(two) })
  const refused = await migrate(url, { log, folder: folder(files) }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(OperatorError)
  expect((refused as OperatorError).words.en).toMatch(words)
  expect((refused as OperatorError).words.vi).toMatch(/cập nhật|Tệp/)
})

test('Windows line ends are not an edit', async () => {
  const url = await database()
  await migrate(url, { log, folder: folder({ '0001-one.sql': 'select 1;\nselect 2;\n' }) })
  expect(
    await migrate(url, { log, folder: folder({ '0001-one.sql': 'select 1;\r\nselect 2;\r\n' }) }),
  ).toEqual([])
})

test('the queue belongs to the worker role, which keeps no right to make schemas', async () => {
  const url = await database()
  await migrate(url, { log, folder: folder(two) })
  const owners = await ask(
    url,
    `select distinct pg_get_userbyid(relowner) as owner from pg_class c join pg_namespace n on n.oid = relnamespace
     where nspname = 'graphile_worker'`,
  )
  expect(owners).toEqual([{ owner: 'langnghe_worker' }])
  const worker = '-c role=langnghe_worker'
  expect(await ask(url, `select (graphile_worker.add_job('knock', '{"id":1}')).attempts`, worker)).toEqual([
    { attempts: 0 },
  ])
  await expect(ask(url, 'create schema mine', worker)).rejects.toThrow(/permission denied/)
})
