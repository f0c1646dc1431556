import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { countedIn } from '#areas/area.ts'
import type { Cached } from '#outside/cached.ts'
import { formats } from '#outside/list-file.ts'
import type { Outside } from '#outside/outside.ts'
import { dayOf } from '#plain/day.ts'
import { actorOf } from '#units/door.ts'
import { listing } from './contract.ts'
import { exportPetitions } from './export.ts'
import type { World } from './world.ts'

/** The inbox as a file, with the filters of the address. */
export const exportRoutes: FastifyPluginAsyncZod<{ out: Outside; world: Cached<World> }> = async (
  app,
  { out, world },
) => {
  for (const format of formats)
    app.get(
      `/api/petitions/export.${format}`,
      { schema: { querystring: listing }, config: { may: 'export lists' } },
      async (request, reply) => {
        const known = await world.get()
        const { area } = request.query
        const areas = area === undefined ? [] : countedIn(known.areas, area, dayOf(out.clock.now()))
        const language = request.session?.language ?? 'vi'
        const asked = { filter: request.query, areas, format, language }
        const file = await exportPetitions(out, known, actorOf(request), asked)
        return reply.headers(file.headers).send(file.stream)
      },
    )
}
