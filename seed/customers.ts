import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v5 as named } from 'uuid'
import { requestHash } from '#ledger/idempotency.ts'
import type { Outside } from '#outside/outside.ts'
import { transaction } from '#outside/postgres.ts'
import { projectFolder } from '#outside/project-folder.ts'
import { importCustomers } from '#people/importing.ts'
import { loadWorld } from '#petitions/world-store.ts'
import { dayOf } from '#plain/day.ts'
import { isRefusal } from '#plain/refusal.ts'
import { actorFor } from '#units/store.ts'
import { TMR } from './units.ts'

const everything = { units: [TMR], staff: null, sealed: true }
const KEY = named('customers of 2013', '2013aaaa-0704-5822-8013-0000000003fa')

/** The demo branch's customer file, taken in through the door that every branch uses. Invented. */
export async function seedCustomers(out: Outside, now: Date): Promise<void> {
  const bytes = readFileSync(join(projectFolder, 'seed', 'campaign-2013', 'customers-2013.csv'))
  const world = await transaction(out.pool, everything, (tx) => loadWorld(tx, now))
  const secretary = world.posts.find((post) => post.unit === TMR && post.role === 'secretary')!
  const key = { key: KEY, actor: 'demo', request: requestHash('SEED', 'customers', dayOf(now)) }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const put = await importCustomers(
    out,
    world.areas,
    actorFor(world.units, secretary, now),
    TMR,
    key,
    bytes,
    sha256,
  )
  if (isRefusal(put)) throw new Error(`the demo's customers are refused: ${put.code} (${put.why.en})`)
}
