import type { FastifyPluginAsync } from 'fastify'
import type { Site } from '#portal/site.tsx'
import { VerifyPage, verifyWords } from './pages/verify.tsx'

/** How to check a message or a call. */
export const publicNoticeRoutes: FastifyPluginAsync<{ site: Site }> = async (app, { site }) => {
  app.get('/kiem-tin', { schema: { hide: true }, config: { may: 'anyone' } }, (request, reply) =>
    site.send(request, reply, {
      title: verifyWords.title,
      keep: 3600,
      body: (language) => VerifyPage({ language }),
    }),
  )
}
