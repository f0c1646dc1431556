import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'
import { projectFolder } from '#outside/project-folder.ts'
import { missing } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { policy } from './headers.ts'

const hidden = { schema: { hide: true }, config: { may: 'anyone' } } as const
const notBuilt = missing(
  'not-built',
  text(
    'Màn hình làm việc chưa được dựng. Hãy chạy bin/start.',
    'The staff screens are not built. Run bin/start.',
  ),
)

/**
 * The staff app under `/desk/`: every address of its own answers with the one page, under a nonce of
 * its own; what has a hash in its name is kept by browsers for a year.
 */
export const deskFiles: FastifyPluginAsync<{ folder?: string }> = async (
  app,
  { folder = join(projectFolder, 'dist', 'desk') },
) => {
  await app.register(files, {
    root: join(folder, 'assets'),
    serve: false,
    preCompressed: true,
    maxAge: 31_536_000_000,
    immutable: true,
  })
  const page = join(folder, 'index.html')
  let html = ''

  app.get('/desk', hidden, (_request, reply) => reply.redirect('/desk/'))
  app.get('/desk/assets/*', hidden, (request, reply) =>
    reply.sendFile((request.params as { '*': string })['*']),
  )
  app.get('/desk/*', hidden, (_request, reply) => {
    if (html === '' && existsSync(page)) html = readFileSync(page, 'utf8')
    if (html === '') return reply.code(404).send(notBuilt)
    const nonce = randomBytes(16).toString('base64')
    return reply
      .header('content-security-policy', policy(`'self' 'nonce-${nonce}'`))
      .type('text/html; charset=utf-8')
      .send(html.replaceAll('__NONCE__', nonce))
  })
}
