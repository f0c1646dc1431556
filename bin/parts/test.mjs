import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildDesk, buildServer } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { gates, passes } from './gates.mjs'
import { install } from './install.mjs'
import { startSystemPostgres } from './system-postgres.mjs'

const count = { passed: 0, failed: 0 }
const failures = []

await install()
await buildServer()
await buildDesk()
for (const { name, run, args } of gates) gate(name, () => passes(run, args))
vitest('unit and store tests, embedded PostgreSQL', ['--project=unit', '--project=store'])
await onSystemPostgres()
vitest('crashes and races', ['--project=faults'])
journeys()

for (const failure of failures) console.log(`failed: ${failure}`)
console.log(`${count.passed} passed, ${count.failed} failed`)
process.exitCode = count.failed > 0 ? 1 : 0

function gate(name, passed) {
  heading(name)
  if (passed()) count.passed += 1
  else fail(name)
}

/** Counts each test. A file that does not load, or a run that breaks, counts as one failure. */
function vitest(name, args, env) {
  heading(name)
  const folder = mkdtempSync(join(tmpdir(), 'langnghe-test-'))
  const file = join(folder, 'report.json')
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const ok = passes('node_modules/vitest/vitest.mjs', ['run', ...reporters, ...args], env)
  const report = read(file)
  rmSync(folder, { recursive: true, force: true })
  const files = report?.testResults ?? []
  count.passed += report?.numPassedTests ?? 0
  let broken = 0
  for (const { name: path, status, assertionResults } of files) {
    const failed = assertionResults.filter((result) => result.status === 'failed')
    for (const { fullName } of failed) fail(`${name}: ${fullName}`)
    if (status === 'failed' && failed.length === 0) fail(`${name}: ${path}`)
    broken += failed.length + (status === 'failed' ? 1 : 0)
  }
  if (!ok && broken === 0) fail(name)
}

async function onSystemPostgres() {
  const server = await startSystemPostgres()
  if (!server) return console.log('\n(no PostgreSQL 15 on this machine: its run is left out)')
  try {
    vitest('store tests, PostgreSQL 15', ['--project=store'], { TEST_DATABASE_URL: server.url })
  } finally {
    server.stop()
  }
}

function journeys() {
  const chromium = findChromium()
  if (chromium) return vitest('journeys in Chromium', ['--project=journeys'], { CHROMIUM: chromium })
  fail('journeys: Chromium is missing (Debian: apt-get install chromium; elsewhere set CHROMIUM to its path)')
}

function fail(what) {
  count.failed += 1
  failures.push(what)
}

function heading(words) {
  console.log(`\n— ${words}`)
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
