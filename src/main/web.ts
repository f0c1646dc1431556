import type { MailCatcher } from '#outside/mail-catcher.ts'
import type { Outside } from '#outside/outside.ts'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'

export interface Web {
  readonly url: string
  close(): Promise<void>
}

/** Serves everything people open: the public site, the staff screens, the API. */
export async function startWeb(config: Config, out: Outside, catcher?: MailCatcher): Promise<Web> {
  const app = await buildApp(out, { trustProxy: config.trustProxy, log: true, catcher })
  await app.listen({ host: config.host, port: config.port })
  return { url: config.origin, close: () => app.close() }
}
