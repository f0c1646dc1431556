import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack as tarPack } from 'tar-stream'

/** A .tar.gz being written; every promise rejects when the writing breaks. */
export interface Archive {
  put(name: string, content: Buffer): Promise<void>
  /** Answers with the hash of what went by. */
  putStream(name: string, size: number, content: Readable): Promise<string>
  finish(): Promise<{ bytes: number; sha256: string }>
  abandon(): Promise<void>
}

export function openArchive(file: string, signal: AbortSignal): Archive {
  const pack = tarPack()
  const counted = new PassThrough()
  const hash = createHash('sha256')
  let bytes = 0
  counted.on('data', (chunk: Buffer) => {
    hash.update(chunk)
    bytes += chunk.length
  })
  // The archive holds personal data: for the operator's eyes only.
  const written = pipeline(pack, createGzip(), counted, createWriteStream(file, { mode: 0o600 }), { signal })
  // A full disk must end the one who writes, not leave him waiting for room.
  const broken = written.then(() => new Promise<never>(() => {}))
  broken.catch(() => {})
  return {
    put: (name, content) =>
      Promise.race([
        broken,
        new Promise<void>((done, failed) => {
          // Written as a stream, because whole buffers are taken in without regard for the room there is.
          const entry = pack.entry({ name, size: content.length, mode: 0o600 }, (error) =>
            error ? failed(error) : done(),
          )
          entry.end(content)
        }),
      ]),
    async putStream(name, size, content) {
      const hashed = createHash('sha256')
      content.on('data', (chunk: Buffer) => hashed.update(chunk))
      const entry = pack.entry({ name, size, mode: 0o600 })
      await Promise.race([broken, pipeline(content, entry)])
      return hashed.digest('hex')
    },
    async finish() {
      pack.finalize()
      await written
      return { bytes, sha256: hash.digest('hex') }
    },
    async abandon() {
      pack.destroy()
      await written.catch(() => {})
    },
  }
}
