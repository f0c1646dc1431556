import multipart from '@fastify/multipart'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { v7 as newId, v4 as newKey } from 'uuid'
import { areaOn } from '#areas/area.ts'
import type { Cached } from '#outside/cached.ts'
import { MOST_BYTES } from '#outside/images.ts'
import type { Outside } from '#outside/outside.ts'
import { read } from '#outside/postgres.ts'
import { makeToken, readToken } from '#outside/token.ts'
import { dayOf } from '#plain/day.ts'
import { isRefusal } from '#plain/refusal.ts'
import type { Text } from '#plain/texts.ts'
import { languageOf, pathIn } from '#portal/language.ts'
import { readForm } from '#portal/reading-form.ts'
import type { Site } from '#portal/site.tsx'
import { ReceiptExpired, ReceiptPage, receiptWords } from './pages/receipt.tsx'
import { POT, SendPage, sendWords } from './pages/send.tsx'
import { again } from './pages/send-again.ts'
import type { KeptPhoto } from './photo-store.ts'
import { PHOTOS_AT_ONCE } from './photos.ts'
import { attachmentsOf } from './reading.ts'
import { receiptSecret } from './receipt.ts'
import { FASTEST_MS, readSent, SLOWEST_MS } from './sending.ts'
import { find } from './store.ts'
import { type FormToken, hangPhotos, keepPhotos, keptToken, placesOf, takeIn } from './web-intake.ts'
import type { World } from './world.ts'

const RECEIPT_MS = 3_600_000

/** Sending an opinion from the public site, and the receipt that comes of it. */
export const sendingRoutes: FastifyPluginAsync<{ out: Outside; world: Cached<World>; site: Site }> = async (
  app,
  { out, world, site },
) => {
  if (!app.hasContentTypeParser('multipart/form-data')) await app.register(multipart)
  const open = { schema: { hide: true }, config: { may: 'anyone' } } as const
  const ring = out.keys.session
  const fresh = () => makeToken(ring, 'send', { key: newKey(), id: newId() }, out.clock.now())

  app.get('/gui-y-kien', open, (request, reply) =>
    show(request, reply, { values: { who: 'me' }, token: fresh() }),
  )

  app.post('/gui-y-kien', { ...open, bodyLimit: 4 * MOST_BYTES }, async (request, reply) => {
    const { values, files, cut } = await readForm(request, { files: PHOTOS_AT_ONCE, fileSize: MOST_BYTES })
    const token = readToken<FormToken>(ring, 'send', values.token ?? '', out.clock.now())
    if (!token) return show(request, reply, { values, token: fresh(), errors: { form: again.stale } })
    const { kept } = await keepPhotos(out, [], values.kept)
    const form = { values, token: values.token!, kept }
    if (values[POT] || token.age < FASTEST_MS)
      return show(request, reply, { ...form, errors: { form: again.fast } })
    // The old key stays inside the new token: what was sent already is still found again.
    const renewed = () => makeToken(ring, 'send', token.value, out.clock.now())
    if (token.age > SLOWEST_MS)
      return show(request, reply, { ...form, token: renewed(), errors: { form: again.stale } })

    const known = placesOf(await world.get(), dayOf(out.clock.now()))
    const { sent, errors } = readSent(
      values,
      known.areas,
      known.topics.map(({ code }) => code),
    )
    const photos = await keepPhotos(
      out,
      files.map(({ bytes }) => bytes),
      values.kept,
    )
    const wrong = { ...errors, ...photos.errors, ...(cut ? { photos: again.cut } : {}) }
    if (Object.keys(wrong).length > 0)
      return show(request, reply, { ...form, errors: wrong, kept: photos.kept })
    const receipt = await takeIn(out, await world.get(), sent, token.value)
    if (isRefusal(receipt)) {
      const used = receipt.code === 'key-used'
      const why = { [used ? 'form' : (receipt.field ?? 'form')]: used ? again.sent : receipt.why }
      return show(request, reply, {
        values,
        token: used ? fresh() : values.token!,
        errors: why,
        kept: photos.kept,
      })
    }
    await hangPhotos(out, receipt, token.value, photos.kept)
    const opener = makeToken(ring, 'receipt', { id: receipt.id, branch: receipt.branch }, out.clock.now())
    return reply.redirect(pathIn(languageOf(request.url), `/giay-hen/${opener}`), 303)
  })

  app.get<{ Params: { token: string } }>('/giay-hen/:token', open, async (request, reply) => {
    const opener = readToken<{ id: string; branch: number }>(
      ring,
      'receipt',
      request.params.token,
      out.clock.now(),
    )
    const expired = {
      title: receiptWords.expired,
      status: 410,
      body: (language: 'vi' | 'en') => ReceiptExpired({ language }),
    }
    if (!opener || opener.age > RECEIPT_MS) return site.send(request, reply, expired)
    const { id, branch } = opener.value
    const known = await world.get()
    const found = await read(out.pool, { units: [branch], staff: null, sealed: true }, async (tx) => ({
      petition: await find(tx, id),
      photos: await attachmentsOf(tx, id),
    }))
    const { petition } = found
    if (!petition) return site.send(request, reply, expired)
    const place =
      petition.area === null ? '' : (areaOn(known.areas, petition.area, dayOf(petition.voicedAt))?.name ?? '')
    return site.send(request, reply, {
      title: receiptWords.title,
      body: (language) =>
        ReceiptPage({
          language,
          petition,
          secret: receiptSecret(out.keys.receipt, petition.number),
          place,
          photos: found.photos.length,
          origin: out.origin,
        }),
    })
  })

  interface Shown {
    readonly values: Readonly<Record<string, string>>
    readonly token: string
    readonly errors?: Readonly<Record<string, Text>>
    readonly kept?: readonly KeptPhoto[]
  }
  async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<FastifyReply> {
    const { areas, names, topics } = placesOf(await world.get(), dayOf(out.clock.now()))
    const { values, token, errors = {}, kept = [] } = shown
    return site.send(request, reply, {
      title: sendWords.title,
      status: Object.keys(errors).length > 0 ? 422 : 200,
      body: (language) =>
        SendPage({
          form: { language, values, errors },
          token,
          kept: { count: kept.length, token: keptToken(out, kept) },
          topics: topics.map(({ code, name }) => ({ value: code, label: name[language] })),
          areas: areas.map((id, i) => ({ value: String(id), label: names[i]! })),
        }),
    })
  }
}
