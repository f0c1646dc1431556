import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Cached } from '#outside/cached.ts'
import { formats, type ListColumn, type ListFile, listFile, smallFile } from '#outside/list-file.ts'
import type { Outside } from '#outside/outside.ts'
import { read } from '#outside/postgres.ts'
import { dayOf } from '#plain/day.ts'
import { say, text } from '#plain/texts.ts'
import { scopeOf } from '#units/actor.ts'
import { actorOf } from '#units/door.ts'
import { historyOf, type PostLine, postsQuery } from '#units/history-store.ts'
import { roleWords } from '#units/staffing.ts'
import { unitOn } from '#units/unit.ts'
import type { World } from './world.ts'
import { worldLists } from './world-export.ts'

const streams = z.object({ stream: z.string().regex(/^(area|unit|topic|holiday):[a-z0-9_]{1,40}$/) })

/** The dated world as it is and was, its history, and its lists as files. */
export const datedRoutes: FastifyPluginAsyncZod<{ out: Outside; world: Cached<World> }> = async (
  app,
  { out, world },
) => {
  app.get('/api/world/dated', { config: { may: 'read the world' } }, async () => {
    const { areas, units, topics, rules } = await world.get()
    return { today: dayOf(out.clock.now()), areas, units, topics, rules }
  })

  app.get(
    '/api/world/history',
    { schema: { querystring: streams }, config: { may: 'read the world' } },
    async (request) => ({
      history: await read(out.pool, scopeOf(actorOf(request)), (tx) => historyOf(tx, request.query.stream)),
    }),
  )

  for (const format of formats) {
    for (const list of ['areas', 'units', 'authority'] as const)
      app.get(
        `/api/${list}/export.${format}`,
        { config: { may: 'read the world' } },
        async (request, reply) => {
          const known = await world.get()
          const rows = { areas: known.areas.versions, units: known.units.versions, authority: known.rules }[
            list
          ]
          const columns = worldLists(known, request.session?.language ?? 'vi')[list]
          const name = { areas: 'dia-ban', units: 'don-vi', authority: 'tham-quyen' }[list]
          const file = smallFile<unknown>({ name, format }, columns as ListColumn<unknown>[], rows)
          return reply.headers(file.headers).send(file.stream)
        },
      )

    app.get(`/api/staff/export.${format}`, { config: { may: 'edit staff' } }, async (request, reply) => {
      const file = await staffFile(actorOf(request), format, request.session?.language ?? 'vi')
      return reply.headers(file.headers).send(file.stream)
    })
  }

  /** People and their posts, one line a post. */
  async function staffFile(
    by: ReturnType<typeof actorOf>,
    format: (typeof formats)[number],
    language: 'vi' | 'en',
  ): Promise<ListFile> {
    const { units } = await world.get()
    const title = (vi: string, en: string) => say(text(vi, en), language)
    const columns: ListColumn<PostLine>[] = [
      { title: title('Tên đăng nhập', 'Login'), of: (row) => row.login },
      { title: title('Họ tên', 'Name'), width: 26, of: (row) => row.name },
      { title: title('Chức vụ', 'Title'), width: 30, of: (row) => row.title },
      { title: title('Vai trò', 'Role'), of: (row) => say(roleWords[row.role], language) },
      {
        title: title('Đơn vị', 'Unit'),
        width: 34,
        of: (row) => unitOn(units, row.unit, row.from)?.name ?? '',
      },
      { title: title('Từ ngày', 'From'), kind: 'day', of: (row) => row.from },
      { title: title('Đến ngày', 'To'), kind: 'day', of: (row) => row.to },
      { title: title('Đã khóa', 'Disabled'), of: (row) => (row.disabled ? 'x' : '') },
    ]
    return listFile(
      { pool: out.pool, scope: scopeOf(by), name: 'nhan-vien', format },
      columns,
      postsQuery(by.subtree),
    )
  }
}
