import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { addDays } from '#plain/day.ts'
import { askedNumber, rowNumber } from '#plain/fields.ts'
import { conflict, isRefusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { actorOf, keyOf } from './door.ts'
import { byNumber, changingOf, changingSchema, type EditWorld, editWorld } from './edit-door.ts'
import { closeServing, saveServing, saveUnit } from './edit-store.ts'
import { addUnit, changeUnit, endUnit, serve, serveNoMore } from './editing.ts'
import { loadUnits, postsOn } from './store.ts'

const id = rowNumber
const name = z.string().trim().normalize('NFC').max(160)
const symbol = z.string().trim().normalize('NFC').toUpperCase().max(12)
const unit = z.strictObject({
  kind: z.enum(['corporation', 'company', 'branch', 'department']),
  name,
  symbol,
  parent: id,
})
const change = z.strictObject({ name: name.optional(), symbol: symbol.optional(), parent: id.optional() })
const unitAndArea = z.object({
  id: askedNumber,
  area: askedNumber,
})
const config = { may: 'edit units' } as const
const body = z.strictObject(changingSchema)

const stillPosts = conflict(
  'still-posts',
  text(
    'Còn người giữ chức vụ ở đây. Hãy kết thúc chức vụ trước.',
    'People still hold posts here. End the posts first.',
  ),
)

/** Editing the tree of units and which branch serves which area. */
export const adminRoutes: FastifyPluginAsyncZod<EditWorld> = async (app, world) => {
  const { out } = world
  const whoIs = (staff: number) => ({ staff, at: out.clock.now() })

  app.post(
    '/api/units',
    { schema: { body: z.strictObject({ ...changingSchema, unit }) }, config },
    (request) => {
      const by = actorOf(request)
      return editWorld(world, by, keyOf(request), async (tx) => {
        const made = addUnit(await loadUnits(tx), request.body.unit, by, changingOf(out, request.body))
        return isRefusal(made) ? made : { unit: await saveUnit(tx, made, whoIs(by.staff)) }
      })
    },
  )

  app.put(
    '/api/units/:id',
    { schema: { params: byNumber, body: z.strictObject({ ...changingSchema, change }) }, config },
    (request) => {
      const by = actorOf(request)
      const { name, symbol, parent } = request.body.change
      const given = {
        ...(name === undefined ? {} : { name }),
        ...(symbol === undefined ? {} : { symbol }),
        ...(parent === undefined ? {} : { parent }),
      }
      return editWorld(world, by, keyOf(request), async (tx) => {
        const made = changeUnit(
          await loadUnits(tx),
          request.params.id,
          given,
          by,
          changingOf(out, request.body),
        )
        return isRefusal(made) ? made : { unit: await saveUnit(tx, made, whoIs(by.staff)) }
      })
    },
  )

  app.put('/api/units/:id/end', { schema: { params: byNumber, body }, config }, (request) => {
    const by = actorOf(request)
    return editWorld(world, by, keyOf(request), async (tx) => {
      const changing = changingOf(out, request.body)
      const made = endUnit(await loadUnits(tx), request.params.id, by, changing)
      if (isRefusal(made)) return made
      const posts = await postsOn(tx, addDays(changing.from, 1))
      if (posts.some((post) => post.unit === request.params.id)) return stillPosts
      return { unit: await saveUnit(tx, made, whoIs(by.staff)) }
    })
  })

  app.put('/api/units/:id/areas/:area', { schema: { params: unitAndArea, body }, config }, (request) => {
    const by = actorOf(request)
    const { id, area } = request.params
    return editWorld(world, by, keyOf(request), async (tx) => {
      const made = serve(await loadUnits(tx), id, area, by, changingOf(out, request.body))
      if (isRefusal(made)) return made
      await saveServing(tx, made, whoIs(by.staff))
      return { unit: id, area }
    })
  })

  app.put('/api/units/:id/areas/:area/end', { schema: { params: unitAndArea, body }, config }, (request) => {
    const by = actorOf(request)
    const { id, area } = request.params
    return editWorld(world, by, keyOf(request), async (tx) => {
      const made = serveNoMore(await loadUnits(tx), id, area, by, changingOf(out, request.body))
      if (isRefusal(made)) return made
      await closeServing(tx, made, whoIs(by.staff))
      return { unit: id, area }
    })
  })
}
