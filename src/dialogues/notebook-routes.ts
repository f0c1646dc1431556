import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requestHash } from '#ledger/idempotency.ts'
import type { Cached } from '#outside/cached.ts'
import type { Outside } from '#outside/outside.ts'
import { readUpload, uploadLimits } from '#outside/upload.ts'
import type { World } from '#petitions/world.ts'
import { forbidden, invalid, isRefusal, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { actorOf, keyOf } from '#units/door.ts'
import { decide } from './notebook/decide.ts'
import { fields } from './notebook/known.ts'
import type { Decisions } from './notebook/plan.ts'
import { look } from './notebook-known.ts'
import { importNotebook } from './notebooks.ts'
import { remembered } from './recall.ts'

const decisions = z.record(
  z.string(),
  z.strictObject({ choice: z.string(), value: z.union([z.string(), z.array(z.string())]).optional() }),
)
const mapping = z.partialRecord(z.enum(fields), z.int().min(0).max(500))
const noBranch = forbidden(
  'no-branch',
  text('Chỉ thư ký của một Điện lực nhập sổ.', 'Only the secretary of a branch imports notebooks.'),
)

export const notebookRoutes: FastifyPluginAsyncZod<{ out: Outside; world: Cached<World> }> = async (
  app,
  { out, world },
) => {
  await app.register(multipart, uploadLimits)

  app.post(
    '/api/notebooks/preview',
    { config: { may: 'import notebooks', repeatable: true } },
    async (request) => {
      const by = actorOf(request)
      if (by.branch === null) return noBranch
      const upload = await readUpload(request)
      if (isRefusal(upload)) return upload
      const columns = field(upload.fields.mapping, mapping)
      if (isRefusal(columns)) return columns
      const looked = await look(out, await world.get(), by, by.branch, upload.bytes, columns ?? null)
      if (isRefusal(looked)) return looked
      // What was taken in before stays here: it may hold what is said about staff, for leaders only.
      const { imported: _, ...preview } = looked.preview
      return { ...looked, preview, sha256: upload.sha256 }
    },
  )

  app.post('/api/notebooks', { config: { may: 'import notebooks' } }, async (request) => {
    const by = actorOf(request)
    if (by.branch === null) return noBranch
    const upload = await readUpload(request)
    if (isRefusal(upload)) return upload
    const columns = field(upload.fields.mapping, mapping)
    if (isRefusal(columns)) return columns
    const decided = field(upload.fields.decisions ?? '{}', decisions) as Decisions | undefined | Refusal
    if (isRefusal(decided)) return decided
    const known = await world.get()
    const looked = await look(out, known, by, by.branch, upload.bytes, columns ?? null)
    if (isRefusal(looked)) return looked
    const plan = decide(looked.preview, decided ?? {})
    if (isRefusal(plan)) return plan
    const body = { sha256: upload.sha256, columns, decided }
    const key = { ...keyOf(request), request: requestHash('POST', request.url, body) }
    const keep = { sha256: upload.sha256, decisions: remembered(looked.preview, decided ?? {}) }
    return importNotebook(out, known, by, by.branch, key, plan, keep)
  })
}

/** A field of the form that holds JSON. */
function field<S extends z.ZodType>(sent: string | undefined, schema: S): z.output<S> | undefined | Refusal {
  if (sent === undefined || sent === '') return undefined
  try {
    const read = schema.safeParse(JSON.parse(sent))
    return read.success ? read.data : badField
  } catch {
    return badField
  }
}
const badField = invalid(
  'bad-form',
  text('Biểu mẫu gửi lên không đọc được. Hãy tải lại trang.', 'The form cannot be read. Reload the page.'),
)
