import type { FastifyPluginAsync } from 'fastify'
import type { MailCatcher } from '#outside/mail-catcher.ts'

/** The demo's test mailbox: what would have been sent. Registered only where a catcher was started. */
export const demoMailRoutes: FastifyPluginAsync<{ catcher: MailCatcher }> = async (app, { catcher }) => {
  app.get('/api/demo/mails', { config: { may: 'anyone signed in' } }, async () => ({
    mails: catcher.mails(),
  }))
}
