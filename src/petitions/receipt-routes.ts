import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Outside } from '#outside/outside.ts'
import { read } from '#outside/postgres.ts'
import { byId } from '#plain/fields.ts'
import { scopeOf } from '#units/actor.ts'
import { actorOf } from '#units/door.ts'
import { sees } from './moves.ts'
import { receiptSecret } from './receipt.ts'
import { find, noSuch } from './store.ts'

/** The slip again, for whoever received it: the secret is made from the number and stored nowhere. */
export const receiptRoutes: FastifyPluginAsyncZod<{ out: Outside }> = async (app, { out }) => {
  app.get(
    '/api/petitions/:id/receipt',
    { schema: { params: byId }, config: { may: 'receive petitions' } },
    async (request) => {
      const by = actorOf(request)
      const petition = await read(out.pool, scopeOf(by), (tx) => find(tx, request.params.id))
      if (!petition || !sees(petition, by) || petition.branch !== by.branch) return noSuch
      const { id, number, branch, words, voicedAt, receivedAt, promiseDue, area, hamlet } = petition
      const secret = receiptSecret(out.keys.receipt, number)
      return { id, number, secret, branch, words, voicedAt, receivedAt, promiseDue, area, hamlet }
    },
  )
}
