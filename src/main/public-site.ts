import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createElement } from 'react'
import { publicDialogueRoutes } from '#dialogues/public-routes.ts'
import { publicFigureRoutes } from '#figures/public-routes.ts'
import { publicNoticeRoutes } from '#notices/public-routes.ts'
import type { Cached } from '#outside/cached.ts'
import type { Outside } from '#outside/outside.ts'
import { projectFolder } from '#outside/project-folder.ts'
import { followingRoutes } from '#petitions/following-routes.ts'
import { sendingRoutes } from '#petitions/sending-routes.ts'
import type { World } from '#petitions/world.ts'
import { dayOf } from '#plain/day.ts'
import { type Text, text } from '#plain/texts.ts'
import { ErrorPage, errorTitle } from '#portal/error-page.tsx'
import { openSite, type Site } from '#portal/site.tsx'
import { siteOwner } from '#units/unit.ts'
import { policy } from './headers.ts'

const nav = [
  { path: '/gui-y-kien', words: text('Gửi ý kiến', 'Send an opinion') },
  { path: '/theo-doi', words: text('Theo dõi', 'Follow') },
  { path: '/doi-thoai', words: text('Buổi đối thoại', 'Dialogues') },
  { path: '/so-lieu', words: text('Con số', 'Numbers') },
  { path: '/kiem-tin', words: text('Kiểm tra tin', 'Check a message') },
]
const foot = text(
  'Mất điện, dây đứt: gọi ngay 1900 1909, cả ngày đêm. Đừng lại gần dây rơi.',
  'No power, a fallen wire: call 1900 1909, day and night. Keep away from fallen wires.',
)

/** The public site: its frame, and every page that the slices bring, in both languages. */
export function openPublicSite(out: Outside, world: Cached<World>): Site {
  return openSite({
    name: 'Lắng Nghe',
    nav,
    foot,
    policy,
    // The page that says the server is in trouble must come even when the database does not.
    owner: () =>
      world.get().then(
        ({ units }) => siteOwner(units, dayOf(out.clock.now()))?.name ?? '',
        () => '',
      ),
  })
}

export async function registerPublicSite(
  app: FastifyInstance,
  given: { out: Outside; world: Cached<World>; site: Site },
): Promise<void> {
  for (const prefix of ['', '/en']) {
    for (const routes of [sendingRoutes, followingRoutes, publicDialogueRoutes, publicFigureRoutes])
      await app.register(routes, { ...given, prefix })
    await app.register(publicNoticeRoutes, { site: given.site, prefix })
  }
  const mark = readFileSync(join(projectFolder, 'src/portal/mark.svg'), 'utf8')
  const open = { schema: { hide: true }, config: { may: 'anyone' } } as const
  app.get('/mark.svg', open, (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(mark),
  )
  app.get('/robots.txt', open, (_request, reply) =>
    reply
      .type('text/plain')
      .header('cache-control', 'public, max-age=86400')
      .send(
        'User-agent: *\nDisallow: /api/\nDisallow: /desk/\nDisallow: /giay-hen/\nDisallow: /en/giay-hen/\n',
      ),
  )
}

/** Whether a person reads this address: everything but the API and the files of the staff app. */
export const isPage = (url: string): boolean => !/^\/(?:api|desk|hall|healthz)(?:[/?]|$)/.test(url)

/** A refusal or a failure as a page that says what to do next. */
export const sendErrorPage = (
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  why: Text,
): Promise<FastifyReply> =>
  site.send(request, reply, {
    title: errorTitle(status),
    status,
    body: (language) => createElement(ErrorPage, { language, status, why }),
  })
