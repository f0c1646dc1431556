import type { FastifyInstance } from 'fastify'

/** On every answer, whatever it is (ASVS 3.4). Pages add a hash of their own inline style to the policy. */
export const policy = (style = "'self'"): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${style}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')

const always: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=()',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
}

export function guardHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    for (const [name, value] of Object.entries(always)) reply.header(name, value)
    reply.header('content-security-policy', policy())
    reply.header('cache-control', 'no-store')
  })
}
