import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { finished, pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import type { Manifest, Part } from '../backup/format.ts'
import { damaged } from './complaints.ts'

/** What one entry of the archive holds. */
export type Content = AsyncIterable<Buffer>

/** One table being filled. */
export interface Loading {
  readonly what: string
  take(content: Content): Promise<void>
  end(): Promise<Part>
}

export function startLoading(client: Client, what: string, into: string): Loading {
  const stream: CopyStreamQuery = client.query(copyFrom(`copy ${into} from stdin`))
  const done = finished(stream)
  done.catch(() => {})
  const hash = createHash('sha256')
  let bytes = 0
  return {
    what,
    async take(content) {
      for await (const chunk of content) {
        hash.update(chunk)
        bytes += chunk.length
        if (!stream.write(chunk))
          await Promise.race([done, new Promise((ready) => stream.once('drain', ready))])
      }
    },
    async end() {
      stream.end()
      await done
      return { rows: stream.rowCount, bytes, sha256: hash.digest('hex') }
    },
  }
}

/** Writes one file of the archive below `folder` and answers with its count and hash. */
export async function writeFile(
  folder: string,
  name: string,
  content: Content,
): Promise<Manifest['files'][number]> {
  const path = join(folder, normalize(name))
  // The archive says where its files go, and an altered one could say "../../".
  if (name === '' || !path.startsWith(folder + sep)) throw damaged(name)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  const counted = async function* () {
    for await (const chunk of content) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  await pipeline(counted, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
  return { path: name, bytes, sha256: hash.digest('hex') }
}

export async function whole(content: Content): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Refuses when anything loaded differs from what was written. */
export function compare(
  expected: Manifest,
  parts: ReadonlyMap<string, Part>,
  files: Manifest['files'],
): void {
  const none: Part = { rows: 0, bytes: 0, sha256: createHash('sha256').digest('hex') }
  for (const [name, part] of [...Object.entries(expected.tables), ['jobs', expected.jobs] as const]) {
    const loaded = parts.get(name) ?? none
    if (loaded.rows !== part.rows || loaded.bytes !== part.bytes || loaded.sha256 !== part.sha256)
      throw damaged(name)
  }
  const unexpected = [...parts.keys()].find((name) => name !== 'jobs' && !(name in expected.tables))
  if (unexpected) throw damaged(unexpected)
  if (JSON.stringify(files) !== JSON.stringify(expected.files)) throw damaged('files')
}
