import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { projectFolder } from './project-folder.ts'

/** A picture that is ours: written anew, nothing of the original left but what it shows. */
export interface Picture {
  readonly bytes: Buffer
  readonly type: 'image/jpeg'
  readonly width: number
  readonly height: number
}

export const MOST_BYTES = 8 * 1_048_576
/** A phone of today makes 12–50 million points; a bomb says it has billions. */
const MOST_PIXELS = 64_000_000
const LONGEST_SIDE = 1600
const MOST_MEGABYTES = 512
const MOST_MS = 10_000
/** At the same time; others wait their turn. */
const AT_ONCE = 2
const MOST_WAITING = 30

/**
 * Writes a picture anew in a child process with bounded time and memory: at most 1600 px, EXIF and GPS gone.
 * Takes JPEG, PNG, WebP and AVIF by their content, never by name; HEIC where the decoder can.
 * Refuses: `photo-too-large` (8 MB, 64 million points), `photo-unreadable` (another kind, broken, cut short), `photo-busy`.
 */
export async function redraw(original: Buffer): Promise<Picture | Refusal> {
  if (original.length > MOST_BYTES) return tooLarge
  if (!looksLikePicture(original)) return unreadable
  if (running >= AT_ONCE && waiting.length >= MOST_WAITING) return busy
  await turn()
  try {
    const { code, out } = await encode(original)
    if (code === 3 || code === 4) return tooLarge
    if (code !== 0 || out.length <= 8) return unreadable
    return {
      bytes: out.subarray(8),
      type: 'image/jpeg',
      width: out.readUInt32BE(0),
      height: out.readUInt32BE(4),
    }
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

/** The first bytes of what phones make; everything else is not worth a process. */
function looksLikePicture(bytes: Buffer): boolean {
  const ascii = bytes.subarray(0, 12).toString('latin1')
  return (
    ascii.startsWith('\xff\xd8\xff') ||
    ascii.startsWith('\x89PNG\r\n\x1a\n') ||
    /^RIFF.{4}WEBP/s.test(ascii) ||
    /^.{4}ftyp(?:avif|hei|hev|mif1|msf1)/s.test(ascii)
  )
}

let running = 0
const waiting: (() => void)[] = []
async function turn(): Promise<void> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  running += 1
}

function encode(original: Buffer): Promise<{ code: number | null; out: Buffer }> {
  const program = join(projectFolder, 'src/outside/images/encode.mjs')
  const limits = [MOST_PIXELS, LONGEST_SIDE, MOST_MEGABYTES].map(String)
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--max-old-space-size=96', program, ...limits], {
      cwd: projectFolder,
      env: { PATH: process.env.PATH ?? '', VIPS_WARNING: '0' },
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: MOST_MS,
      killSignal: 'SIGKILL',
    })
    const out: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    // A child that ends before it has read everything closes the pipe: its exit code tells the story.
    child.stdin.on('error', () => {})
    child.once('error', fail)
    child.once('close', (code) => done({ code, out: Buffer.concat(out) }))
    child.stdin.end(original)
  })
}

const tooLarge = invalid(
  'photo-too-large',
  text('Ảnh này lớn quá. Mỗi ảnh nhiều nhất 8 MB.', 'This photo is too large. 8 MB at most.'),
  'photos',
)
const unreadable = invalid(
  'photo-unreadable',
  text(
    'Tệp này không đọc được như ảnh. Hãy chọn ảnh JPG, PNG hoặc WebP.',
    'This file cannot be read as a photo. Choose a JPG, PNG or WebP.',
  ),
  'photos',
)
const busy = invalid(
  'photo-busy',
  text(
    'Đang có nhiều ảnh gửi lên. Hãy thử lại sau một phút.',
    'Many photos are arriving. Try again in a minute.',
  ),
  'photos',
)
