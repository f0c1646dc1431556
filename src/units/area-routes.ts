import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Areas, AreaVersion } from '#areas/area.ts'
import { type AreaEdit, addArea, changeArea, endArea, mergeAreas, splitArea } from '#areas/editing.ts'
import { loadAreas, saveArea } from '#areas/store.ts'
import type { Changing } from '#plain/dated.ts'
import { rowNumber } from '#plain/fields.ts'
import { isRefusal, type Refusal } from '#plain/refusal.ts'
import { actorOf, keyOf } from './door.ts'
import { byNumber, changingOf, changingSchema, type EditWorld, editWorld } from './edit-door.ts'
import { followServing } from './edit-store.ts'
import { checkAreas } from './own-areas.ts'
import { loadUnits } from './store.ts'

const id = rowNumber
const name = z.string().trim().normalize('NFC').max(120)
const code = z.string().trim().max(12).nullable()
const people = z.int32().min(0).nullable()
const tile = z.int().min(1).max(40).nullable()
const area = z.strictObject({
  kind: z.enum(['province', 'district', 'commune', 'hamlet']),
  name,
  code: code.default(null),
  parent: id.nullable().default(null),
  population: people.default(null),
})
const change = z
  .strictObject({ name, code, parent: id.nullable(), population: people, row: tile, column: tile })
  .partial()
const legal = z.string().max(300)
const adding = z.strictObject({ ...changingSchema, area })
const changing = z.strictObject({ ...changingSchema, change })
const merging = z.strictObject({
  ...changingSchema,
  olds: z.array(id).min(1).max(60),
  into: z.union([id, area]),
  legal,
})
const splitting = z.strictObject({ ...changingSchema, parts: z.array(area).min(2).max(40), legal })
const ending = z.strictObject(changingSchema)
const config = { may: 'edit areas' } as const

/** Editing the areas. Here and not with the areas: who may edit is a question of units, and units stand after areas. */
export const areaRoutes: FastifyPluginAsyncZod<EditWorld> = async (app, world) => {
  const when = (body: { from: string; reason: string }) => changingOf(world.out, body)

  app.post('/api/areas', { schema: { body: adding }, config }, (request) => {
    const { area: made } = request.body
    return edit(request, made.parent === null ? [] : [made.parent], when(request.body), (areas, on) =>
      addArea(areas, made, on),
    )
  })
  app.put('/api/areas/:id', { schema: { params: byNumber, body: changing }, config }, (request) =>
    edit(request, [request.params.id], when(request.body), (areas, on) =>
      changeArea(areas, request.params.id, given(request.body.change), on),
    ),
  )
  app.post('/api/areas/merge', { schema: { body: merging }, config }, (request) => {
    const { olds, into, legal } = request.body
    const involved = typeof into === 'number' ? [...olds, into] : olds
    return edit(request, involved, when(request.body), (areas, on) =>
      mergeAreas(areas, olds, into, legal, on),
    )
  })
  app.put('/api/areas/:id/split', { schema: { params: byNumber, body: splitting }, config }, (request) => {
    const { parts, legal } = request.body
    return edit(request, [request.params.id], when(request.body), (areas, on) =>
      splitArea(areas, request.params.id, parts, legal, on),
    )
  })
  app.put('/api/areas/:id/end', { schema: { params: byNumber, body: ending }, config }, (request) =>
    edit(request, [request.params.id], when(request.body), (areas, on) =>
      endArea(areas, request.params.id, on),
    ),
  )

  function edit(
    request: Pick<FastifyRequest, 'method' | 'url' | 'headers' | 'body' | 'session' | 'routeOptions'>,
    involved: readonly number[],
    on: Changing,
    decide: (areas: Areas, on: Changing) => AreaEdit | Refusal,
  ) {
    const by = actorOf(request as FastifyRequest)
    return editWorld(world, by, keyOf(request as FastifyRequest), async (tx) => {
      const units = await loadUnits(tx)
      const refusal = checkAreas(units, involved, by, on)
      if (refusal) return refusal
      const made = decide(await loadAreas(tx), on)
      if (isRefusal(made)) return made
      const who = { staff: by.staff, at: world.out.clock.now() }
      const saved = await saveArea(tx, made, who)
      await followServing(tx, units, made, on.from, who)
      return { area: saved }
    })
  }
}

/** What was sent and is not undefined. */
const given = (change: z.output<typeof changing>['change']): Partial<AreaVersion> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
