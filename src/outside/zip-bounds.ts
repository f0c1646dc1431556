import { createInflateRaw } from 'node:zlib'
import { invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'

interface Entry {
  readonly at: number
  readonly method: number
  readonly packed: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
/** A data descriptor behind an entry takes at most this; a hidden entry would need more. */
const DESCRIPTOR = 24

/**
 * Unpacks a zip without keeping anything, and refuses when it grows beyond `maxUnpacked` bytes.
 * What the directory claims is not believed: every byte is counted, and entries that the directory
 * does not list are refused.
 */
export async function checkZip(bytes: Buffer, maxUnpacked: number): Promise<Refusal | null> {
  const entries = directoryOf(bytes)
  if (entries === null) return notTable()
  let left = maxUnpacked
  let reached = 0
  for (const entry of entries) {
    const from = dataOf(bytes, entry)
    const gap = entry.at - reached
    if (from === null || gap < 0 || gap > DESCRIPTOR) return notTable()
    reached = from + entry.packed
    left -= entry.method === 0 ? entry.packed : await inflatedSize(bytes.subarray(from, reached), left)
    if (left < 0) return bomb(maxUnpacked)
  }
  return null
}

function directoryOf(bytes: Buffer): Entry[] | null {
  let end = bytes.length - 22
  while (end >= 0 && bytes.readUInt32LE(end) !== END) end--
  if (end < 0) return null
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return null
    const method = bytes.readUInt16LE(at + 10)
    if (method !== 0 && method !== 8) return null
    entries.push({ at: bytes.readUInt32LE(at + 42), method, packed: bytes.readUInt32LE(at + 20) })
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries.sort((a, b) => a.at - b.at)
}

function dataOf(bytes: Buffer, entry: Entry): number | null {
  if (entry.at + 30 > bytes.length || bytes.readUInt32LE(entry.at) !== LOCAL) return null
  const from = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
  return from + entry.packed > bytes.length ? null : from
}

/** Bytes after unpacking, or anything above `most` once it is passed. */
function inflatedSize(packed: Buffer, most: number): Promise<number> {
  return new Promise((resolve) => {
    let size = 0
    const inflate = createInflateRaw()
    inflate.on('data', (part: Buffer) => {
      size += part.length
      if (size > most) inflate.destroy()
    })
    // A broken entry counts as what it gave so far; the reader will say what is wrong with it.
    inflate.on('error', () => resolve(size))
    inflate.on('close', () => resolve(size))
    inflate.end(packed)
  })
}

const bomb = (maxUnpacked: number): Refusal => {
  const mb = Math.round(maxUnpacked / 1e6)
  return invalid(
    'unpacks-too-large',
    text(
      `Tệp nén này bung ra hơn ${mb} MB nên không được nhận.`,
      `This packed file unpacks to more than ${mb} MB and is not accepted.`,
    ),
    'file',
  )
}

export const notTable = (): Refusal =>
  invalid(
    'not-a-table',
    text(
      'Không đọc được tệp này như một bảng Excel. Hãy mở ra và lưu lại dạng .xlsx.',
      'This file cannot be read as an Excel table. Open it and save it again as .xlsx.',
    ),
    'file',
  )
