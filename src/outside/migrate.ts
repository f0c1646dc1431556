import { join } from 'node:path'
import { Client, DatabaseError } from 'pg'
import { type Log, OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'
import { type MigrationFile, readMigrations } from './migrate/files.ts'
import { installQueue } from './migrate/queue-schema.ts'
import { projectFolder } from './project-folder.ts'

export interface MigrateOptions {
  readonly log: Log
  /** The folder of `NNNN-name.sql` files; the project's own unless a test brings another. */
  readonly folder?: string
}

/** Held by whoever migrates or restores, so that two never do at once. Any fixed number will do. */
export const migrationLock = 7_240_001

export const migrationsFolder = join(projectFolder, 'migrations')

/**
 * Brings the database up to this code: each new file in its own transaction, in order, then the job queue.
 * Refuses (`OperatorError`) a file that was edited after it ran, a gap, and a database newer than the code.
 * Two processes may call it at once: the second waits, then finds nothing to do. Returns the names applied now.
 */
export async function migrate(
  ownerUrl: string,
  { log, folder = migrationsFolder }: MigrateOptions,
): Promise<string[]> {
  const files = readMigrations(folder)
  const client = new Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await makeMigrationTable(client)
    const waiting = pending(files, await applied(client))
    for (const file of waiting) {
      log(text(`Cập nhật cơ sở dữ liệu: ${file.name}`, `Updating the database: ${file.name}`))
      await client.query('begin')
      await applyMigration(client, file)
      await client.query('commit')
    }
    await installQueue(client, ownerUrl)
    return waiting.map(({ name }) => name)
  } finally {
    // Ending the session rolls back what was open and frees the lock.
    await client.end()
  }
}

/** Whether a migration ever ran here: an empty database may get new keys, a filled one needs its own. */
export async function isMigrated(ownerUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await applied(client)).length > 0
  } finally {
    await client.end()
  }
}

export async function makeMigrationTable(client: Client): Promise<void> {
  await client.query(`create table if not exists migration (
    number int primary key,
    name text not null,
    sha256 text not null,
    at timestamptz not null default now()
  )`)
}

/** Runs one file inside the transaction that the caller opened. */
export async function applyMigration(client: Client, file: MigrationFile): Promise<void> {
  try {
    await client.query(file.sql)
  } catch (cause) {
    const line = cause instanceof DatabaseError ? lineOf(file.sql, Number(cause.position ?? 1)) : 0
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new OperatorError(
      text(
        `Cập nhật ${file.name}.sql dừng ở dòng ${line}: ${why}. Cơ sở dữ liệu vẫn như trước tệp này.`,
        `Update ${file.name}.sql stopped at line ${line}: ${why}. The database is as it was before this file.`,
      ),
      { cause },
    )
  }
  const { number, name, sha256 } = file
  await client.query('insert into migration (number, name, sha256) values ($1, $2, $3)', [
    number,
    name,
    sha256,
  ])
}

/** What is applied, first to last; empty when the database was never migrated. */
export async function applied(client: Client): Promise<Pick<MigrationFile, 'number' | 'name' | 'sha256'>[]> {
  const { rows } = await client.query(`select to_regclass('migration') is not null as there`)
  if (!rows[0].there) return []
  return (await client.query('select number, name, sha256 from migration order by number')).rows
}

/** The files still to run. Refuses a database that other files made. */
export function pending(
  files: readonly MigrationFile[],
  done: readonly Pick<MigrationFile, 'number' | 'name' | 'sha256'>[],
): MigrationFile[] {
  const last = done.at(-1)
  if (last && last.number > files.length) throw newerDatabase(last.name, files.length)
  for (const [index, { name, sha256 }] of done.entries()) {
    const file = files[index]
    if (file?.name !== name || file.sha256 !== sha256) throw edited(name)
  }
  return files.slice(done.length)
}

const lineOf = (sql: string, position: number): number => sql.slice(0, position).split('\n').length

const newerDatabase = (name: string, known: number): OperatorError =>
  new OperatorError(
    text(
      `Cơ sở dữ liệu mới hơn chương trình: đã có bản cập nhật ${name}, chương trình này chỉ biết đến số ${known}. Hãy chạy bản Lắng Nghe mới hơn.`,
      `The database is newer than this program: it has update ${name}, this program knows only up to number ${known}. Run a newer Lắng Nghe.`,
    ),
  )

const edited = (name: string): OperatorError =>
  new OperatorError(
    text(
      `Tệp cập nhật ${name}.sql đã bị sửa sau khi chạy. Hãy trả tệp về như cũ và viết thay đổi vào một tệp mới (bin/new-migration).`,
      `The update file ${name}.sql was edited after it ran. Put the file back and write the change in a new one (bin/new-migration).`,
    ),
  )
