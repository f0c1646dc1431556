// The command line in one process: a second Node would cost as much time as a whole bill.
import { pathToFileURL } from 'node:url'
import { buildServer } from './build.mjs'
import { install } from './install.mjs'
import { at } from './project.mjs'

await install()
await buildServer()
await import(pathToFileURL(at('dist', 'langnghe.js')).href)
