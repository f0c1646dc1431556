import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Client } from 'pg'
import type { Log } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'
import { isEmpty, quoted } from './backup/catalog.ts'
import { type Tally, tally } from './backup/format.ts'
import { stopped } from './backup.ts'
import { installQueue } from './migrate/queue-schema.ts'
import { migrate, migrationLock, migrationsFolder } from './migrate.ts'
import { noSuchFile, notEmpty } from './restore/complaints.ts'
import { type Read, readArchive } from './restore/read-archive.ts'

export interface RestoreOptions {
  readonly file: string
  readonly filesDir: string
  readonly keyFile?: string
  readonly passphrase?: string
  /** Leave out the waiting jobs: for a rehearsal, whose notices must not go out a second time. */
  readonly withoutJobs?: boolean
  readonly log: Log
  readonly signal?: AbortSignal
  /** The migrations of this program, unless a test brings others. */
  readonly migrations?: string
}

/**
 * Brings a backup into an empty database, of whatever kind: all or nothing, in one transaction, every count and hash
 * compared. Then migrates forward when the program is newer than the backup. Refuses (`OperatorError`) a database or a
 * files folder with something in it, a damaged archive, and a backup of a newer program.
 */
export async function restore(ownerUrl: string, options: RestoreOptions): Promise<Tally> {
  const { filesDir, log, signal = new AbortController().signal, migrations = migrationsFolder } = options
  if (!existsSync(options.file)) throw noSuchFile(options.file)
  if (existsSync(filesDir) && readdirSync(filesDir).length > 0) throw notEmpty(filesDir)
  const client = new Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  const draftFiles = `${filesDir}.restoring`
  try {
    await client.connect()
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    if (!(await isEmpty(client)))
      throw notEmpty((await client.query('select current_database() as name')).rows[0].name)
    rmSync(draftFiles, { recursive: true, force: true })
    await installQueue(client, ownerUrl)
    const read = await readArchive(client, options, draftFiles, migrations, signal)
    await finish(client, read, options, draftFiles)
    log(
      text(
        'Dữ liệu đã vào đủ, mọi số đếm và mã băm đều khớp.',
        'The data is in; every count and hash agrees.',
      ),
    )
    await client.end()
    await migrate(ownerUrl, { log, folder: migrations })
    return tally(read.manifest)
  } catch (error) {
    throw signal.aborted ? stopped() : error
  } finally {
    // Ending the session rolls back whatever was not committed.
    await client.end()
    rmSync(draftFiles, { recursive: true, force: true })
  }
}

async function finish(
  client: Client,
  read: Read,
  options: RestoreOptions,
  draftFiles: string,
): Promise<void> {
  const { filesDir, keyFile } = options
  options.log(text('Kiểm tra mọi liên hệ giữa các bảng', 'Checking every link between tables'))
  await read.tighten()
  for (const { name, last, called } of read.opening.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [`public.${quoted(name)}`, last, called])
  // Transaction numbers begin again in another cluster: the ledger must know which count an event belongs to.
  const { rows } = await client.query(`select to_regclass('public.ledger_epoch') is not null as there`)
  if (rows[0].there)
    await client.query(
      'insert into ledger_epoch (epoch) select coalesce(max(epoch), 0) + 1 from ledger_epoch',
    )
  if (!options.withoutJobs) await client.query(addJobs)
  const writesKeys = read.keys !== null && keyFile !== undefined && !existsSync(keyFile)
  if (writesKeys) {
    mkdirSync(dirname(keyFile), { recursive: true, mode: 0o700 })
    writeFileSync(keyFile, read.keys!, { mode: 0o600, flag: 'wx' })
  }
  const movesFiles = existsSync(draftFiles)
  if (movesFiles) {
    rmSync(filesDir, { recursive: true, force: true })
    renameSync(draftFiles, filesDir)
  }
  try {
    await client.query('commit')
  } catch (error) {
    if (movesFiles) renameSync(filesDir, draftFiles)
    if (writesKeys) rmSync(keyFile)
    throw error
  }
}

/** The queue gives each job a new number; attempts and the last error come along, so what gave up stays visible. */
const addJobs = `do $$ declare r record; added bigint; begin
  for r in select * from restored_job loop
    added := (graphile_worker.add_job(r.task, r.payload, r.queue, r.run_at, r.max_attempts, r.key, r.priority)).id;
    update graphile_worker._private_jobs set attempts = r.attempts, last_error = r.last_error where id = added;
  end loop;
end $$`
