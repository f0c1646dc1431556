import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type RouteOptions } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { notebookRoutes } from '#dialogues/notebook-routes.ts'
import { dialogueRoutes } from '#dialogues/routes.ts'
import { figureRoutes } from '#figures/routes.ts'
import { noticeRoutes } from '#notices/routes.ts'
import type { MailCatcher } from '#outside/mail-catcher.ts'
import type { Outside } from '#outside/outside.ts'
import { peopleRoutes } from '#people/routes.ts'
import { authorityRoutes } from '#petitions/authority-routes.ts'
import { bulkRoutes } from '#petitions/bulk-routes.ts'
import { datedRoutes } from '#petitions/dated-routes.ts'
import { exportRoutes } from '#petitions/export-routes.ts'
import { photoRoutes } from '#petitions/photo-routes.ts'
import { receiptRoutes } from '#petitions/receipt-routes.ts'
import { petitionRoutes } from '#petitions/routes.ts'
import { fill } from '#petitions/telling-jobs.ts'
import { villageRoutes } from '#petitions/village-routes.ts'
import { worldRoutes } from '#petitions/world-routes.ts'
import { openWorld } from '#petitions/world-store.ts'
import { adminRoutes } from '#units/admin-routes.ts'
import { areaRoutes } from '#units/area-routes.ts'
import { calendarRoutes } from '#units/calendar-routes.ts'
import { door } from '#units/door.ts'
import { signInRoutes } from '#units/routes.ts'
import { openSessions } from '#units/session.ts'
import { staffRoutes } from '#units/staff-routes.ts'
import { demoMailRoutes } from './demo-mail-routes.ts'
import { deskFiles } from './desk-files.ts'
import { answerErrors } from './errors.ts'
import { guardHeaders } from './headers.ts'
import { openPublicSite, registerPublicSite } from './public-site.ts'

export interface AppOptions {
  /** How many proxies of ours stand before us. */
  readonly trustProxy: number
  readonly log?: boolean
  /** The demo's mail catcher: then its test mailbox can be read. */
  readonly catcher?: MailCatcher | undefined
  /** Is told of every route as it is added: for tests that must miss none. */
  readonly onRoute?: (route: RouteOptions) => void
}

/** The whole web side: staff's API, public pages, screens. Refuses to be built when a route is silent about who may call it. */
export async function buildApp(
  out: Outside,
  { trustProxy, log = false, catcher, onRoute }: AppOptions,
): Promise<FastifyInstance> {
  const app = Fastify({
    trustProxy: (_address: string, hop: number) => hop < trustProxy,
    logger: log ? { level: 'warn', redact: ['req.headers.cookie'] } : false,
    bodyLimit: 1_048_576,
    // A photo from a valley with one bar of 2G takes minutes; headers must still come at once.
    requestTimeout: 300_000,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  if (onRoute) app.addHook('onRoute', onRoute)
  const world = openWorld(out)
  const site = openPublicSite(out, world)
  answerErrors(app, site)
  guardHeaders(app)

  const sessions = openSessions(out, async () => (await world.get()).units)
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Lắng Nghe', version: '1' } },
    transform: jsonSchemaTransform,
  })
  await app.register(cookie)
  await app.register(door, { sessions, origin: out.origin })

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
  const editing = { out, forget: world.forget }
  await app.register(areaRoutes, editing)
  await app.register(adminRoutes, editing)
  await app.register(staffRoutes, { ...editing, sessions })
  await app.register(calendarRoutes, editing)
  await app.register(authorityRoutes, { ...editing, world })
  await app.register(datedRoutes, { out, world })
  await app.register(bulkRoutes, { out, world })
  await app.register(receiptRoutes, { out })
  await app.register(villageRoutes, { out, world })
  await app.register(noticeRoutes, { out, fill })
  if (catcher) await app.register(demoMailRoutes, { catcher })
  await app.register(dialogueRoutes, { out, world })
  await app.register(notebookRoutes, { out, world })
  await app.register(peopleRoutes, { out, areas: async () => (await world.get()).areas })
  await app.register(deskFiles)
  await app.register(exportRoutes, { out, world })
  await app.register(figureRoutes, { out, world })
  await app.register(photoRoutes, { out })
  await registerPublicSite(app, { out, world, site })
  return app
}
