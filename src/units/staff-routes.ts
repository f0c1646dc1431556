import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { read, type Tx } from '#outside/postgres.ts'
import { dayOf } from '#plain/day.ts'
import { rowNumber } from '#plain/fields.ts'
import { conflict, invalid, isRefusal, missing, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { scopeOf } from './actor.ts'
import { actorOf, keyOf } from './door.ts'
import { byNumber, changingOf, changingSchema, type EditWorld, editWorld, type Outcome } from './edit-door.ts'
import { roles } from './permission.ts'
import type { Sessions } from './session.ts'
import * as store from './staff-store.ts'
import { checkAccount, checkPost, checkPostEnd, checkStaff } from './staffing.ts'
import { loadUnits } from './store.ts'

const id = rowNumber
const post = z.strictObject({ unit: id, role: z.enum(roles), title: z.string().max(120) })
const person = z.strictObject({
  login: z.string().trim().toLowerCase().max(41),
  name: z.string().trim().max(120),
  phone: z.string().trim().max(40).nullable().default(null),
  email: z.email().max(200).nullable().default(null),
})
const why = z.strictObject({ reason: z.string().trim().max(500) })
const config = { may: 'edit staff' } as const

const noStaff = missing('no-such-staff', text('Không có người này.', 'There is no such person.'))
const noReason = invalid('reason-missing', text('Cần ghi lý do.', 'A reason is needed.'), 'reason')
const taken = conflict(
  'login-taken',
  text('Tên đăng nhập đã có người dùng.', 'That login is taken.'),
  'login',
)

/** The staff: accounts, posts, what is lost and what is shut. Sessions that end are out at once. */
export const staffRoutes: FastifyPluginAsyncZod<
  EditWorld & { sessions: Pick<Sessions, 'forgetAll'> }
> = async (app, { sessions, ...world }) => {
  const { out } = world
  const today = () => dayOf(out.clock.now())

  app.get('/api/staff', { config }, async (request) => {
    const by = actorOf(request)
    return { staff: await read(out.pool, scopeOf(by), (tx) => store.staffIn(tx, by.subtree)) }
  })

  app.post(
    '/api/staff',
    { schema: { body: z.strictObject({ ...changingSchema, person, post }) }, config },
    async (request) => {
      const { person, post, ...from } = request.body
      const by = actorOf(request)
      let code: string | undefined
      const done = await editWorld(world, by, keyOf(request), async (tx) => {
        const refusal = checkStaff(person) ?? checkPost(await loadUnits(tx), post, by, changingOf(out, from))
        if (refusal) return refusal
        if (await store.loginTaken(tx, person.login)) return taken
        const who = { staff: by.staff, at: out.clock.now() }
        const staff = await store.addStaff(tx, person, { ...post, from: from.from }, who)
        code = await store.firstCode(tx, staff, who)
        return { staff }
      })
      // Shown once: a repeated request is not told the code again.
      return isRefusal(done) ? done : { ...done, code: code ?? null }
    },
  )

  app.put(
    '/api/staff/:id/posts',
    { schema: { params: byNumber, body: z.strictObject({ ...changingSchema, post }) }, config },
    (request) => {
      const { post, ...from } = request.body
      const by = actorOf(request)
      return editWorld(world, by, keyOf(request), async (tx) => {
        const staff = await store.account(tx, request.params.id, today())
        if (!staff) return noStaff
        const refusal = checkPost(await loadUnits(tx), post, by, changingOf(out, from))
        if (refusal) return refusal
        const who = { staff: by.staff, at: out.clock.now() }
        return { post: await store.givePost(tx, staff.id, { ...post, from: from.from }, who) }
      })
    },
  )

  app.put(
    '/api/posts/:id/end',
    { schema: { params: byNumber, body: z.strictObject(changingSchema) }, config },
    async (request) => {
      const by = actorOf(request)
      const changing = changingOf(out, request.body)
      const done = await editWorld(world, by, keyOf(request), async (tx) => {
        const found = await store.findPost(tx, request.params.id)
        if (!found) return missing('no-such-post', text('Không có chức vụ này.', 'There is no such post.'))
        const refusal = checkPostEnd(found, by, changing)
        if (refusal) return refusal
        const ending = {
          ...found,
          id: request.params.id,
          last: changing.from,
          today: today(),
          reason: changing.reason,
        }
        await store.endPost(tx, ending, { staff: by.staff, at: out.clock.now() })
        return { post: request.params.id }
      })
      sessions.forgetAll()
      return done
    },
  )

  type Act = (tx: Tx, staff: number, reason: string, who: { staff: number; at: Date }) => Promise<unknown>
  const acts: Readonly<Record<string, Act>> = {
    disable: (tx, staff, reason, who) => store.setDisabled(tx, staff, true, reason, who),
    enable: (tx, staff, reason, who) => store.setDisabled(tx, staff, false, reason, who),
    'remove-second-factor': store.removeSecondFactor,
    'end-sessions': (tx, staff, _reason, who) => store.endAll(tx, staff, who),
  }
  for (const [name, act] of Object.entries(acts))
    app.put(`/api/staff/:id/${name}`, { schema: { params: byNumber, body: why }, config }, (request) =>
      touch(request, request.params.id, request.body.reason, async (tx, staff, reason, who) => {
        await act(tx, staff, reason, who)
        return { staff }
      }),
    )

  app.put(
    '/api/staff/:id/first-code',
    { schema: { params: byNumber, body: why }, config },
    async (request) => {
      let code: string | undefined
      const done = await touch(
        request,
        request.params.id,
        request.body.reason,
        async (tx, staff, _reason, who) => {
          code = await store.firstCode(tx, staff, who)
          await store.endAll(tx, staff, who)
          return { staff }
        },
      )
      return isRefusal(done) ? done : { ...done, code: code ?? null }
    },
  )

  async function touch(
    request: unknown,
    id: number,
    reason: string,
    work: (tx: Tx, staff: number, reason: string, who: { staff: number; at: Date }) => Promise<Outcome>,
  ): Promise<Outcome | Refusal> {
    const asked = request as FastifyRequest
    const by = actorOf(asked)
    if (reason.length < 5) return noReason
    const done = await editWorld(world, by, keyOf(asked), async (tx) => {
      const staff = await store.account(tx, id, today())
      if (!staff) return noStaff
      return checkAccount(staff, by) ?? work(tx, staff.id, reason, { staff: by.staff, at: out.clock.now() })
    })
    sessions.forgetAll()
    return done
  }
}
