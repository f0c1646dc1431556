import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Outside } from '#outside/outside.ts'
import { qrOf } from '#outside/qr.ts'
import { openBytes } from '#outside/sealing.ts'
import { networkOf } from '#plain/network.ts'
import { isRefusal } from '#plain/refusal.ts'
import { may } from './actor.ts'
import { actorOf, cookieAt } from './door.ts'
import { permissions } from './permission.ts'
import { confirmTotp, startTotp } from './second-factor.ts'
import { endSessions, type Session, type Sessions, sessionsOf, setLanguage } from './session.ts'
import { LONGEST_HOURS, setPassword, signIn } from './sign-in.ts'

const signingIn = z.strictObject({
  login: z.string().trim().toLowerCase().max(60),
  password: z.string().max(400),
  code: z.string().max(12).optional(),
})
const passwords = z.strictObject({ old: z.string().max(400), password: z.string().max(400) })
const sixDigits = z.strictObject({ code: z.string().max(12) })

/** Signing in and out, one's own password, second factor and sessions. */
export const signInRoutes: FastifyPluginAsyncZod<{ out: Outside; sessions: Sessions }> = async (
  app,
  { out, sessions },
) => {
  const { name, secure } = cookieAt(out.origin)
  const cookie = {
    path: '/',
    secure,
    httpOnly: true,
    sameSite: 'strict',
    maxAge: LONGEST_HOURS * 3600,
  } as const

  app.post(
    '/api/sign-in',
    { schema: { body: signingIn }, config: { may: 'anyone', repeatable: true } },
    async (request, reply) => {
      const openTotp = (sealed: Buffer, staff: number) =>
        openBytes(out.keys.vault, sealed, `totp:${staff}`).toString('utf8')
      const tried = {
        ...request.body,
        network: networkOf(request.ip),
        agent: request.headers['user-agent'] ?? '',
      }
      const signed = await signIn(out, openTotp, tried)
      if (isRefusal(signed)) return signed
      if (request.token) sessions.forget(request.token)
      reply.setCookie(name, signed.token, cookie)
      return { mustSetPassword: signed.mustSetPassword }
    },
  )

  app.post('/api/sign-out', { config: { may: 'anyone', repeatable: true } }, async (request, reply) => {
    if (request.token) await endSessions(out, { token: request.token })
    sessions.forget(request.token)
    reply.clearCookie(name, cookie).header('clear-site-data', '"cache", "storage"')
    return { signedOut: true }
  })

  app.get('/api/me', { config: { may: 'anyone signed in', beforePassword: true } }, async (request) =>
    me(request.session!),
  )

  app.put(
    '/api/me/password',
    {
      schema: { body: passwords },
      config: { may: 'anyone signed in', beforePassword: true, repeatable: true },
    },
    async (request) => {
      const { staff } = actorOf(request)
      const refusal = await setPassword(
        out,
        { staff, token: request.token },
        request.body.old,
        request.body.password,
      )
      sessions.forget(request.token)
      return refusal ?? { set: true }
    },
  )

  app.put(
    '/api/me/language',
    {
      schema: { body: z.strictObject({ language: z.enum(['vi', 'en']) }) },
      config: { may: 'anyone signed in', repeatable: true },
    },
    async (request) => {
      await setLanguage(out, actorOf(request).staff, request.body.language)
      sessions.forget(request.token)
      return { set: true }
    },
  )

  app.post(
    '/api/me/second-factor',
    { config: { may: 'anyone signed in', beforePassword: true, repeatable: true } },
    async (request) => {
      const begun = await startTotp(out, request.session!)
      return isRefusal(begun) ? begun : { ...begun, qr: qrOf(begun.uri) }
    },
  )
  app.put(
    '/api/me/second-factor',
    {
      schema: { body: sixDigits },
      config: { may: 'anyone signed in', beforePassword: true, repeatable: true },
    },
    async (request) => {
      const refusal = await confirmTotp(out, request.session!, request.body.code)
      sessions.forget(request.token)
      return refusal ?? { set: true }
    },
  )

  app.get('/api/me/sessions', { config: { may: 'anyone signed in' } }, async (request) => ({
    sessions: await sessionsOf(out, actorOf(request).staff, request.token),
  }))
  app.delete(
    '/api/me/sessions',
    { config: { may: 'anyone signed in', repeatable: true } },
    async (request, reply) => {
      await endSessions(out, { staff: actorOf(request).staff })
      sessions.forget(request.token)
      reply.clearCookie(name, cookie)
      return { signedOut: true }
    },
  )
}

function me(session: Session) {
  const { actor, ...rest } = session
  return { ...rest, ...actor, may: permissions.filter((permission) => may(actor, permission)) }
}
