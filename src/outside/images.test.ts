import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { fileOf, keepFile } from './files.ts'
import { redraw } from './images.ts'

const plain = (width = 2400, height = 1200) =>
  sharp({ create: { width, height, channels: 3, background: '#3a6' } })
const code = async (bytes: Buffer) => {
  const made = await redraw(bytes)
  return 'code' in made ? made.code : 'drawn'
}

describe('a good photo', () => {
  test('is drawn anew: smaller, turned upright, without EXIF and GPS', async () => {
    const original = await plain()
      .withExif({ IFD0: { Make: 'CANARY' }, IFD3: { GPSLatitude: '14/1 49/1 0/1', GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const made = await redraw(original)
    if (!('bytes' in made)) throw new Error(made.code)
    const seen = await sharp(made.bytes).metadata()
    expect([seen.format, seen.exif, seen.icc, seen.xmp]).toEqual(['jpeg', undefined, undefined, undefined])
    expect([made.width, made.height]).toEqual([800, 1600])
    expect(made.bytes.includes('CANARY')).toBe(false)
  })

  test.each(['png', 'webp', 'avif'] as const)('%s is taken by its content', async (format) => {
    expect(await code(await plain(60, 40).toFormat(format).toBuffer())).toBe('drawn')
  })
})

describe('poison', () => {
  test('a pixel bomb is refused before it unfolds', async () => {
    expect(await code(bomb(60_000, 60_000))).toBe('photo-too-large')
  })

  test('what is cut short, is no picture, or only calls itself one', async () => {
    const jpeg = await plain().jpeg().toBuffer()
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    const poison = {
      truncated: jpeg.subarray(0, jpeg.length / 2),
      svg: Buffer.from(svg),
      pdf: Buffer.from('%PDF-1.7\n1 0 obj'),
      gif: await plain(10, 10).gif().toBuffer(),
      tiff: await plain(10, 10).tiff().toBuffer(),
      empty: Buffer.alloc(0),
      'a picture in its first bytes only': Buffer.concat([jpeg.subarray(0, 3), Buffer.from(svg)]),
      'heic without a picture': Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
    }
    for (const [name, bytes] of Object.entries(poison))
      expect([name, await code(bytes)]).toEqual([name, 'photo-unreadable'])
  })

  test('a polyglot loses its other half', async () => {
    const page = '<script>alert("CANARY")</script>PK\x03\x04'
    const made = await redraw(Buffer.concat([await plain(60, 40).jpeg().toBuffer(), Buffer.from(page)]))
    if (!('bytes' in made)) throw new Error(made.code)
    expect(made.bytes.includes('CANARY') || made.bytes.includes('PK\x03\x04')).toBe(false)
  })

  test('more than 8 MB never reaches a decoder', async () => {
    expect(await code(Buffer.alloc(8 * 1_048_576 + 1, 0xff))).toBe('photo-too-large')
  })
})

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'langnghe-files-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('the same bytes are kept once, found by their hash, and nothing half written stays', async () => {
    const bytes = Buffer.from('một tấm ảnh')
    const [one, two] = await Promise.all([keepFile(folder, bytes), keepFile(folder, bytes)])
    expect(one).toEqual(two)
    expect(await fileOf(folder, one)).toEqual(bytes)
    expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).length > 3)).toHaveLength(1)
  })
})

/** A PNG of a few bytes that says it is as large as told. */
function bomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(crc(body), body.length + 4)
    return out
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let i = 0; i < 8; i++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}
