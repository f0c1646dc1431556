import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

/**
 * Four projects, told apart by where a test file lies and what it imports, so nobody has to name them right: `journeys` and
 * `faults` are the files of those folders; `store` imports `test/world.ts` and gets PostgreSQL; `unit` is the rest.
 */
const folders = ['src', 'test', 'seed', 'bench', 'bin'].filter((folder) => existsSync(join(root, folder)))
const tests = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
)
const journeys = tests.filter((file) => file.startsWith('test/journeys/'))
const faults = tests.filter((file) => file.startsWith('test/faults/'))
const store = tests.filter(
  (file) =>
    !journeys.includes(file) &&
    !faults.includes(file) &&
    /from '(?:\.\.?\/)+(?:test\/)?(?:world|app)\.ts'/.test(readFileSync(join(root, file), 'utf8')),
)
const unit = tests.filter((file) => ![...journeys, ...faults, ...store].includes(file))

const project = (name: string, include: string[], more = {}) => ({
  extends: true as const,
  test: { name, include: include.length > 0 ? include : ['none'], ...more },
})

export default defineConfig({
  root,
  test: {
    passWithNoTests: true,
    // Two cores, shared with PostgreSQL and Chromium.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      project('unit', unit),
      project('store', store, { globalSetup: ['test/world-setup.ts'] }),
      project('journeys', journeys, { fileParallelism: false, testTimeout: 120_000 }),
      project('faults', faults, {
        globalSetup: ['test/world-setup.ts'],
        fileParallelism: false,
        testTimeout: Number(process.env.FAULTS_KILLS ?? 30) * 20_000 + 120_000,
      }),
    ],
  },
})
