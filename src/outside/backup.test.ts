import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { emptyDatabase } from '../../test/world.ts'
import { backup } from './backup.ts'
import { migrate } from './migrate.ts'
import { restore } from './restore.ts'

const log = () => {}
let folder: string
let cleanups: (() => unknown)[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sao lưu '))
  cleanups = [() => rmSync(folder, { recursive: true, force: true })]
})
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup()
})

/** A little of everything that makes loading hard: a cycle of keys, guards, generated columns, partitions, odd text. */
const ground = `
  create table ledger_epoch (epoch int primary key, at timestamptz default now());
  insert into ledger_epoch (epoch) values (1);
  create table village (id int generated always as identity primary key, name text not null, head int, upper text generated always as (upper(name)) stored);
  create table person (id serial primary key, village int not null references village, said text, heard_on date, seen timestamptz, weight float8, tags text[], proof bytea, more jsonb, tx xid8 default pg_current_xact_id());
  alter table village add constraint village_head foreign key (head) references person;
  create table event (at date not null, what text) partition by range (at);
  create table event_2013 partition of event for values from ('2013-01-01') to ('2014-01-01');
  create function no_change() returns trigger language plpgsql as $$ begin raise exception 'append only'; end $$;
  create trigger guard before update or delete on person for each row execute function no_change();
  create trigger hold before truncate on person execute function no_change();
  alter table person enable always trigger hold;
  alter table person enable row level security;
  create sequence receipt_number start 500;`

const rows = `
  insert into village (name) select 'Đắk ' || n from generate_series(1, 3) n;
  insert into person (village, said, heard_on, seen, weight, tags, proof, more)
    select 1 + n % 3, case n % 4 when 0 then null when 1 then E'tab\\t dòng\\nhai \\\\. ''"' when 2 then '' else repeat('kéo điện ', 50) end,
      date '2013-07-01' + n % 60, timestamptz '2013-07-09 08:00:00.123456+07', n / 3.0, array['a,b', null, '"'], '\\x00ff0a', '{"ý":[1,null]}'
    from generate_series(1, 5000) n;
  update village set head = 7;
  insert into event values ('2013-07-09', 'đối thoại');
  select nextval('receipt_number'), nextval('receipt_number');`

const everything = ['village', 'person', 'event_2013'].map(
  (table) =>
    `select '${table}' as name, count(*)::int as rows, md5(string_agg(t::text, '|' order by t::text)) as hash from ${table} t`,
)

