import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Cached } from '#outside/cached.ts'
import type { Outside } from '#outside/outside.ts'
import { dayOf } from '#plain/day.ts'
import { actorOf } from '#units/door.ts'
import { knownWorld } from './known-world.ts'
import type { World } from './world.ts'

/** The names of things, for the screens. */
export const worldRoutes: FastifyPluginAsyncZod<{ out: Outside; world: Cached<World> }> = async (
  app,
  { out, world },
) => {
  app.get('/api/world', { config: { may: 'read the world' } }, async (request) =>
    knownWorld(await world.get(), actorOf(request), dayOf(out.clock.now())),
  )
}
