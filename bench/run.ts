import { existsSync, readdirSync, statSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '#outside/embedded.ts'
import { migrate } from '#outside/migrate.ts'
import { seedDemo } from '../seed/demo.ts'
import { seedMany } from '../seed/many.ts'
import { openKeys } from '../src/main/keys.ts'
import { measureIntake } from './intake.ts'
import { measureReading, type ReadingFigure } from './reading.ts'

const sizes = process.argv.includes('--small') ? [10_000, 100_000] : [100_000, 1_000_000]
const log = (line: string) => console.error(`  ${line}`)
const quiet = () => {}
const ratio = (n: number): string => n.toFixed(2)
const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`

/** The data of one size, made once and kept. */
async function withSize<T>(size: number, work: (url: string) => Promise<T>): Promise<T> {
  const dataDir = join(process.cwd(), 'var', 'bench', String(size))
  const fresh = !existsSync(dataDir)
  const { url, stop } = await startEmbedded({ dataDir, log: quiet })
  try {
    await migrate(url, { log: quiet })
    if (fresh) {
      const keys = openKeys(join(dataDir, 'keys.json'), 'make')
      await seedDemo(url, { log: quiet, keys })
      await seedMany(url, { petitions: size, seed: 1, keys, log: (line) => log(line.en) })
    }
    return await work(url)
  } finally {
    await stop()
  }
}

console.log(
  `# ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`,
)

if (!process.argv.includes('--reading')) {
  console.log('## Intake, petitions per second\n')
  console.log(
    row(
      'clients',
      'over HTTP',
      'pgbench, same rows by plain statements',
      'ratio (≥ 0.5)',
      'pgbench, our function',
      'ratio',
    ),
  )
  console.log(row('---', '---', '---', '---', '---', '---'))
  for (const { clients, ours, hand, function: best } of await measureIntake(log))
    console.log(
      row(
        clients,
        Math.round(ours),
        Math.round(hand),
        ratio(ours / hand),
        Math.round(best),
        ratio(ours / best),
      ),
    )
}

const measured = new Map<number, ReadingFigure[]>()
for (const size of sizes) measured.set(size, await withSize(size, (url) => measureReading(url, log)))

console.log('\n## Reading, milliseconds a page of fifty\n')
console.log(
  row('who', 'what', ...sizes.flatMap((size) => [`${size}`, 'by hand', 'ratio (≥ 0.7)']), 'growth (≤ 1.3)'),
)
console.log(row('---', '---', ...sizes.flatMap(() => ['---', '---', '---']), '---'))
const [small, large] = sizes.map((size) => measured.get(size)!)
for (const [i, one] of small!.entries()) {
  const two = large![i]!
  const cells = [one, two].flatMap(({ ours, hand }) => [ours.toFixed(2), hand.toFixed(2), ratio(hand / ours)])
  console.log(row(one.who, one.what, ...cells, ratio(two.ours / one.ours)))
}

const assets = join(process.cwd(), 'dist', 'desk', 'assets')
if (existsSync(assets)) {
  const entry = readdirSync(assets).filter((name) => /^index-.*\.(js|css)\.gz$/.test(name))
  const bytes = entry.reduce((sum, name) => sum + statSync(join(assets, name)).size, 0)
  console.log(
    `\n## Desk, entry script and style: ${Math.round(bytes / 1024)} kB gz (≤ 250 with the first screen; a journey test guards it)`,
  )
}
