import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Client } from 'pg'
import { extract as tarExtract } from 'tar-stream'
import { OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'
import { copyList, jobColumns, plainText, quoted, tablesOf } from '../backup/catalog.ts'
import {
  type Manifest,
  manifest as manifestShape,
  type Opening,
  opening,
  type Part,
} from '../backup/format.ts'
import { loosen } from '../backup/loose-ends.ts'
import { unsealKeys } from '../backup/sealed-keys.ts'
import { readMigrations } from '../migrate/files.ts'
import { applyMigration, makeMigrationTable, pending } from '../migrate.ts'
import type { RestoreOptions } from '../restore.ts'
import { damaged, otherKeys } from './complaints.ts'
import { type Content, compare, type Loading, startLoading, whole, writeFile } from './loading.ts'

/** What came out of the archive; `tighten` puts back the foreign keys and triggers. */
export interface Read {
  readonly opening: Opening
  readonly manifest: Manifest
  readonly tighten: () => Promise<void>
  readonly keys: Buffer | null
}

/** Goes through the archive once, loading as it reads, inside a transaction that stays open. */
export async function readArchive(
  client: Client,
  options: RestoreOptions,
  draftFiles: string,
  migrations: string,
  signal: AbortSignal,
): Promise<Read> {
  const { file, log } = options
  let begun: Omit<Read, 'manifest' | 'keys'> | null = null
  let keys: Buffer | null = null
  let expected: Manifest | null = null
  let loading: Loading | null = null
  const parts = new Map<string, Part>()
  const files: Manifest['files'] = []

  const endLoading = async () => {
    if (!loading) return
    const part = await loading.end()
    parts.set(loading.what, part)
    if (part.rows > 0 && loading.what !== 'jobs')
      log(text(`${loading.what}: ${part.rows} dòng`, `${loading.what}: ${part.rows} rows`))
    loading = null
  }
  const load = async (what: string, into: string, content: Content) => {
    if (loading?.what !== what) {
      await endLoading()
      loading = startLoading(client, what, into)
    }
    await loading.take(content)
  }

  const untar = tarExtract()
  const fed = pipeline(createReadStream(file), createGunzip(), untar, { signal })
  // A broken archive ends the loop below as well; it is told there.
  fed.catch(() => {})
  try {
    for await (const entry of untar) {
      signal.throwIfAborted()
      const content = entry as AsyncIterable<unknown> as Content
      const [kind, name = ''] = entry.header.name.split('/')
      if (kind === 'format.json')
        begun = await begin(client, parseJson(opening, await whole(content)), migrations)
      else if (kind === 'keys.sealed') keys = openSealed(await whole(content), options)
      else if (!begun) throw damaged('format.json')
      else if (kind === 'tables') await load(name, copyList(tableOf(begun.opening, name)), content)
      else if (kind === 'jobs') await load('jobs', 'restored_job', content)
      else if (kind === 'files')
        files.push(await writeFile(draftFiles, entry.header.name.slice('files/'.length), content))
      else if (kind === 'manifest.json') expected = parseJson(manifestShape, await whole(content))
    }
    await fed
  } catch (error) {
    throw error instanceof OperatorError || isFromDatabase(error) ? error : damaged(String(error))
  }
  await endLoading()
  if (!begun || !expected) throw damaged('manifest.json')
  compare(expected, parts, files)
  return { ...begun, manifest: expected, keys }
}

/** The schema as it was when the backup was made, with empty tables and nothing in the way of loading. */
async function begin(
  client: Client,
  described: Opening,
  migrations: string,
): Promise<Omit<Read, 'manifest' | 'keys'>> {
  const files = readMigrations(migrations)
  pending(files, described.migrations)
  await client.query(`begin; ${plainText}`)
  await makeMigrationTable(client)
  for (const file of files.slice(0, described.migrations.length)) await applyMigration(client, file)
  const tighten = await loosen(client)
  const names = (await tablesOf(client)).map(({ name }) => quoted(name))
  // Migrations put in first rows of their own; the backup brings them as they were.
  if (names.length > 0) await client.query(`truncate ${names.join(', ')}`)
  await client.query(`create temp table restored_job (${jobColumns}) on commit drop`)
  return { opening: described, tighten }
}

function openSealed(sealed: Buffer, { keyFile, passphrase, log }: RestoreOptions): Buffer | null {
  if (passphrase === undefined || keyFile === undefined) {
    log(
      text(
        'Bản sao lưu có tệp khóa, nhưng không có mật khẩu nên không mở.',
        'The backup holds the keys; without a passphrase they stay closed.',
      ),
    )
    return null
  }
  const keys = unsealKeys(sealed, passphrase)
  if (existsSync(keyFile) && !readFileSync(keyFile).equals(keys)) throw otherKeys(keyFile)
  return keys
}

function tableOf({ tables }: Opening, name: string): Opening['tables'][number] {
  const table = tables.find((candidate) => candidate.name === name)
  if (!table) throw damaged(name)
  return table
}

function parseJson<T>(shape: { parse(value: unknown): T }, content: Buffer): T {
  return shape.parse(JSON.parse(content.toString('utf8')))
}

/** Errors of PostgreSQL speak for themselves, unless they complain of the data: then the archive is what is wrong. */
const isFromDatabase = (error: unknown): boolean => {
  const { severity, code } = (error ?? {}) as { severity?: unknown; code?: unknown }
  return typeof severity === 'string' && !/^2[23]/.test(String(code))
}
