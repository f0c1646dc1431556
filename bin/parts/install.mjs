import { spawn } from 'node:child_process'
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { at, project } from './project.mjs'
import { say, stop } from './say.mjs'

/**
 * Installs the packages when those that lie here are not those of package-lock.json. `npm install` keeps to the lock as
 * `npm ci` does, and can add the optional packages of platforms on which the lock was not made; `ci` would refuse there.
 */
export async function install() {
  if (isInstalled()) return
  if (existsSync(at('node_modules')) && lstatSync(at('node_modules')).isSymbolicLink()) {
    // npm would empty the folder behind the link, which is somebody else's.
    return say(
      'node_modules là liên kết và không khớp package-lock.json: để nguyên.',
      'node_modules is a link and does not match package-lock.json: left as it is.',
    )
  }
  say(
    'Cài các gói cần thiết (lần đầu mất khoảng một phút)…',
    'Installing packages (about a minute the first time)…',
  )
  const began = Date.now()
  const beat = setInterval(() => say(`… ${seconds(began)} giây`, `… ${seconds(began)} s`), 10_000)
  const code = await run(['install', '--no-audit', '--no-fund', '--loglevel=error'])
  clearInterval(beat)
  if (code !== 0) {
    stop(
      'Không cài được các gói. Hãy kiểm tra mạng và dung lượng đĩa rồi chạy lại.',
      'The packages could not be installed. Check the network and the free disk space, then run this again.',
    )
  }
  say(`Đã cài xong sau ${seconds(began)} giây.`, `Installed in ${seconds(began)} s.`)
}

/**
 * npm writes what it installed into node_modules/.package-lock.json when it is done, so an interrupted
 * installation, an older one, or none are all told from a whole one without a stamp of our own.
 */
function isInstalled() {
  const wanted = packages(at('package-lock.json'))
  const there = packages(at('node_modules', '.package-lock.json'))
  if (!there) return false
  // Optional packages are for other machines, or did not fit; npm decided that once.
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, link }]) =>
      path === '' || link || (there[path] ? there[path].version === version : optional || devOptional),
  )
}

function packages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

function run(args) {
  const windows = process.platform === 'win32'
  const child = spawn(windows ? 'npm.cmd' : 'npm', args, {
    cwd: project,
    stdio: ['ignore', 2, 2],
    shell: windows,
  })
  return new Promise((done) => {
    child.once('error', () => done(127))
    child.once('exit', (code) => done(code ?? 1))
  })
}

const seconds = (since) => Math.round((Date.now() - since) / 1000)
