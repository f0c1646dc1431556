import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { chainOf } from '#ledger/store.ts'
import type { Outside } from '#outside/outside.ts'
import { read } from '#outside/postgres.ts'
import { byId } from '#plain/fields.ts'
import { forbidden } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { may, scopeOf } from '#units/actor.ts'
import { actorOf } from '#units/door.ts'
import { sees } from './moves.ts'
import { receiptSecret } from './receipt.ts'
import { find, noSuch } from './store.ts'

/**
 * The slip again. The secret opens everything that the person may do, so it goes only to whoever handed out the first
 * slip, and to those who may judge for the person anyway: nobody else can call his own work solved with it.
 */
export const receiptRoutes: FastifyPluginAsyncZod<{ out: Outside }> = async (app, { out }) => {
  app.get(
    '/api/petitions/:id/receipt',
    { schema: { params: byId }, config: { may: 'receive petitions' } },
    async (request) => {
      const by = actorOf(request)
      const { petition, receiver } = await read(out.pool, scopeOf(by), async (tx) => ({
        petition: await find(tx, request.params.id),
        receiver: (await chainOf(tx, `petition:${request.params.id}`)).at(0)?.staff,
      }))
      if (!petition || !sees(petition, by) || petition.branch !== by.branch) return noSuch
      if (receiver !== by.staff && !may(by, 'judge for the person')) return notYourSlip
      const { id, number, branch, words, voicedAt, receivedAt, promiseDue, area, hamlet } = petition
      const secret = receiptSecret(out.keys.receipt, number)
      return { id, number, secret, branch, words, voicedAt, receivedAt, promiseDue, area, hamlet }
    },
  )
}

const notYourSlip = forbidden(
  'not-your-slip',
  text(
    'Chỉ người đã ghi nhận, thư ký và lãnh đạo in lại được giấy hẹn.',
    'Only who received it, the secretary and the leader print the receipt again.',
  ),
)
