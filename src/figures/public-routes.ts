import type { FastifyPluginAsync } from 'fastify'
import { areaOn, countedUnder } from '#areas/area.ts'
import { comingDialogues } from '#dialogues/in-public.ts'
import { areaNames } from '#dialogues/public-routes.ts'
import { type Cached, cached } from '#outside/cached.ts'
import type { Outside } from '#outside/outside.ts'
import { read } from '#outside/postgres.ts'
import { answeredVoices, heardSince, publicScope, type Voice } from '#petitions/in-public.ts'
import type { World } from '#petitions/world.ts'
import { addDays, dayOf } from '#plain/day.ts'
import type { Site } from '#portal/site.tsx'
import { hideSmall } from './figure.ts'
import { FiguresPage } from './pages/figures.tsx'
import { HomePage, homeWords, type SaidAndDone } from './pages/home.tsx'
import { figureWords } from './pages/numbers.ts'
import { publicFigures } from './reading.ts'

const KEEP_SECONDS = 60
/** Counting a year of a large branch takes a moment: everybody who asks meanwhile shares it. */
const FRESH_MS = 15_000
const open = { schema: { hide: true }, config: { may: 'anyone' } } as const

export interface PublicRoutes {
  readonly out: Outside
  readonly world: Cached<World>
  readonly site: Site
}

/** The home page and the figures: they stand last in the line, for they tell of everything before them. */
export const publicFigureRoutes: FastifyPluginAsync<PublicRoutes> = async (app, { out, world, site }) => {
  const numbers = cached(async () => {
    const known = await world.get()
    const today = dayOf(out.clock.now())
    const scope = publicScope(known, today)
    return read(out.pool, scope, (tx) => publicFigures(tx, known, scope.units, today))
  }, FRESH_MS)

  const told = cached(async () => {
    const known = await world.get()
    const today = dayOf(out.clock.now())
    return read(out.pool, publicScope(known, today), async (tx) => {
      const coming = await comingDialogues(tx, today, 3)
      const voices = await answeredVoices(tx, 200)
      const heard = await heardSince(tx, addDays(today, -365))
      return {
        coming: coming.map((dialogue) => ({ dialogue, areas: areaNames(known, dialogue) })),
        said: grouped(known, today, voices, heard),
      }
    })
  }, FRESH_MS)

  app.get('/', open, async (request, reply) => {
    const [{ said, coming }, figures] = await Promise.all([told.get(), numbers.get()])
    return site.send(request, reply, {
      title: homeWords.title,
      keep: KEEP_SECONDS,
      wide: true,
      body: (language) => HomePage({ language, said, coming, figures }),
    })
  })

  app.get('/so-lieu', open, async (request, reply) => {
    const [figures, { topics }] = await Promise.all([numbers.get(), world.get()])
    return site.send(request, reply, {
      title: figureWords.title,
      keep: KEEP_SECONDS,
      body: (language) => FiguresPage({ language, figures, topics }),
    })
  })
}

/** One card for each topic and commune of today, the latest first; small numbers are not told. */
function grouped(
  known: World,
  today: string,
  voices: readonly Voice[],
  heard: Awaited<ReturnType<typeof heardSince>>,
): SaidAndDone[] {
  const keyOf = ({ topic, area }: { topic: string; area: number | null }) =>
    `${topic} ${area === null ? '' : countedUnder(known.areas, area, today)}`
  const latest = new Map<string, Voice>()
  for (const voice of voices) if (!latest.has(keyOf(voice))) latest.set(keyOf(voice), voice)
  return [...latest].slice(0, 5).map(([key, voice]) => {
    const alike = heard.filter((row) => keyOf(row) === key).reduce((sum, { n }) => sum + n, 0)
    const place =
      voice.area === null
        ? ''
        : (areaOn(known.areas, countedUnder(known.areas, voice.area, today), today)?.name ?? '')
    return { voice, place, alike: place === '' ? null : hideSmall(alike) }
  })
}
