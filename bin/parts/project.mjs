import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const project = fileURLToPath(new URL('../..', import.meta.url))
export const at = (...parts) => join(project, ...parts)

/** A program of a package, as a path to give to Node: works on every system and needs no shell. */
export const tool = (file) => at('node_modules', ...file.split('/'))

/** One hash over names and contents of files and folders: the same means nothing changed. */
export function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths.filter((path) => existsSync(at(path))))
    for (const file of filesIn(path)) hash.update(file).update(readFileSync(at(file)))
  return hash.digest('hex')
}

function filesIn(path) {
  if (!lstatSync(at(path)).isDirectory()) return [path]
  return readdirSync(at(path))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`))
}
