import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { createElement } from 'react'
import { v4 as newKey } from 'uuid'
import { requestHash } from '#ledger/idempotency.ts'
import type { Cached } from '#outside/cached.ts'
import { MOST_BYTES } from '#outside/images.ts'
import type { Outside } from '#outside/outside.ts'
import { makeToken, readToken } from '#outside/token.ts'
import { dayOf } from '#plain/day.ts'
import { networkOf } from '#plain/network.ts'
import { conflict, invalid, isRefusal, type Refusal } from '#plain/refusal.ts'
import { type Text, text } from '#plain/texts.ts'
import { languageOf } from '#portal/language.ts'
import { readForm } from '#portal/reading-form.ts'
import type { Site } from '#portal/site.tsx'
import type { ResidentActor } from '#units/actor.ts'
import { branchesServing } from '#units/unit.ts'
import { decide } from './deciding.ts'
import { openFollowed } from './followed.ts'
import { openReceipt } from './following.ts'
import { FollowPage } from './pages/follow.tsx'
import { FollowForm, followWords } from './pages/follow-form.tsx'
import { OtherLanguage } from './pages/other-language.tsx'
import type { Moved, Petition } from './petition.ts'
import { attach, keepPhoto } from './photo-store.ts'
import { change } from './store.ts'
import type { World } from './world.ts'

/** Whoever proved number and secret may act for so long without proving it again. */
const PROOF_MS = 3_600_000
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Values = Readonly<Record<string, string>>
interface Said {
  readonly values?: Values
  readonly errors?: Readonly<Record<string, Text>>
  readonly saved?: boolean
}

