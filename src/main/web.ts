import Fastify from 'fastify'
import { openPool } from '#outside/postgres.ts'
import type { Config } from './config.ts'
import type { Keys } from './keys.ts'

export interface Web {
  readonly url: string
  close(): Promise<void>
}

/** Serves everything people open: the public site, the staff screens, the API. */
export async function startWeb(config: Config, databaseUrl: string, _keys: Keys): Promise<Web> {
  const pool = openPool(databaseUrl, { role: 'langnghe_app', max: 16 })
  const app = Fastify({ trustProxy: (_address, hop) => hop < config.trustProxy })
  app.get('/healthz', async () => {
    await pool.query('select 1')
    return { ok: true }
  })
  app.addHook('onClose', () => pool.end())
  await app.listen({ host: config.host, port: config.port })
  return { url: config.origin, close: () => app.close() }
}
