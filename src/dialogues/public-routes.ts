import type { FastifyPluginAsync } from 'fastify'
import { areaOn, countedInto } from '#areas/area.ts'
import type { Cached } from '#outside/cached.ts'
import type { Outside } from '#outside/outside.ts'
import { read } from '#outside/postgres.ts'
import { dialogueEnds, dialogueVoices, publicScope } from '#petitions/in-public.ts'
import type { World } from '#petitions/world.ts'
import { dayOf } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import type { Site } from '#portal/site.tsx'
import { areasServed, branchesServing } from '#units/unit.ts'
import { comingDialogues, dialogueOf, isNear, type PublicDialogue, pastDialogues } from './in-public.ts'
import { DialoguePage } from './pages/dialogue.tsx'
import { DialoguesPage } from './pages/dialogues.tsx'
import { dialogueWords } from './pages/words.ts'

const PER_PAGE = 15
const OPINIONS_PER_PAGE = 20
const KEEP_SECONDS = 60
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const open = { schema: { hide: true }, config: { may: 'anyone' } } as const

/** Dialogues for everybody: near me, and what became of each. */
export const publicDialogueRoutes: FastifyPluginAsync<{
  out: Outside
  world: Cached<World>
  site: Site
}> = async (app, { out, world, site }) => {
  app.get<{ Querystring: { xa?: string; trang?: string } }>('/doi-thoai', open, async (request, reply) => {
    const known = await world.get()
    const today = dayOf(out.clock.now())
    const communes = branchesServing(known.units, today)
      .flatMap((branch) => areasServed(known.units, branch, today))
      .map((id) => ({ value: String(id), label: areaOn(known.areas, id, today)?.name ?? '' }))
      .sort((a, b) => a.label.localeCompare(b.label, 'vi'))
    const near = communes.find(({ value }) => value === request.query.xa)
    const area = near === undefined ? null : Number(near.value)
    const page = pageOf(request.query.trang)
    const { coming, past } = await read(out.pool, publicScope(known, today), async (tx) => ({
      coming: await comingDialogues(tx, today, 50),
      past: await pastDialogues(
        tx,
        area === null ? null : countedInto(known.areas, area, today),
        PER_PAGE + 1,
        page * PER_PAGE,
      ),
    }))
    const asked = area === null ? '' : `xa=${area}&`
    return site.send(request, reply, {
      title: dialogueWords.title,
      keep: KEEP_SECONDS,
      body: (language) =>
        DialoguesPage({
          form: { language, values: { xa: near?.value ?? '' }, errors: {} },
          communes,
          coming: coming.filter((one) => area === null || isNear(known, one, area, today)).slice(0, PER_PAGE),
          past: past.slice(0, PER_PAGE),
          areasOf: (dialogue) => areaNames(known, dialogue),
          next: past.length > PER_PAGE ? `/doi-thoai?${asked}trang=${page + 1}` : null,
          first: page > 0 ? `/doi-thoai${asked === '' ? '' : `?xa=${area}`}` : null,
        }),
    })
  })

  app.get<{ Params: { id: string }; Querystring: { trang?: string } }>(
    '/doi-thoai/:id',
    open,
    async (request, reply) => {
      const { id } = request.params
      if (!UUID.test(id)) return reply.callNotFound()
      const known = await world.get()
      const today = dayOf(out.clock.now())
      const page = pageOf(request.query.trang)
      const found = await read(out.pool, publicScope(known, today), async (tx) => ({
        dialogue: await dialogueOf(tx, id),
        ends: await dialogueEnds(tx, id),
        voices: await dialogueVoices(tx, id, OPINIONS_PER_PAGE + 1, page * OPINIONS_PER_PAGE),
      }))
      const { dialogue } = found
      if (!dialogue) return reply.callNotFound()
      return site.send(request, reply, {
        title: text(titleOf(known, dialogue), titleOf(known, dialogue)),
        keep: KEEP_SECONDS,
        body: (language) =>
          DialoguePage({
            language,
            dialogue,
            areas: areaNames(known, dialogue),
            ends: found.ends,
            voices: found.voices.slice(0, OPINIONS_PER_PAGE),
            today,
            next: found.voices.length > OPINIONS_PER_PAGE ? `/doi-thoai/${id}?trang=${page + 1}` : null,
            first: page > 0 ? `/doi-thoai/${id}` : null,
          }),
      })
    },
  )
}

/** The communes as they were called on the day. */
export const areaNames = ({ areas }: World, { areas: ids, heldOn }: PublicDialogue): string =>
  ids.map((id) => areaOn(areas, id, heldOn)?.name ?? '').join(', ')

const titleOf = (known: World, dialogue: PublicDialogue): string =>
  areaNames(known, dialogue) || dialogue.name
const pageOf = (typed: string | undefined): number => (/^\d{1,3}$/.test(typed ?? '') ? Number(typed) : 0)
