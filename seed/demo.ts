import { hash } from '@node-rs/argon2'
import { seal } from '#ledger/sealing.ts'
import { type Clock, systemClock } from '#outside/clock.ts'
import type { Keys } from '#outside/keys.ts'
import { openPool, sql, transaction } from '#outside/postgres.ts'
import { dayOf } from '#plain/day.ts'
import type { Log } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'
import { seedCustomers } from './customers.ts'
import { DEMO_PASSWORD, posts, staff } from './staff.ts'
import { seedStory } from './story.ts'
import { MERGER } from './units.ts'
import { seedStaff, seedWorld } from './world.ts'

/** A sign-in that is printed after the first start; it exists in the demo only. */
export interface DemoSignIn {
  readonly name: string
  readonly role: string
  readonly login: string
  readonly password: string
}

const everything = { units: [], staff: null, sealed: true }

/** Fills an empty database with the demo branch. A second call finds it there and only returns the sign-ins. */
export async function seedDemo(
  ownerUrl: string,
  { log, keys, clock = systemClock }: { log: Log; keys: Keys; clock?: Clock },
): Promise<DemoSignIn[]> {
  const pool = openPool(ownerUrl, { max: 2 })
  const now = clock.now()
  try {
    const { filled, demo } = await transaction(pool, everything, (tx) =>
      tx.one<{ filled: boolean; demo: boolean }>(
        sql`select exists (select from unit) as filled, exists (select from staff where demo) as demo`,
      ),
    )
    if (filled) return demo ? signIns : []
    log(text('Tạo Điện lực mẫu Tu Mơ Rông…', 'Making the demo branch Tu Mơ Rông…'))
    const password = await hash(DEMO_PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
    await transaction(pool, everything, async (tx) => {
      await seedWorld(tx)
      await seedStaff(tx, password, now)
    })
    await seedCustomers({ pool, clock, keys, files: '', origin: '' }, now)
    // The story plays in the four communes of today; an earlier year begins with the world alone.
    if (dayOf(now) >= MERGER) await seedStory({ pool, clock, keys, files: '', origin: '' }, now)
    await transaction(pool, everything, seal)
    return signIns
  } finally {
    await pool.end()
  }
}

const signIns: DemoSignIn[] = posts.map((post) => {
  const one = staff.find(({ id }) => id === post.staff)!
  return { name: one.name, role: post.title, login: one.login, password: DEMO_PASSWORD }
})
