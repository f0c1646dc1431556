import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Outside } from '#outside/outside.ts'
import { read, transaction } from '#outside/postgres.ts'
import { identityOf } from '#people/vault.ts'
import { byId } from '#plain/fields.ts'
import { isRefusal, type Refusal } from '#plain/refusal.ts'
import { type StaffActor, scopeOf } from '#units/actor.ts'
import { actorOf, keyOf } from '#units/door.ts'
import { cancel, comeBack, quietUntil, retry, settle } from './fate.ts'
import type { Fill } from './jobs.ts'
import { cancelling, counts, list, listing, settling } from './listing.ts'
import { merge } from './message.ts'
import { type Moved, type Notice, permitOpening } from './notice.ts'
import { smsForms } from './sms.ts'
import { change, find, noSuch, noticesOf, recordOpened } from './store.ts'

const nothing = z.strictObject({})

/** What the screens see of a notice: never whose identity it is. */
const shown = (notice: Notice) => ({
  ...notice,
  identity: undefined,
  sms: notice.channel === 'sms' ? smsForms(notice.body) : null,
})

export const noticeRoutes: FastifyPluginAsyncZod<{ out: Outside; fill: Fill }> = async (
  app,
  { out, fill },
) => {
  const now = () => out.clock.now()

  app.get(
    '/api/notices',
    { schema: { querystring: listing }, config: { may: 'see undelivered notices' } },
    async (request) => {
      const scope = scopeOf(actorOf(request))
      const page = await read(out.pool, scope, (tx) => list(tx, scope, request.query, now()))
      return { notices: page.notices.map(shown), next: page.next }
    },
  )

  app.get('/api/notices/count', { config: { may: 'see undelivered notices' } }, (request) => {
    const scope = scopeOf(actorOf(request))
    return read(out.pool, scope, (tx) => counts(tx, scope, now()))
  })

  app.get(
    '/api/notices/of/:id',
    { schema: { params: byId }, config: { may: 'read petitions' } },
    async (request) => {
      const scope = scopeOf(actorOf(request))
      const notices = await read(out.pool, scope, (tx) => noticesOf(tx, scope, request.params.id))
      return { notices: notices.map(shown) }
    },
  )

  const move =
    <Body>(decide: (notice: Notice, body: Body, by: StaffActor) => Moved | Refusal) =>
    async (request: Parameters<typeof keyOf>[0]) => {
      const by = actorOf(request)
      const { id } = request.params as { id: string }
      const changed = await change(
        out,
        scopeOf(by),
        id,
        (notice) => decide(notice, request.body as Body, by),
        keyOf(request),
      )
      return isRefusal(changed) ? changed : { notice: shown(changed) }
    }
  const config = { may: 'settle notices' } as const

  app.put(
    '/api/notices/:id/settle',
    { schema: { params: byId, body: settling }, config },
    move<z.output<typeof settling>>((notice, { as, note }, by) => settle(notice, as, note, by.staff, now())),
  )
  app.put(
    '/api/notices/:id/retry',
    { schema: { params: byId, body: nothing }, config },
    move((notice) => retry(notice, now())),
  )
  app.put(
    '/api/notices/:id/cancel',
    { schema: { params: byId, body: cancelling }, config },
    move<z.output<typeof cancelling>>((notice, { note }, by) => cancel(notice, note, by.staff, now())),
  )
  app.put(
    '/api/notices/:id/return',
    { schema: { params: byId, body: nothing }, config },
    move((notice, _, by) => comeBack(notice, by.staff, now())),
  )

  // Who it goes to and what to say, for the one who calls: each look is in the ledger.
  app.put(
    '/api/notices/:id/open',
    { schema: { params: byId, body: nothing }, config: { ...config, repeatable: true } },
    (request) => {
      const by = actorOf(request)
      return transaction(out.pool, scopeOf(by), async (tx) => {
        const notice = await find(tx, scopeOf(by), request.params.id)
        if (!notice) return noSuch
        const refusal = permitOpening(notice, by)
        if (refusal) return refusal
        const person = notice.identity ? await identityOf(tx, out.keys.vault, notice.identity) : undefined
        const values = await fill(tx, out, notice, person)
        await recordOpened(tx, notice, by, now())
        const script = values === null ? notice.body : merge(notice.body, values)
        return { person: person ?? null, script, quiet: quietUntil('call', now()) }
      })
    },
  )
}
