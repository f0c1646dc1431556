import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Log, OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'
import { type Archive, openArchive } from './backup/archive.ts'
import { copyList, jobsQuery, plainText, sequencesOf, tablesOf } from './backup/catalog.ts'
import { formatNumber, type Manifest, type Opening, type Part, type Tally, tally } from './backup/format.ts'
import { sealKeys } from './backup/sealed-keys.ts'
import { applied } from './migrate.ts'

export interface BackupOptions {
  /** The archive to write; nothing of this name may be there yet. */
  readonly file: string
  readonly filesDir: string
  /** With both, the keys go into the archive, sealed. Without, they must be kept elsewhere. */
  readonly keyFile?: string
  readonly passphrase?: string
  readonly log: Log
  readonly signal?: AbortSignal
}

const pieceBytes = 1024 * 1024

/**
 * Writes everything into one archive while work goes on: one REPEATABLE READ transaction shows every table at the same
 * moment. The archive gets its name only when it is whole; stopped or failed, nothing is left. Its layout: `backup/format.ts`.
 */
export async function backup(
  ownerUrl: string,
  options: BackupOptions,
): Promise<Tally & { bytes: number; sha256: string }> {
  const { file, log, signal = new AbortController().signal } = options
  if (existsSync(file)) throw alreadyThere(file)
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.part`
  const client = new Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  const archive = openArchive(draft, signal)
  try {
    await client.connect()
    const written = await writeAll(client, archive, options, signal)
    const { bytes, sha256 } = await archive.finish()
    renameSync(draft, file)
    log(text(`Xong: ${file}`, `Done: ${file}`))
    return { ...tally(written), bytes, sha256 }
  } catch (error) {
    await archive.abandon()
    rmSync(draft, { force: true })
    throw signal.aborted ? stopped() : error
  } finally {
    await client.end()
  }
}

async function writeAll(
  client: Client,
  archive: Archive,
  options: BackupOptions,
  signal: AbortSignal,
): Promise<Manifest> {
  const { keyFile, passphrase, filesDir, log } = options
  // Rows hidden by row-level security would be lost in silence: with row_security off PostgreSQL complains instead.
  await client.query(
    `begin isolation level repeatable read read only; set local row_security = off; ${plainText}`,
  )
  const described = await describe(client)
  await archive.put('format.json', Buffer.from(JSON.stringify(described)))
  const keys = keyFile !== undefined && passphrase !== undefined
  if (keys) await archive.put('keys.sealed', sealKeys(readFileSync(keyFile), passphrase))
  const tables: Record<string, Part> = {}
  for (const table of described.tables) {
    const part = await copyOut(client, archive, `tables/${table.name}`, copyList(table), signal)
    tables[table.name] = part
    if (part.rows > 0) log(text(`${table.name}: ${part.rows} dòng`, `${table.name}: ${part.rows} rows`))
  }
  const jobs = await copyOut(client, archive, 'jobs', `(${jobsQuery})`, signal)
  await client.query('commit')
  // After the snapshot: a file is written before the row that names it, so every row finds its file here.
  const files = await copyFiles(archive, filesDir, log, signal)
  const manifest: Manifest = { tables, jobs, files, keys }
  await archive.put('manifest.json', Buffer.from(JSON.stringify(manifest)))
  return manifest
}

async function describe(client: Client): Promise<Opening> {
  const migrations = await applied(client)
  if (migrations.length === 0) throw nothingToBackUp()
  const { rows } = await client.query(`select current_setting('server_version') as postgres, now() as at`)
  const [tables, sequences] = [await tablesOf(client), await sequencesOf(client)]
  return {
    format: formatNumber,
    at: rows[0].at.toISOString(),
    postgres: rows[0].postgres,
    migrations,
    tables,
    sequences,
  }
}

/** One COPY, cut into pieces that tar can carry: it wants each size beforehand. */
async function copyOut(
  client: Client,
  archive: Archive,
  name: string,
  what: string,
  signal: AbortSignal,
): Promise<Part> {
  const stream = client.query(copyTo(`copy ${what} to stdout`))
  const hash = createHash('sha256')
  let [bytes, pieces, held] = [0, 0, [] as Buffer[]]
  let heldBytes = 0
  const flush = async () => {
    if (heldBytes === 0) return
    pieces += 1
    await archive.put(`${name}/${String(pieces).padStart(6, '0')}`, Buffer.concat(held))
    held = []
    heldBytes = 0
  }
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    signal.throwIfAborted()
    hash.update(chunk)
    bytes += chunk.length
    held.push(chunk)
    heldBytes += chunk.length
    if (heldBytes >= pieceBytes) await flush()
  }
  await flush()
  return { rows: stream.rowCount ?? 0, bytes, sha256: hash.digest('hex') }
}

async function copyFiles(
  archive: Archive,
  folder: string,
  log: Log,
  signal: AbortSignal,
): Promise<Manifest['files']> {
  const found = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : []
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const files: Manifest['files'] = []
  for (const path of paths.sort()) {
    signal.throwIfAborted()
    const name = relative(folder, path).split(sep).join('/')
    const { size } = await stat(path)
    const sha256 = await archive.putStream(`files/${name}`, size, createReadStream(path))
    files.push({ path: name, bytes: size, sha256 })
    if (files.length % 1000 === 0)
      log(text(`${files.length}/${paths.length} tệp`, `${files.length}/${paths.length} files`))
  }
  return files
}

export const stopped = (): OperatorError =>
  new OperatorError(
    text('Đã dừng theo yêu cầu. Không để lại gì dở dang.', 'Stopped as asked. Nothing half-done is left.'),
  )

const alreadyThere = (file: string): OperatorError =>
  new OperatorError(
    text(`Đã có tệp ${file}. Hãy chọn tên khác.`, `There is already a file ${file}. Choose another name.`),
  )

const nothingToBackUp = (): OperatorError =>
  new OperatorError(text('Cơ sở dữ liệu chưa có gì để sao lưu.', 'The database has nothing to back up yet.'))
