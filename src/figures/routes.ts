import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Cached } from '#outside/cached.ts'
import { formats, smallFile } from '#outside/list-file.ts'
import type { Outside } from '#outside/outside.ts'
import { read, transaction } from '#outside/postgres.ts'
import { recordExport } from '#petitions/export.ts'
import type { World } from '#petitions/world.ts'
import { askedNumber, day, id } from '#plain/fields.ts'
import { missing } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { scopeOf } from '#units/actor.ts'
import { actorOf } from '#units/door.ts'
import { figureColumns, figureRows } from './export.ts'
import { definitions } from './figure.ts'
import { leaderPage } from './reading.ts'
import { campaignDays } from './store.ts'

const asking = z.strictObject({
  campaign: id.optional(),
  from: day.optional(),
  to: day.optional(),
  asOf: day.optional(),
  unit: askedNumber.optional(),
  days: z.enum(['30', '90']).default('30'),
})
type Asking = z.output<typeof asking>

const noCampaign = missing(
  'no-such-campaign',
  text('Không có đợt đối thoại này.', 'There is no such campaign.'),
)

/** The leader's page, its numbers as a file, and what each number means. */
export const figureRoutes: FastifyPluginAsyncZod<{ out: Outside; world: Cached<World> }> = async (
  app,
  { out, world },
) => {
  app.get(
    '/api/figures/leader',
    { schema: { querystring: asking }, config: { may: 'read figures' } },
    async (request) => {
      const by = actorOf(request)
      const asked = await spanOf(by, request.query)
      return asked ? leaderPage(out, await world.get(), by, asked) : noCampaign
    },
  )

  app.get('/api/figures/definitions', { config: { may: 'read figures' } }, async () => ({ definitions }))

  for (const format of formats)
    app.get(
      `/api/figures/export.${format}`,
      { schema: { querystring: asking }, config: { may: 'export lists' } },
      async (request, reply) => {
        const by = actorOf(request)
        const asked = await spanOf(by, request.query)
        if (!asked) return noCampaign
        const known = await world.get()
        const page = await leaderPage(out, known, by, asked)
        const language = request.session?.language ?? 'vi'
        const rows = figureRows(page, known, language)
        const data = { list: 'figures', format, count: rows.length, filter: request.query }
        await transaction(out.pool, scopeOf(by), (tx) => recordExport(tx, by, out.clock.now(), data))
        const file = smallFile({ name: `so-lieu-${page.today}`, format }, figureColumns(language), rows)
        return reply.headers(file.headers).send(file.stream)
      },
    )

  /** The days asked for, or those of the campaign; undefined where this actor sees no such campaign. */
  async function spanOf(by: ReturnType<typeof actorOf>, { campaign, days, ...rest }: Asking) {
    const asked = { ...rest, days: days === '90' ? 90 : 30 } as const
    if (campaign === undefined) return asked
    const found = await read(out.pool, scopeOf(by), (tx) => campaignDays(tx, by.branches, campaign))
    return found ? { ...asked, ...found } : undefined
  }
}
