import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Cached } from '#outside/cached.ts'
import { dayOf } from '#plain/day.ts'
import { askedNumber, day } from '#plain/fields.ts'
import { isRefusal, type Refusal } from '#plain/refusal.ts'
import type { StaffActor } from '#units/actor.ts'
import { actorOf, keyOf } from '#units/door.ts'
import { byNumber, changingOf, changingSchema, type EditWorld, editWorld } from '#units/edit-door.ts'
import { checkTop } from '#units/editing.ts'
import { endRule, setRule, whoGets } from './authority-editing.ts'
import { closeTopic, saveRule, saveTopic } from './authority-store.ts'
import { levels } from './petition.ts'
import { endTopic, setTopic } from './topic-editing.ts'
import type { World } from './world.ts'
import { loadWorld } from './world-store.ts'

const both = (most: number) =>
  z.strictObject({
    vi: z.string().trim().normalize('NFC').max(most),
    en: z.string().trim().normalize('NFC').max(most),
  })
const rule = z.strictObject({
  topic: z.string().max(40),
  condition: both(200).default({ vi: '', en: '' }),
  level: z.enum(levels),
  department: z.string().trim().toUpperCase().max(12).default(''),
  receiver: both(200),
  legal: both(400),
  workDays: z.int().min(0).max(250),
  promiseDays: z.int().min(1).max(250),
})
const topic = z.strictObject({
  parent: z.string().max(40).nullable().default(null),
  position: z.int().min(0).max(1000).default(0),
  name: both(120),
  asks: z.array(both(200)).max(12).default([]),
  sealed: z.boolean().default(false),
})
const trying = z.strictObject({
  topic: z.string().max(40),
  condition: z.string().max(200).default(''),
  on: day.optional(),
  branch: askedNumber.optional(),
})
const byCode = z.object({ code: z.string().max(40) })
const config = { may: 'edit topics' } as const

/** The authority table, its try-out, and the tree of topics with what must be asked. */
export const authorityRoutes: FastifyPluginAsyncZod<EditWorld & { world: Cached<World> }> = async (
  app,
  { world: held, ...world },
) => {
  const { out } = world
  const now = () => out.clock.now()
  const whoIs = (by: StaffActor) => ({ staff: by.staff, at: now() })
  const own = (known: World, by: StaffActor): Refusal | undefined => checkTop(known.units, by, dayOf(now()))

  app.get(
    '/api/authority/try',
    { schema: { querystring: trying }, config: { may: 'read the world' } },
    async (request) => {
      const { topic, condition, on, branch } = request.query
      const by = actorOf(request)
      const unit = branch !== undefined && by.branches.includes(branch) ? branch : (by.branches[0] ?? by.unit)
      return whoGets(await held.get(), unit, { topic, condition, on: on ?? dayOf(now()) })
    },
  )

  app.post(
    '/api/authority',
    { schema: { body: z.strictObject({ ...changingSchema, rule }) }, config },
    (request) => {
      const by = actorOf(request)
      return editWorld(world, by, keyOf(request), async (tx) => {
        const known = await loadWorld(tx, now())
        const made =
          own(known, by) ??
          setRule(known.rules, known.topics, request.body.rule, changingOf(out, request.body))
        return isRefusal(made) ? made : { rule: await saveRule(tx, made, whoIs(by)) }
      })
    },
  )

  app.put(
    '/api/authority/:id/end',
    { schema: { params: byNumber, body: z.strictObject(changingSchema) }, config },
    (request) => {
      const by = actorOf(request)
      return editWorld(world, by, keyOf(request), async (tx) => {
        const known = await loadWorld(tx, now())
        const made = own(known, by) ?? endRule(known.rules, request.params.id, changingOf(out, request.body))
        return isRefusal(made) ? made : { rule: await saveRule(tx, made, whoIs(by)) }
      })
    },
  )

  app.put(
    '/api/topics/:code',
    { schema: { params: byCode, body: z.strictObject({ ...changingSchema, topic }) }, config },
    (request) => {
      const by = actorOf(request)
      const { code } = request.params
      return editWorld(world, by, keyOf(request), async (tx) => {
        const known = await loadWorld(tx, now())
        const made =
          own(known, by) ?? setTopic(known.topics, code, request.body.topic, changingOf(out, request.body))
        if (isRefusal(made)) return made
        await saveTopic(tx, made, request.body.reason, whoIs(by))
        return { topic: code }
      })
    },
  )

  app.put(
    '/api/topics/:code/end',
    { schema: { params: byCode, body: z.strictObject(changingSchema) }, config },
    (request) => {
      const by = actorOf(request)
      return editWorld(world, by, keyOf(request), async (tx) => {
        const known = await loadWorld(tx, now())
        const { from, reason } = request.body
        const made =
          own(known, by) ?? endTopic(known.topics, request.params.code, changingOf(out, request.body))
        if (isRefusal(made)) return made
        await closeTopic(tx, made, from, reason, whoIs(by))
        return { topic: made.code }
      })
    },
  )
}
