import { readdirSync, writeFileSync } from 'node:fs'
import { at } from './project.mjs'
import { stop } from './say.mjs'

const name = process.argv[2] ?? ''
if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
  stop(
    'Cách dùng: bin/new-migration ten-ngan-gon (chữ thường, số, gạch nối)',
    'Usage: bin/new-migration short-name (lower case letters, digits, hyphens)',
  )
}
const numbers = readdirSync(at('migrations')).map((file) => Number(/^(\d{4})-/.exec(file)?.[1] ?? 0))
const file = `migrations/${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}-${name}.sql`
writeFileSync(
  at(file),
  '-- What changes, and why. Runs in one transaction, forward only, on PostgreSQL 15 to 18.\n',
  { flag: 'wx' },
)
console.log(file)
