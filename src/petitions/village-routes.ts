import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { waitingForVillage } from '#notices/listing.ts'
import type { Notice } from '#notices/notice.ts'
import type { Cached } from '#outside/cached.ts'
import type { Outside } from '#outside/outside.ts'
import { read } from '#outside/postgres.ts'
import { dayOf } from '#plain/day.ts'
import { scopeOf } from '#units/actor.ts'
import { actorOf } from '#units/door.ts'
import { sees } from './moves.ts'
import type { Petition } from './petition.ts'
import { find } from './store.ts'
import { byHamlet } from './village-list.ts'
import type { World } from './world.ts'

export const villageRoutes: FastifyPluginAsyncZod<{ out: Outside; world: Cached<World> }> = async (
  app,
  { out, world },
) => {
  app.get('/api/petitions/village-list', { config: { may: 'deliver answers' } }, async (request) => {
    const { areas } = await world.get()
    const by = actorOf(request)
    const scope = scopeOf(by)
    return read(out.pool, scope, async (tx) => {
      const rows: { notice: Notice; petition: Petition }[] = []
      for (const notice of await waitingForVillage(tx, scope)) {
        const petition = notice.petition === null ? null : await find(tx, notice.petition)
        if (petition && sees(petition, by)) rows.push({ notice, petition })
      }
      return { hamlets: byHamlet(rows, areas, dayOf(out.clock.now())) }
    })
  })
}
