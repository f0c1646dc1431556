import { gates, passes } from './gates.mjs'
import { install } from './install.mjs'

const write = process.argv.includes('--write')
await install()
const failed = []
for (const { name, run, args, mend } of gates) {
  console.error(`— ${name}`)
  if (!passes(run, write && mend ? mend : args)) failed.push(name)
}
console.error('— schema.sql')
if (
  !passes(
    'node_modules/vitest/vitest.mjs',
    ['run', '--project=store', '--reporter=dot', 'test/schema.test.ts'],
    write ? { WRITE_SCHEMA: '1' } : {},
  )
)
  failed.push('schema.sql')
console.log(failed.length > 0 ? `failed: ${failed.join(', ')}` : 'all gates passed')
process.exitCode = failed.length > 0 ? 1 : 0
