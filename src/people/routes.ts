import { PassThrough } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Areas, areaOn } from '#areas/area.ts'
import { requestHash } from '#ledger/idempotency.ts'
import { formats } from '#outside/list-file.ts'
import type { Outside } from '#outside/outside.ts'
import { read } from '#outside/postgres.ts'
import { readUpload, uploadLimits } from '#outside/upload.ts'
import { writeXlsx } from '#outside/xlsx.ts'
import { dayOf } from '#plain/day.ts'
import { askedNumber } from '#plain/fields.ts'
import { maskPhone } from '#plain/phone-number.ts'
import { forbidden, isRefusal, missing } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { type StaffActor, scopeOf } from '#units/actor.ts'
import { actorOf, keyOf } from '#units/door.ts'
import { customerColumns, templateRow } from './customer-sheet.ts'
import { exportCustomers } from './export.ts'
import { importCustomers, previewCustomers } from './importing.ts'
import { type CustomerRow, countCustomers, findCustomer, searchCustomers } from './store.ts'

const noSuch = missing('no-such-customer', text('Không có khách hàng này.', 'There is no such customer.'))
const noBranch = forbidden('no-branch', text('Hãy chọn một Điện lực.', 'Choose a branch.'))
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const peopleRoutes: FastifyPluginAsyncZod<{ out: Outside; areas: () => Promise<Areas> }> = async (
  app,
  { out, areas },
) => {
  await app.register(multipart, uploadLimits)
  const reads = { may: 'read customers' } as const
  const today = () => dayOf(out.clock.now())
  const named = (known: Areas, one: CustomerRow) => ({
    ...one,
    commune: one.area === null ? '' : (areaOn(known, one.area, today())?.name ?? ''),
  })

  app.get(
    '/api/customers',
    {
      schema: {
        querystring: z.strictObject({
          q: z.string().trim().max(100).default(''),
          areas: z.string().max(200).default(''),
        }),
      },
      config: reads,
    },
    async (request) => {
      const known = await areas()
      const near = request.query.areas
        .split(',')
        .filter((typed) => askedNumber.safeParse(typed).success)
        .map(Number)
      const by = actorOf(request)
      return read(out.pool, scopeOf(by), async (tx) => ({
        customers: (await searchCustomers(tx, by.branches, request.query.q, near)).map((one) => ({
          ...named(known, one),
          phone: one.phone === null ? null : maskPhone(one.phone),
        })),
        total: await countCustomers(tx, by.branches),
      }))
    },
  )
  app.get(
    '/api/customers/template.xlsx',
    { config: { may: 'import customers' } },
    async (_request, reply) => {
      const to = new PassThrough()
      void writeXlsx(customerColumns, [templateRow], to, 'Khách hàng').catch((error: Error) =>
        to.destroy(error),
      )
      return reply
        .header('content-disposition', 'attachment; filename="mau-khach-hang.xlsx"')
        .type(XLSX)
        .send(to)
    },
  )
  for (const format of formats)
    app.get(
      `/api/customers/export.${format}`,
      { config: { may: 'import customers' } },
      async (request, reply) => {
        const by = actorOf(request)
        const branch = branchOf(by, undefined)
        if (branch === null) return noBranch
        const file = await exportCustomers(out, await areas(), by, branch, format)
        return reply.headers(file.headers).send(file.stream)
      },
    )
  app.get(
    '/api/customers/:code',
    { schema: { params: z.object({ code: z.string().max(20) }) }, config: reads },
    async (request) => {
      const by = actorOf(request)
      const one = await read(out.pool, scopeOf(by), (tx) =>
        findCustomer(tx, by.branches, request.params.code.toUpperCase()),
      )
      return one ? { customer: named(await areas(), one) } : noSuch
    },
  )
  app.post(
    '/api/customers/preview',
    { config: { may: 'import customers', repeatable: true } },
    async (request) => {
      const upload = await readUpload(request)
      return isRefusal(upload) ? upload : previewCustomers(upload.bytes, await areas(), today())
    },
  )
  app.post('/api/customers/import', { config: { may: 'import customers' } }, async (request) => {
    const by = actorOf(request)
    const upload = await readUpload(request)
    if (isRefusal(upload)) return upload
    const branch = branchOf(by, upload.fields.branch)
    if (branch === null) return noBranch
    const { bytes, sha256 } = upload
    const key = { ...keyOf(request), request: requestHash('POST', request.url, { sha256, branch }) }
    return importCustomers(out, await areas(), by, branch, key, bytes, sha256)
  })
}

/** The actor's own branch, or one below him that he names. */
function branchOf(by: StaffActor, asked: string | undefined): number | null {
  if (asked !== undefined) return by.branches.includes(Number(asked)) ? Number(asked) : null
  return by.branch ?? (by.branches.length === 1 ? (by.branches[0] ?? null) : null)
}
