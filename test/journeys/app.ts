import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { projectFolder } from '#outside/project-folder.ts'

/** Lắng Nghe as a person starts it: the built program, a fresh data folder, the demo. */
export interface RunningApp {
  readonly url: string
  readonly dataDir: string
  readonly process: ChildProcess
  /** What it printed so far: address, sign-ins. */
  printed(): string
  /** Ctrl-C; answers with the exit code. */
  stop(): Promise<number | null>
  /** Stops it if need be, and removes the data folder unless it was given. */
  close(): Promise<void>
}

/** Starts `dist/main.js` (bin/test builds it first) and waits until it is ready. */
export async function startApp(
  given: { dataDir?: string; env?: Record<string, string> } = {},
): Promise<RunningApp> {
  const dataDir = given.dataDir ?? mkdtempSync(join(tmpdir(), 'hành trình '))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    ORIGIN: url,
    LANG: 'vi_VN.UTF-8',
    ...given.env,
  }
  const app = spawn(process.execPath, ['--enable-source-maps', join(projectFolder, 'dist/main.js')], { env })
  let printed = ''
  const ended = new Promise<number | null>((done) => app.once('exit', done))
  const ready = new Promise<void>((done) => {
    const listen = (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes('Ctrl+C')) done()
    }
    app.stdout.on('data', listen)
    app.stderr.on('data', listen)
  })
  const code = await Promise.race([ready.then(() => 'ready' as const), ended])
  if (code !== 'ready') throw new Error(`Lắng Nghe ended with ${code}:\n${printed}`)
  const stop = async () => {
    app.kill('SIGINT')
    return ended
  }
  return {
    url,
    dataDir,
    process: app,
    printed: () => printed,
    stop,
    async close() {
      await stop()
      if (given.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The browser that bin/test found; as root Chromium runs only without its sandbox, and it opens nothing but us. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
