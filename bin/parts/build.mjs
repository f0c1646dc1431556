import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { at, hashOf, project, tool } from './project.mjs'
import { say, stop } from './say.mjs'

/** What is started by name. A new program that runs on its own is one more line here. */
const entries = ['src/main/main.ts', 'src/main/langnghe.ts']
const sources = ['src', 'seed', 'package-lock.json', 'package.json', 'tsconfig.json', 'bin/parts/build.mjs']

export const serverOptions = {
  absWorkingDir: project,
  entryPoints: entries,
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  chunkNames: 'parts/[name]-[hash]',
  logLevel: 'warning',
}

/** The programs into `dist/`; nothing to do when no source changed since. */
export async function buildServer() {
  await unlessSame('server', hashOf(sources), async () => {
    say('Dựng chương trình…', 'Building the programs…')
    rmSync(at('dist', 'parts'), { recursive: true, force: true })
    const { build } = await import('esbuild')
    await build(serverOptions).catch(() =>
      stop('Không dựng được chương trình.', 'The programs could not be built.'),
    )
  })
}

/** The staff app into `dist/desk`, once it exists. */
export async function buildDesk() {
  const configured = existsSync(at('vite.config.ts'))
  if (!configured && !existsSync(at('src/main/desk/index.html'))) return
  await unlessSame('desk', hashOf([...sources, 'vite.config.ts']), () => {
    say('Dựng màn hình làm việc…', 'Building the staff screens…')
    const root = configured ? [] : ['src/main/desk', '--outDir', at('dist/desk'), '--emptyOutDir']
    const { status } = spawnSync(
      process.execPath,
      [tool('vite/bin/vite.js'), 'build', '--logLevel=warn', ...root],
      {
        cwd: project,
        stdio: ['ignore', 2, 2],
      },
    )
    if (status !== 0) stop('Không dựng được màn hình làm việc.', 'The staff screens could not be built.')
  })
}

/** The stamp goes first and comes back last: an interrupted build is built again. */
async function unlessSame(name, hash, build) {
  const stamp = at('dist', `.${name}`)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  rmSync(stamp, { force: true })
  await build()
  mkdirSync(at('dist'), { recursive: true })
  writeFileSync(stamp, hash)
}
