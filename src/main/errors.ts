import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { invalid, missing, type Refusal } from '#plain/refusal.ts'
import { type Text, text } from '#plain/texts.ts'
import type { Site } from '#portal/site.tsx'
import { isPage, sendErrorPage } from './public-site.ts'

/** What went wrong, for whoever asked: a refusal when it is theirs to mend, one quiet sentence when it is ours. */
export function answerErrors(app: FastifyInstance, site: Site): void {
  const answer = (request: FastifyRequest, reply: FastifyReply, status: number, body: { why: Text }) =>
    isPage(request.url)
      ? sendErrorPage(site, request, reply, status, body.why)
      : reply.code(status).send(body)

  app.setNotFoundHandler((request, reply) => answer(request, reply, 404, notHere))

  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) return reply.code(422).send(wrongFields(error))
    if (error.code === '23503') return answer(request, reply, 422, nowhere)
    const status = statusOf(error)
    if (status < 500) return answer(request, reply, status, theirs(error))
    request.log.error({ err: withoutRows(error) }, 'failed')
    const full = /ENOSPC|disk full|53100/.test(`${error.code} ${error.message}`)
    return answer(request, reply, full ? 507 : 500, full ? noRoom : ours)
  })
}

/** What a log may keep: PostgreSQL's detail and context quote the row, and with it who said what. */
function withoutRows(error: FastifyError): object {
  const { name, message, code, stack, constraint, table } = error as FastifyError & Record<string, unknown>
  const quoted = String(code).startsWith('22') ? 'a value that PostgreSQL does not take' : message
  return { type: name, message: quoted, code, stack: quoted === message ? stack : '', constraint, table }
}

/** The reader of forms throws errors without a status when the form itself is torn: those are the sender's. */
const statusOf = (error: FastifyError): number =>
  error.statusCode ?? (/^Multipart: |end of multipart data$|^Malformed /.test(error.message) ? 400 : 500)

const nowhere = invalid(
  'no-such-row',
  text('Nội dung gửi lên nhắc đến thứ không có ở đây.', 'What was sent names something that is not here.'),
)
const notHere = missing('no-such-page', text('Không có trang này.', 'There is no such page.'))
const ours = {
  refused: 'broken',
  code: 'broken',
  why: text(
    'Máy chủ gặp lỗi. Việc chưa được ghi; hãy thử lại sau ít phút.',
    'The server failed. Nothing was written; try again in a few minutes.',
  ),
}
const noRoom = {
  refused: 'broken',
  code: 'no-room',
  why: text(
    'Máy chủ hết chỗ chứa. Việc chưa được ghi; hãy báo người quản trị.',
    'The server is out of space. Nothing was written; tell the administrator.',
  ),
}

interface Issue {
  readonly instancePath: string
  readonly message?: string
  readonly keyword?: string
  readonly params?: { readonly maximum?: unknown; readonly origin?: unknown }
}

function wrongFields(
  error: FastifyError & { validation: readonly Issue[]; validationContext?: string },
): Refusal & { fields: object[] } {
  const fields = error.validation.map((issue) => ({
    field: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
    wrong: issue.message ?? '',
  }))
  const named = fields.map(({ field }) => field || (error.validationContext ?? 'body')).join(', ')
  const long = error.validation.map(({ params, keyword }) =>
    keyword === 'too_big' && params?.origin === 'string' ? params.maximum : null,
  )
  const most = long.find((maximum) => typeof maximum === 'number')
  const why =
    most === undefined
      ? text(`Có ô điền chưa đúng (${named}).`, `Something is not filled in rightly (${named}).`)
      : text(
          `Dài quá: nhiều nhất ${most.toLocaleString('vi')} chữ. Hãy rút ngắn hoặc tách ra.`,
          `Too long: ${most.toLocaleString('en')} characters at most. Shorten or split it.`,
        )
  return { ...invalid('wrong-fields', why, fields[0]?.field), fields }
}

function theirs(error: FastifyError): Refusal {
  if (error.statusCode === 413)
    return invalid('too-large', text('Nội dung gửi lên lớn quá.', 'What was sent is too large.'))
  if (error.statusCode === 415)
    return invalid(
      'wrong-type',
      text('Kiểu nội dung này không nhận được.', 'That content type is not accepted.'),
    )
  return invalid('unreadable', text('Nội dung gửi lên không đọc được.', 'What was sent cannot be read.'))
}
