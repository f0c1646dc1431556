import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { countedIn } from '#areas/area.ts'
import type { Cached } from '#outside/cached.ts'
import type { Outside } from '#outside/outside.ts'
import { read } from '#outside/postgres.ts'
import { identityOf } from '#people/vault.ts'
import { dayOf } from '#plain/day.ts'
import { byId } from '#plain/fields.ts'
import { forbidden, invalid, isRefusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { scopeOf } from '#units/actor.ts'
import { actorOf, keyOf, versionOf } from '#units/door.ts'
import { listing, type MoveBody, moveBodies, receiving, type StaffMove } from './contract.ts'
import { decide } from './deciding.ts'
import { intake } from './intake.ts'
import { count, list } from './listing.ts'
import { moves, sees } from './moves.ts'
import { open } from './reading.ts'
import { change, find, noSuch } from './store.ts'
import type { World } from './world.ts'

const noOther = invalid(
  'no-such-petition',
  text('Không có kiến nghị kia trong sổ của Điện lực mình.', 'The branch has no such other petition.'),
  'of',
)
const noBranch = forbidden(
  'no-branch',
  text('Chỉ người của một Điện lực mới ghi nhận kiến nghị.', 'Only staff of a branch receive petitions.'),
)

export const petitionRoutes: FastifyPluginAsyncZod<{ out: Outside; world: Cached<World> }> = async (
  app,
  { out, world },
) => {
  app.post(
    '/api/petitions',
    { schema: { body: receiving }, config: { may: 'receive petitions' } },
    async (request, reply) => {
      const by = actorOf(request)
      if (by.branch === null) return noBranch
      const receipt = await intake(out, await world.get(), by, by.branch, keyOf(request), request.body)
      return isRefusal(receipt) ? receipt : reply.code(201).send(receipt)
    },
  )

  app.get(
    '/api/petitions',
    { schema: { querystring: listing }, config: { may: 'read petitions' } },
    async (request) => {
      const by = actorOf(request)
      const { areas, today } = await asked(request.query.area)
      return read(out.pool, scopeOf(by), (tx) => list(tx, by, request.query, areas, today))
    },
  )

  app.get(
    '/api/petitions/count',
    { schema: { querystring: listing }, config: { may: 'read petitions' } },
    async (request) => {
      const by = actorOf(request)
      const { areas, today } = await asked(request.query.area)
      return { count: await read(out.pool, scopeOf(by), (tx) => count(tx, by, request.query, areas, today)) }
    },
  )

  app.get(
    '/api/petitions/:id',
    { schema: { params: byId }, config: { may: 'read petitions' } },
    async (request) => {
      const by = actorOf(request)
      const known = await world.get()
      return read(out.pool, scopeOf(by), async (tx) => {
        const petition = await find(tx, request.params.id)
        return petition && sees(petition, by) ? open(tx, petition, by, known, out.clock.now()) : noSuch
      })
    },
  )

  // One route per move, all through the same door; the schema and the law are named by the move.
  for (const move of Object.keys(moveBodies) as StaffMove[]) {
    const schema = { params: byId, body: moveBodies[move] }
    app.put(`/api/petitions/:id/${move}`, { schema, config: { may: moves[move].staff } }, async (request) => {
      const by = actorOf(request)
      const known = await world.get()
      const body = request.body as MoveBody<typeof move>
      const decided = decide[move] as (
        ...given: Parameters<(typeof decide)[typeof move]>
      ) => ReturnType<(typeof decide)[typeof move]>
      const { id } = request.params
      const changed = await change(
        out,
        by,
        id,
        keyOf(request),
        async (petition, tx) => {
          const moved = decided(petition, body as never, by, known, out.clock.now())
          if (isRefusal(moved) || move !== 'duplicate') return moved
          // Only after the law: whoever may not make the move learns nothing of the other one.
          const other = await find(tx, (body as MoveBody<'duplicate'>).of)
          return other?.branch === petition.branch && sees(other, by) ? moved : noOther
        },
        versionOf(request),
      )
      if (isRefusal(changed) || move !== 'open-identity') return changed
      const identity = await read(out.pool, scopeOf(by), (tx) => identityOf(tx, out.keys.vault, id))
      return { ...changed, identity: identity ?? null }
    })
  }

  /** An area of today stands for all that were merged into it. */
  async function asked(area: number | undefined) {
    const today = dayOf(out.clock.now())
    return { today, areas: area === undefined ? [] : countedIn((await world.get()).areas, area, today) }
  }
}
