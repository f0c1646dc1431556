import { systemClock } from '#outside/clock.ts'
import type { Outside } from '#outside/outside.ts'
import { openPool, read } from '#outside/postgres.ts'
import type { World } from '#petitions/world.ts'
import { loadWorld } from '#petitions/world-store.ts'
import { dayOf } from '#plain/day.ts'
import { OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'
import { may, type StaffActor } from '#units/actor.ts'
import type { Permission } from '#units/permission.ts'
import { actorFor, postOf } from '#units/store.ts'
import type { Io } from './commands/io.ts'
import { readConfig } from './config.ts'
import { openKeys } from './keys.ts'
import { withDatabase } from './with-database.ts'

const nobody = { units: [], staff: null, sealed: false }

/** Runs a command as one of the staff, with his permissions and nobody else's. The ledger will name him. */
export function withStaff<T>(
  io: Io,
  login: string,
  permission: Permission,
  work: (out: Outside, world: World, by: StaffActor) => Promise<T>,
): Promise<T> {
  const config = readConfig(io.environment)
  return withDatabase(config, io.log, async (url) => {
    const pool = openPool(url, { role: 'langnghe_app', max: 4 })
    try {
      const keys = openKeys(config.keyFile, 'only read')
      const out = { pool, clock: systemClock, keys, files: config.filesDir, origin: config.origin }
      const now = out.clock.now()
      const world = await read(pool, nobody, (tx) => loadWorld(tx, now))
      const post = await read(pool, nobody, (tx) => postOf(tx, login, dayOf(now)))
      if (!post)
        throw new OperatorError(text(`Không có nhân viên “${login}”.`, `There is no staff “${login}”.`))
      const by = actorFor(world.units, post, now)
      if (!may(by, permission))
        throw new OperatorError(
          text(
            `${by.name} không được làm việc này (${permission}).`,
            `${by.name} may not do this (${permission}).`,
          ),
        )
      return await work(out, world, by)
    } finally {
      await pool.end()
    }
  })
}
