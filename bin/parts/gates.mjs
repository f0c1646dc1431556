import { spawnSync } from 'node:child_process'
import { project, tool } from './project.mjs'

/** The gates that need no database. Each is one line in the count. */
export const gates = [
  {
    name: 'biome',
    run: 'node_modules/@biomejs/biome/bin/biome',
    args: ['check', '--error-on-warnings'],
    mend: ['check', '--write'],
  },
  { name: 'types', run: 'node_modules/typescript/bin/tsc', args: ['-p', '.'] },
  { name: 'oxlint', run: 'node_modules/oxlint/bin/oxlint', args: ['--deny-warnings'] },
  { name: 'knip', run: 'node_modules/knip/bin/knip.js', args: [] },
]

/** Runs one tool of node_modules in the project; true when it is content. */
export function passes(file, args, env = {}) {
  const path = tool(file.replace('node_modules/', ''))
  const { status } = spawnSync(process.execPath, [path, ...args], {
    cwd: project,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  return status === 0
}