/** Following an opinion with number and secret, and acting on it. Everything is a POST: nothing stays in an address, nothing changes by looking. */
export const followingRoutes: FastifyPluginAsync<{ out: Outside; world: Cached<World>; site: Site }> = async (
  app,
  { out, world, site },
) => {
  if (!app.hasContentTypeParser('multipart/form-data')) await app.register(multipart)
  if (!app.hasContentTypeParser('application/x-www-form-urlencoded')) await app.register(formbody)
  const ring = out.keys.session
  const looking = { schema: { hide: true }, config: { may: 'anyone' } } as const
  const holding = { schema: { hide: true }, config: { may: 'whoever holds the receipt' } } as const

  app.get<{ Querystring: { so?: string } }>('/theo-doi', looking, (request, reply) =>
    ask(request, reply, { number: String(request.query.so ?? '').slice(0, 60) }, {}, 200),
  )

  app.post('/theo-doi', looking, async (request, reply) => {
    const { values } = await readForm(request, { files: 0, fileSize: 0 })
    const proved = holderOf(values.proof)
    if (proved) return show(request, reply, proved, {})
    const branches = branchesServing((await world.get()).units, dayOf(out.clock.now()))
    const tried = { number: values.number ?? '', secret: values.secret ?? '', network: networkOf(request.ip) }
    const by = await openReceipt(out, branches, tried)
    if (isRefusal(by))
      return ask(request, reply, { number: tried.number }, { [by.field ?? 'form']: by.why }, 422)
    return show(request, reply, by, {})
  })

  act('tra-loi', (petition, values, by, known) =>
    decide['hear-back'](petition, { words: values.words ?? '' }, by, known, out.clock.now()),
  )
  act('danh-gia', (petition, values, by, known) => {
    const { solved, score, why = '' } = values
    if (solved !== 'yes' && solved !== 'no') return choose
    if (solved === 'no' && why === '') return sayWhy
    const points = /^(?:[1-9]|10)$/.test(score ?? '') ? Number(score) : null
    return decide.judge(
      petition,
      { solved: solved === 'yes', score: points, why },
      by,
      known,
      out.clock.now(),
    )
  })
  act('rut-lai', (petition, values, by, known) =>
    decide.withdraw(petition, { reason: values.reason ?? '' }, by, known, out.clock.now()),
  )

  app.post('/theo-doi/anh', { ...holding, bodyLimit: 2 * MOST_BYTES }, async (request, reply) => {
    const { values, files, cut } = await readForm(request, { files: 1, fileSize: MOST_BYTES })
    const by = holderOf(values.proof)
    if (!by) return ask(request, reply, {}, { form: followWords.expired }, 422)
    const file = files[0]
    if (!file) return show(request, reply, by, { errors: { photos: cut ? tooLarge.why : noPhoto.why } })
    const photo = await keepPhoto(out, file.bytes)
    if (isRefusal(photo)) return show(request, reply, by, { errors: { photos: photo.why } })
    const added = await attach(out, by, by.petition, keyOf(values, by, photo.sha256), photo)
    return show(request, reply, by, isRefusal(added) ? { errors: { photos: added.why } } : { saved: true })
  })

  /** One way in which the person acts: proof, key, the law, the page again. */
  function act(
    path: string,
    law: (petition: Petition, values: Values, by: ResidentActor, known: World) => Moved | Refusal,
  ): void {
    app.post(`/theo-doi/${path}`, holding, async (request, reply) => {
      const { values } = await readForm(request, { files: 0, fileSize: 0 })
      const by = holderOf(values.proof)
      if (!by) return ask(request, reply, {}, { form: followWords.expired }, 422)
      const known = await world.get()
      const { proof: _, key: __, ...said } = values
      const changed = await change(out, by, by.petition, keyOf(values, by, { path, said }), (petition) =>
        law(petition, values, by, known),
      )
      if (!isRefusal(changed)) return show(request, reply, by, { saved: true })
      return show(request, reply, by, { values: said, errors: { [changed.field ?? 'form']: changed.why } })
    })
  }

  function holderOf(proof: string | undefined): ResidentActor | undefined {
    const read = readToken<{ petition: string; branch: number }>(ring, 'follow', proof ?? '', out.clock.now())
    return read && read.age <= PROOF_MS ? { kind: 'resident', ...read.value } : undefined
  }

  function ask(
    request: FastifyRequest,
    reply: FastifyReply,
    values: Values,
    errors: Readonly<Record<string, Text>>,
    status: number,
  ) {
    return site.send(request, reply, {
      title: followWords.title,
      status,
      body: (language) => createElement(FollowForm, { form: { language, values, errors } }),
    })
  }

  async function show(request: FastifyRequest, reply: FastifyReply, by: ResidentActor, said: Said) {
    const now = out.clock.now()
    const found = await openFollowed(out, await world.get(), by)
    if (!found) return ask(request, reply, {}, { form: followWords.expired }, 422)
    const errors = said.errors ?? {}
    const proof = makeToken(ring, 'follow', { petition: by.petition, branch: by.branch }, now)
    return site.send(request, reply, {
      title: followWords.title,
      status: Object.keys(errors).length > 0 ? 422 : 200,
      otherLanguage: createElement(OtherLanguage, { language: languageOf(request.url), proof }),
      body: (language) =>
        createElement(FollowPage, {
          form: { language, values: said.values ?? {}, errors },
          ...found,
          proof,
          keys: Array.from({ length: 4 }, () => newKey()),
          saved: said.saved === true,
        }),
    })
  }
}

/** The key that the page carried; without a proper one each press counts for itself. */
const keyOf = (values: Values, by: ResidentActor, said: unknown) => ({
  key: UUID.test(values.key ?? '') ? values.key! : newKey(),
  actor: `receipt:${by.petition}`,
  request: requestHash('POST', by.petition, said),
})

const choose = invalid(
  'choose',
  text('Bà con chọn đã xong hay chưa xong.', 'Choose solved or not solved.'),
  'solved',
)
const sayWhy = invalid(
  'words-missing',
  text('Chưa xong chỗ nào, bà con ghi giúp.', 'Please say what is not solved.'),
  'why',
)
const noPhoto = invalid('no-file', text('Bà con chưa chọn ảnh.', 'No photo was chosen.'), 'photos')
const tooLarge = conflict(
  'photo-too-large',
  text('Ảnh này lớn quá. Mỗi ảnh nhiều nhất 8 MB.', 'This photo is too large. 8 MB at most.'),
)
