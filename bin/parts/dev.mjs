import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { context } from 'esbuild'
import { buildDesk, serverOptions } from './build.mjs'
import { at, project, tool } from './project.mjs'
import { say } from './say.mjs'

/** The programs, built again at every change and started again; the staff screens rebuilt beside them. */
let app = null
let restarting = Promise.resolve()

const restart = {
  name: 'restart',
  setup(build) {
    build.onEnd(({ errors }) => {
      if (errors.length === 0) restarting = restarting.then(startAgain)
    })
  },
}

async function startAgain() {
  await end()
  say('— chạy lại', '— starting again')
  app = spawn(process.execPath, ['--enable-source-maps', at('dist/main.js'), ...process.argv.slice(2)], {
    cwd: project,
    stdio: 'inherit',
  })
}

/** Waits for a clean end, so that the next one finds the data folder free. */
function end() {
  const ending = app
  app = null
  if (!ending || ending.exitCode !== null) return
  return new Promise((done) => {
    ending.once('exit', done)
    ending.kill('SIGTERM')
  })
}

await buildDesk()
const watching = await context({ ...serverOptions, plugins: [restart] })
await watching.watch()
const desk = existsSync(at('vite.config.ts'))
  ? spawn(process.execPath, [tool('vite/bin/vite.js'), 'build', '--watch', '--logLevel=warn'], {
      cwd: project,
      stdio: 'inherit',
    })
  : null

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    desk?.kill()
    await watching.dispose()
    await end()
    process.exit(0)
  })
}
