import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { countedInto } from '#areas/area.ts'
import type { Cached } from '#outside/cached.ts'
import { formats } from '#outside/list-file.ts'
import type { Outside } from '#outside/outside.ts'
import { read } from '#outside/postgres.ts'
import { heardIn, spokenAt } from '#petitions/of-dialogue.ts'
import type { World } from '#petitions/world.ts'
import { type Day, dayOf } from '#plain/day.ts'
import type { Refusal } from '#plain/refusal.ts'
import { forbidden } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { type StaffActor, scopeOf } from '#units/actor.ts'
import { actorOf, keyOf } from '#units/door.ts'
import { areasServed } from '#units/unit.ts'
import { changeCampaign, noSuchCampaign, openCampaign } from './campaign.ts'
import * as contract from './contract.ts'
import {
  type Arranged,
  cancel,
  change,
  close,
  type Dialogue,
  hold,
  noSuchDialogue,
  plan,
} from './dialogue.ts'
import { exportDialogues } from './export.ts'
import { boardOf, minutesOf } from './reading.ts'
import { arrange, arrangeCampaign, campaigns, dialogues, findCampaign, findDialogue } from './store.ts'

const noBranch = forbidden(
  'no-branch',
  text('Chỉ người của một Điện lực mới lập đối thoại.', 'Only staff of a branch plan dialogues.'),
)

export const dialogueRoutes: FastifyPluginAsyncZod<{ out: Outside; world: Cached<World> }> = async (
  app,
  { out, world },
) => {
  const reads = { may: 'read petitions' } as const
  const plans = { may: 'plan dialogues' } as const
  const holds = { may: 'hold dialogues' } as const
  const served = async (by: StaffActor, on: Day) => areasServed((await world.get()).units, by.branch ?? 0, on)
  // Counts count everything, also what only leaders may read: a board that differs by reader tells no truth.
  const counting = (by: StaffActor) => ({ ...scopeOf(by), sealed: true })
  const today = () => dayOf(out.clock.now())

  app.get('/api/campaigns', { config: reads }, async (request) => ({
    campaigns: await read(out.pool, scopeOf(actorOf(request)), campaigns),
  }))
  app.get('/api/campaigns/:id', { schema: { params: contract.byId }, config: reads }, async (request) =>
    read(out.pool, scopeOf(actorOf(request)), async (tx) => {
      const campaign = await findCampaign(tx, request.params.id)
      return campaign
        ? { campaign, dialogues: await dialogues(tx, { campaign: campaign.id }) }
        : noSuchCampaign
    }),
  )
  app.post('/api/campaigns', { schema: { body: contract.opening }, config: plans }, async (request) => {
    const by = actorOf(request)
    if (by.branch === null) return noBranch
    const { branch } = by
    const { id, ...to } = request.body
    const ours = await served(by, to.startsOn)
    return arrangeCampaign(out, by, id, keyOf(request), () => openCampaign(id, branch, to, ours, by))
  })
  app.put(
    '/api/campaigns/:id',
    { schema: { params: contract.byId, body: contract.reopening }, config: plans },
    async (request) => {
      const by = actorOf(request)
      const ours = await served(by, request.body.startsOn)
      return arrangeCampaign(out, by, request.params.id, keyOf(request), (campaign) =>
        campaign ? changeCampaign(campaign, request.body, ours, by) : noSuchCampaign,
      )
    },
  )

  app.get('/api/coverage', { schema: { querystring: contract.board }, config: reads }, async (request) => {
    const by = actorOf(request)
    return read(out.pool, counting(by), async (tx) =>
      boardOf(tx, await world.get(), by, request.query, today()),
    )
  })

  app.get('/api/dialogues', { schema: { querystring: contract.listed }, config: reads }, async (request) => {
    const { area, ...asked } = request.query
    const areas = area === undefined ? undefined : countedInto((await world.get()).areas, area, today())
    return read(out.pool, counting(actorOf(request)), async (tx) => {
      const found = await dialogues(tx, { ...asked, areas })
      const ids = found.map(({ id }) => id)
      return { dialogues: found, heard: await heardIn(tx, ids) }
    })
  })
  for (const format of formats)
    app.get(
      `/api/dialogues/export.${format}`,
      {
        schema: { querystring: z.strictObject({ campaign: z.uuid().optional() }) },
        config: { may: 'export lists' },
      },
      async (request, reply) => {
        const language = request.session?.language ?? 'vi'
        const asked = { format, language, campaign: request.query.campaign }
        const file = await exportDialogues(out, await world.get(), actorOf(request), asked)
        return reply.headers(file.headers).send(file.stream)
      },
    )
  app.get('/api/dialogues/:id', { schema: { params: contract.byId }, config: reads }, async (request) =>
    read(out.pool, scopeOf(actorOf(request)), async (tx) => {
      const dialogue = await findDialogue(tx, request.params.id)
      return dialogue
        ? { dialogue, opinions: await spokenAt(tx, actorOf(request), dialogue.id) }
        : noSuchDialogue
    }),
  )
  app.get(
    '/api/dialogues/:id/minutes',
    { schema: { params: contract.byId }, config: reads },
    async (request) =>
      read(out.pool, scopeOf(actorOf(request)), async (tx) => {
        const dialogue = await findDialogue(tx, request.params.id)
        return dialogue
          ? { dialogue, paragraphs: await minutesOf(tx, actorOf(request), await world.get(), dialogue) }
          : noSuchDialogue
      }),
  )
  app.post('/api/dialogues', { schema: { body: contract.planning }, config: plans }, async (request) => {
    const by = actorOf(request)
    if (by.branch === null) return noBranch
    const { branch } = by
    const { id, ...to } = request.body
    const ours = await served(by, to.heldOn)
    return arrange(out, by, id, keyOf(request), () => plan(id, branch, to, ours, by))
  })

  const known = (decide: (dialogue: Dialogue) => Arranged | Refusal) => (dialogue: Dialogue | null) =>
    dialogue ? decide(dialogue) : noSuchDialogue
  app.put(
    '/api/dialogues/:id',
    { schema: { params: contract.byId, body: contract.changing }, config: plans },
    async (request) => {
      const by = actorOf(request)
      const ours = await served(by, request.body.heldOn)
      return arrange(
        out,
        by,
        request.params.id,
        keyOf(request),
        known((d) => change(d, request.body, ours, by)),
      )
    },
  )
  app.put(
    '/api/dialogues/:id/hold',
    { schema: { params: contract.byId, body: contract.holding }, config: holds },
    async (request) => {
      const by = actorOf(request)
      const { startsAt } = request.body
      return arrange(
        out,
        by,
        request.params.id,
        keyOf(request),
        known((d) => hold(d, startsAt, today(), by)),
      )
    },
  )
  app.put(
    '/api/dialogues/:id/close',
    { schema: { params: contract.byId, body: contract.closing }, config: holds },
    async (request) => {
      const by = actorOf(request)
      return arrange(
        out,
        by,
        request.params.id,
        keyOf(request),
        known((d) => close(d, request.body, by)),
      )
    },
  )
  app.put(
    '/api/dialogues/:id/cancel',
    { schema: { params: contract.byId, body: contract.cancelling }, config: plans },
    async (request) => {
      const by = actorOf(request)
      return arrange(
        out,
        by,
        request.params.id,
        keyOf(request),
        known((d) => cancel(d, by)),
      )
    },
  )
}
