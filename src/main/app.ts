import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { dialogueRoutes } from '#dialogues/routes.ts'
import { figureRoutes } from '#figures/routes.ts'
import type { Outside } from '#outside/outside.ts'
import { bulkRoutes } from '#petitions/bulk-routes.ts'
import { exportRoutes } from '#petitions/export-routes.ts'
import { receiptRoutes } from '#petitions/receipt-routes.ts'
import { petitionRoutes } from '#petitions/routes.ts'
import { worldRoutes } from '#petitions/world-routes.ts'
import { openWorld } from '#petitions/world-store.ts'
import { door } from '#units/door.ts'
import { signInRoutes } from '#units/routes.ts'
import { openSessions } from '#units/session.ts'
import { deskFiles } from './desk-files.ts'
import { answerErrors } from './errors.ts'
import { guardHeaders } from './headers.ts'

export interface AppOptions {
  /** How many proxies of ours stand before us. */
  readonly trustProxy: number
  readonly log?: boolean
}

/** The whole web side: staff's API, public pages, screens. Refuses to be built when a route is silent about who may call it. */
export async function buildApp(
  out: Outside,
  { trustProxy, log = false }: AppOptions,
): Promise<FastifyInstance> {
  const app = Fastify({
    trustProxy: (_address: string, hop: number) => hop < trustProxy,
    logger: log ? { level: 'warn', redact: ['req.headers.cookie'] } : false,
    bodyLimit: 1_048_576,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerErrors(app)
  guardHeaders(app)

  const world = openWorld(out)
  const sessions = openSessions(out, async () => (await world.get()).units)
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Lắng Nghe', version: '1' } },
    transform: jsonSchemaTransform,
  })
  await app.register(cookie)
  await app.register(door, { sessions })

  app.get('/healthz', { config: { may: 'anyone' }, schema: { hide: true } }, async () => {
    await out.pool.query('select 1')
    return { ok: true }
  })
  app.get('/api/openapi.json', { config: { may: 'anyone signed in' }, schema: { hide: true } }, async () =>
    app.swagger(),
  )

  await app.register(signInRoutes, { out, sessions })
  await app.register(worldRoutes, { out, world })
  await app.register(petitionRoutes, { out, world })
  await app.register(bulkRoutes, { out, world })
  await app.register(receiptRoutes, { out })
  await app.register(deskFiles)
  await app.register(dialogueRoutes, { out, world })
  await app.register(exportRoutes, { out, world })
  await app.register(figureRoutes, { out, world })
  return app
}
