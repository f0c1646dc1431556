// Packages, programs, staff screens: whatever is missing or old. "prepare server" leaves the screens out.
import { buildDesk, buildServer } from './build.mjs'
import { install } from './install.mjs'

await install()
await buildServer()
if (process.argv[2] !== 'server') await buildDesk()
