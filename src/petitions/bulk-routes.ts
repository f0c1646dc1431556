import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Cached } from '#outside/cached.ts'
import type { Outside } from '#outside/outside.ts'
import { isRefusal } from '#plain/refusal.ts'
import { actorOf, keyOf } from '#units/door.ts'
import { bulk } from './bulk.ts'
import { bulking } from './contract.ts'
import type { World } from './world.ts'

/** One move on many petitions; the law decides on each, so the permission asked here is only to read. */
export const bulkRoutes: FastifyPluginAsyncZod<{ out: Outside; world: Cached<World> }> = async (
  app,
  { out, world },
) => {
  app.post(
    '/api/petitions/bulk',
    { schema: { body: bulking }, config: { may: 'read petitions' } },
    async (request) => {
      const results = await bulk(out, actorOf(request), keyOf(request), request.body, await world.get())
      return isRefusal(results) ? results : { results }
    },
  )
}