async function ask(url: string, query: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

async function empty(): Promise<string> {
  const { ownerUrl, close } = await emptyDatabase()
  cleanups.push(close)
  return ownerUrl
}

/** A database with rows and jobs, and a files folder, in `folder`. */
async function filled() {
  const url = await empty()
  const migrations = join(folder, 'migrations')
  const filesDir = join(folder, 'files')
  mkdirSync(migrations)
  mkdirSync(join(filesDir, 'ab'), { recursive: true })
  writeFileSync(join(migrations, '0001-ground.sql'), ground)
  writeFileSync(join(filesDir, 'ab', 'ảnh.jpg'), Buffer.alloc(3_000_000, 7))
  writeFileSync(join(filesDir, 'empty'), '')
  await migrate(url, { log, folder: migrations })
  await ask(url, rows)
  await ask(
    url,
    `select graphile_worker.add_job('send', '{"notice":5}', run_at => '2030-01-01', job_key => 'n5', max_attempts => 3)`,
  )
  await ask(url, `update graphile_worker._private_jobs set attempts = 3, last_error = 'the gateway is away'`)
  return { url, migrations, filesDir }
}

/** One letter of the table's text changed inside the archive, so that only the hash can tell. */
const reflated = (whole: Buffer): Buffer => {
  const inside = gunzipSync(whole)
  inside.write('X', inside.indexOf('kéo điện'))
  return gzipSync(inside)
}

const file = () => join(folder, 'sao-luu.tar.gz')
const elsewhere = () => join(folder, 'elsewhere')
const jobs =
  'select task_identifier as task, run_at, attempts, max_attempts, key, last_error from graphile_worker.jobs'

test('what is backed up comes back: rows, hashes, numbers, guards, jobs, files', async () => {
  const { url, migrations, filesDir } = await filled()
  const made = await backup(url, { file: file(), filesDir, log })
  expect(made).toMatchObject({
    tables: 4,
    rows: 5005,
    jobs: 1,
    files: 2,
    keys: false,
    bytes: statSync(file()).size,
  })
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  const target = await empty()
  const back = await restore(target, { file: file(), filesDir: elsewhere(), log, migrations })
  expect(back).toEqual({ tables: 4, rows: 5005, jobs: 1, files: 2, keys: false })

  for (const query of everything) expect(await ask(target, query)).toEqual(await ask(url, query))
  expect(await ask(target, jobs)).toEqual(await ask(url, jobs))
  expect(await ask(target, jobs)).toMatchObject([{ task: 'send', attempts: 3, key: 'n5' }])
  expect(await ask(target, 'select max(epoch) as epoch from ledger_epoch')).toEqual([{ epoch: 2 }])
  expect(await ask(target, `select nextval('receipt_number') as n`)).toEqual([{ n: '502' }])
  expect(await ask(target, `insert into village (name) values ('mới') returning id`)).toEqual([{ id: 4 }])
  await expect(ask(target, 'delete from person')).rejects.toThrow('append only')
  await expect(ask(target, 'truncate person cascade')).rejects.toThrow('append only')
  await expect(ask(target, 'update village set head = 999999')).rejects.toThrow('village_head')
  expect(
    readFileSync(join(elsewhere(), 'ab', 'ảnh.jpg')).equals(readFileSync(join(filesDir, 'ab', 'ảnh.jpg'))),
  ).toBe(true)
  expect(readdirSync(elsewhere()).sort()).toEqual(['ab', 'empty'])

  const again = join(folder, 'again.tar.gz')
  expect(await backup(target, { file: again, filesDir: elsewhere(), log })).toMatchObject({
    rows: 5007,
    jobs: 1,
  })
})

test('the backup shows one moment, whatever is written meanwhile', async () => {
  const { url, migrations, filesDir } = await filled()
  let going = true
  const writer = (async () => {
    while (going)
      await ask(
        url,
        `begin; insert into village (name) values ('x'); insert into person (village) select max(id) from village; commit`,
      )
  })()
  await backup(url, { file: file(), filesDir, log })
  going = false
  await writer
  const target = await empty()
  await restore(target, { file: file(), filesDir: elsewhere(), log, migrations, withoutJobs: true })
  const [counted] = await ask(
    target,
    'select (select count(*) from village) - 3 as villages, (select count(*) from person) - 5000 as people',
  )
  expect(counted.villages).toBe(counted.people)
  expect(await ask(target, jobs)).toEqual([])
})

test('an older backup is brought up to the newer program', async () => {
  const { url, migrations, filesDir } = await filled()
  await backup(url, { file: file(), filesDir, log })
  writeFileSync(
    join(migrations, '0002-more.sql'),
    `alter table village add column hamlets int not null default 0`,
  )
  const target = await empty()
  await restore(target, { file: file(), filesDir: elsewhere(), log, migrations })
  expect(await ask(target, 'select sum(hamlets)::int as n, count(*)::int as rows from village')).toEqual([
    { n: 0, rows: 3 },
  ])
})

describe('nothing is left behind', () => {
  const untouched = async (target: string) => {
    expect(
      await ask(target, `select relname from pg_class where relnamespace = 'public'::regnamespace`),
    ).toEqual([])
    expect(readdirSync(folder).filter((name) => /elsewhere|\.part/.test(name))).toEqual([])
  }

  test.each([
    ['cut short', (whole: Buffer) => whole.subarray(0, whole.length * 0.9)],
    ['changed in a byte of its data', reflated],
    ['changed in a byte of the file', (whole: Buffer) => Buffer.from(whole).fill(0x55, 5000, 5001)],
    ['not an archive', () => Buffer.from('hello')],
  ])('when the archive is %s', async (_what, harm) => {
    const { url, migrations, filesDir } = await filled()
    await backup(url, { file: file(), filesDir, log })
    writeFileSync(file(), harm(readFileSync(file())))
    const target = await empty()
    const going = restore(target, { file: file(), filesDir: elsewhere(), log, migrations })
    await expect(going).rejects.toThrow(/damaged or cut short/)
    await untouched(target)
  })

  test('when the database or the files folder is not empty', async () => {
    const { url, migrations, filesDir } = await filled()
    await backup(url, { file: file(), filesDir, log })
    const before = await ask(url, everything[0]!)
    const options = { file: file(), filesDir: elsewhere(), log, migrations }
    await expect(restore(url, options)).rejects.toThrow(/has something in it/)
    expect(await ask(url, everything[0]!)).toEqual(before)
    const target = await empty()
    await expect(restore(target, { ...options, filesDir })).rejects.toThrow(/has something in it/)
    await untouched(target)
  })

  test('when the program is older than the backup', async () => {
    const { url, migrations, filesDir } = await filled()
    await backup(url, { file: file(), filesDir, log })
    rmSync(join(migrations, '0001-ground.sql'))
    const target = await empty()
    await expect(restore(target, { file: file(), filesDir: elsewhere(), log, migrations })).rejects.toThrow(
      /newer than/,
    )
    await untouched(target)
  })

  test('when it is stopped in the middle', async () => {
    const { url, migrations, filesDir } = await filled()
    const stop = (after: string) => {
      const controller = new AbortController()
      const watching = (line: { en: string }) => line.en.startsWith(after) && controller.abort()
      return { log: watching, signal: controller.signal }
    }
    await expect(backup(url, { file: file(), filesDir, ...stop('person') })).rejects.toThrow(
      /Stopped as asked/,
    )
    expect(readdirSync(folder).filter((name) => name.startsWith('sao-luu'))).toEqual([])
    await backup(url, { file: file(), filesDir, log })
    const target = await empty()
    const going = restore(target, { file: file(), filesDir: elsewhere(), migrations, ...stop('person') })
    await expect(going).rejects.toThrow(/Stopped as asked/)
    await untouched(target)
  })

  test('and a backup never replaces a file', async () => {
    const { url, filesDir } = await filled()
    writeFileSync(file(), 'precious')
    await expect(backup(url, { file: file(), filesDir, log })).rejects.toThrow(/already a file/)
    expect(readFileSync(file(), 'utf8')).toBe('precious')
  })
})

describe('the keys', () => {
  test('travel sealed, and open with the passphrase only', async () => {
    const { url, migrations, filesDir } = await filled()
    const keyFile = join(folder, 'keys.json')
    writeFileSync(keyFile, '{"vault":"secret words"}')
    await backup(url, { file: file(), filesDir, log, keyFile, passphrase: 'ruộng bậc thang' })
    expect(readFileSync(file()).includes('secret words')).toBe(false)
    const options = { file: file(), filesDir: elsewhere(), log, migrations }
    const target = await empty()
    const there = join(folder, 'there', 'keys.json')
    await expect(restore(target, { ...options, keyFile: there, passphrase: 'wrong' })).rejects.toThrow(
      /not the passphrase/,
    )
    await expect(
      restore(target, { ...options, keyFile: file(), passphrase: 'ruộng bậc thang' }),
    ).rejects.toThrow(/differs/)
    await restore(target, { ...options, keyFile: there, passphrase: 'ruộng bậc thang' })
    expect(readFileSync(there, 'utf8')).toBe('{"vault":"secret words"}')
    expect(statSync(there).mode & 0o777).toBe(0o600)
  })
})
