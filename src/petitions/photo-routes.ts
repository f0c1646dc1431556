import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requestHash } from '#ledger/idempotency.ts'
import { MOST_BYTES } from '#outside/images.ts'
import type { Outside } from '#outside/outside.ts'
import { byId } from '#plain/fields.ts'
import { invalid, isRefusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { nfc } from '#plain/vietnamese-text.ts'
import { actorOf, keyOf } from '#units/door.ts'
import { attach, attachmentOf, keepPhoto } from './photo-store.ts'

const asked = z.object({
  kind: z.enum(['photo', 'proof']).default('photo'),
  caption: z.string().trim().max(200).default(''),
})
const noFile = invalid('no-file', text('Chưa có tệp ảnh.', 'There is no file.'), 'photo')
const tooLarge = invalid(
  'photo-too-large',
  text('Ảnh này lớn quá. Mỗi ảnh nhiều nhất 8 MB.', 'This photo is too large. 8 MB at most.'),
  'photo',
)

/** Photos beside the words, for the staff: one file a request (`multipart/form-data`), drawn anew before it is kept. */
export const photoRoutes: FastifyPluginAsyncZod<{ out: Outside }> = async (app, { out }) => {
  if (!app.hasContentTypeParser('multipart/form-data')) await app.register(multipart)

  app.post(
    '/api/petitions/:id/photos',
    { schema: { params: byId, querystring: asked }, config: { may: 'note petitions' } },
    async (request, reply) => {
      const file = await request.file({
        throwFileSizeLimit: false,
        limits: { files: 1, fileSize: MOST_BYTES, fields: 5 },
      })
      const bytes = await file?.toBuffer()
      if (!file || !bytes?.length) return noFile
      if (file.file.truncated) return tooLarge
      const photo = await keepPhoto(out, bytes)
      if (isRefusal(photo)) return photo
      const key = { ...keyOf(request), request: requestHash('POST', request.url, photo.sha256) }
      const about = { kind: request.query.kind, caption: nfc(request.query.caption) }
      const changed = await attach(out, actorOf(request), request.params.id, key, photo, about)
      return isRefusal(changed) ? changed : reply.code(201).send(changed)
    },
  )

  app.get(
    '/api/attachments/:id',
    { schema: { params: byId }, config: { may: 'read petitions' } },
    async (request, reply) => {
      const found = await attachmentOf(out, actorOf(request), request.params.id)
      if (isRefusal(found)) return found
      // Drawn by us, and still never shown as a page of ours. <img> shows it all the same.
      return reply
        .type(found.type)
        .header('content-disposition', 'attachment; filename="photo.jpg"')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(found.bytes)
    },
  )
}
