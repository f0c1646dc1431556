import '@fastify/cookie'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { type RequestKey, requestHash } from '#ledger/idempotency.ts'
import { isReadable } from '#plain/readable.ts'
import { forbidden, invalid, isRefusal, type Refusal, type RefusalKind } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { may, type StaffActor } from './actor.ts'
import { type Access, type Permission, permissions } from './permission.ts'
import type { Session, Sessions } from './session.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The staff behind the cookie; routes that ask for a permission always have one. */
    session: Session | null
    token: string
  }
  interface FastifyContextConfig {
    /** Who may call it. A route that is silent keeps the app from starting. */
    may?: Access
    /** A write without a key of its own, because repeating it changes nothing: sign-in, a preview. */
    repeatable?: true
    /** Open before the first password and the second factor are set. */
    beforePassword?: true
  }
}

export const COOKIE = '__Host-langnghe'

/**
 * The session's cookie. Browsers keep a secure one on https and on this machine alone; at a plain http address in a local
 * network, where everybody could listen anyway, it goes without.
 */
export function cookieAt(origin: string): { name: string; secure: boolean } {
  const { protocol, hostname } = new URL(origin)
  const secure = protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return secure ? { name: COOKIE, secure } : { name: 'langnghe', secure }
}
const statusOf: Record<RefusalKind, number> = { missing: 404, forbidden: 403, conflict: 409, invalid: 422 }
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

const unreadable = invalid(
  'unreadable',
  text('Nội dung gửi lên có ký tự không đọc được.', 'What was sent has characters that cannot be read.'),
)
const signInFirst = forbidden('sign-in', text('Hãy đăng nhập.', 'Sign in first.'))
const secondFactorFirst = forbidden(
  'set-second-factor',
  text('Hãy đặt mã xác thực trên điện thoại trước.', 'Set your second factor first.'),
)
const passwordFirst = forbidden('set-password', text('Hãy đặt mật khẩu trước.', 'Set your password first.'))
const noKey = invalid(
  'key-missing',
  text(
    'Thiếu mã lần bấm (Idempotency-Key). Hãy tải lại trang.',
    'The request has no Idempotency-Key (a UUID made where the button was pressed).',
  ),
  'idempotency-key',
)

/** The door of the staff's routes: who is it, may he, and has the write a key. Refusals become HTTP here, once. */
export const door = plugin(
  async (app: FastifyInstance, { sessions, origin }: { sessions: Sessions; origin: string }) => {
    const { name: cookieName } = cookieAt(origin)
    app.decorateRequest('session', null)
    app.decorateRequest('token', '')

    app.addHook('onRoute', (route) => {
      const access = route.config?.may
      const known: readonly string[] = [
        ...permissions,
        'anyone',
        'anyone signed in',
        'whoever holds the receipt',
      ]
      if (access === undefined || !known.includes(access)) {
        throw new Error(
          `${route.method} ${route.url} does not say who may call it. Add config: { may: … } (src/units/permission.ts).`,
        )
      }
    })

    // Before the body is checked: a stranger learns nothing of what a route expects.
    app.addHook('preValidation', async (request, reply) => {
      const access = request.routeOptions.config.may ?? 'anyone'
      request.token = request.cookies[cookieName] ?? ''
      request.session = request.token === '' ? null : ((await sessions.find(request.token)) ?? null)
      const refusal = admit(request, access) ?? legible(request)
      if (refusal)
        return reply.code(refusal.code === 'sign-in' ? 401 : statusOf[refusal.refused]).send(refusal)
    })

    app.addHook('preSerialization', async (_request, reply, payload) => {
      if (isRefusal(payload) && reply.statusCode === 200) reply.code(statusOf[payload.refused])
      return payload
    })
  },
)

function admit(request: FastifyRequest, access: Access): Refusal | undefined {
  const { config } = request.routeOptions
  if (access !== 'anyone' && access !== 'whoever holds the receipt') {
    if (!request.session) return signInFirst
    if (request.session.mustSetPassword && !config.beforePassword) return passwordFirst
    if (request.session.mustSetSecondFactor && !config.beforePassword) return secondFactorFirst
    if (access !== 'anyone signed in' && !may(request.session.actor, access)) return lacks(access)
  }
  const writes = request.method !== 'GET' && request.method !== 'HEAD'
  if (
    writes &&
    !config.repeatable &&
    access !== 'anyone' &&
    access !== 'whoever holds the receipt' &&
    !UUID.test(headerKey(request))
  )
    return noKey
  return undefined
}

/** Texts that no database and no screen could hold are turned back at the door. */
const legible = ({ body, query, params }: FastifyRequest): Refusal | undefined =>
  isReadable(Buffer.isBuffer(body) ? null : body) && isReadable(query) && isReadable(params)
    ? undefined
    : unreadable

const headerKey = (request: FastifyRequest): string => String(request.headers['idempotency-key'] ?? '')

const lacks = (permission: Permission): Refusal =>
  forbidden(
    'may-not',
    text(
      'Việc này thuộc chức vụ khác. Nếu cần làm, hãy nhờ người quản trị.',
      `Your post may not do this (${permission}).`,
    ),
  )

/** The staff who calls. Only for routes whose access asks for somebody signed in. */
export function actorOf(request: FastifyRequest): StaffActor {
  if (!request.session) throw new Error(`${request.routeOptions.url} reached without a session`)
  return request.session.actor
}

/** The key made where the button was pressed, bound to who pressed it and what was sent. */
export function keyOf(request: FastifyRequest): RequestKey {
  return {
    key: headerKey(request).toLowerCase(),
    actor: request.session ? `staff:${request.session.actor.staff}` : 'anyone',
    request: requestHash(request.method, request.url, request.body),
  }
}

/** The version (`seq`) that the writer saw, from If-Match; undefined when not sent. */
export function versionOf(request: FastifyRequest): number | undefined {
  const sent = Number(String(request.headers['if-match'] ?? '').replaceAll('"', ''))
  return Number.isInteger(sent) && sent > 0 ? sent : undefined
}
