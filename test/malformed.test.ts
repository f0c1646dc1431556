import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#outside/postgres.ts'
import { hashPassword } from '#units/sign-in.ts'
import { type Login, openTestApp, type TestApp } from './app.ts'

// Requests that no screen of ours sends, over every route, as every role and as nobody: an answer in time, never 5xx,
// never a word about the inside. The routes and their fields are read from the running application.

const REQUESTS = Number(process.env.REQUESTS ?? 2_000)
const SLOWEST_MS = 5_000
const INSIDE =
  /node_modules|\.ts:\d|\bselect .* from\b|\bpg_catalog\b|violates|ECONN|syntax error|at Object\./i
const people = [
  null,
  'hanh',
  'thanh',
  'mai',
  'blan',
  'hoa',
  'huong',
  'khoa',
  'an',
] as const satisfies readonly (Login | null)[]
/** What is read as a page, and is in no document of the API. */
const pages = ['/', '/gui-y-kien', '/giay-hen/{token}', '/theo-doi', '/theo-doi/tra-loi', '/theo-doi/danh-gia', '/theo-doi/rut-lai',
  '/theo-doi/anh', '/doi-thoai', '/doi-thoai/{id}', '/so-lieu', '/kiem-tin', '/en', '/en/theo-doi', '/desk/', '/desk/assets/{file}', '/mark.svg', '/healthz', '/nowhere'] // biome-ignore format: a list

interface Schema {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
}
interface Route {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, Schema>>
  readonly body: Schema | undefined
}

let house: TestApp
let routes: Route[]
let known: string[]
const cookies = new Map<string | null, Awaited<ReturnType<TestApp['as']>>>()

beforeAll(async () => {
  house = await openTestApp()
  const password = await hashPassword(randomUUID())
  await house.owner((tx) => tx.run(sql`update staff set password = ${password}`))
  for (const login of people) cookies.set(login, await house.as(login))
  const hanh = cookies.get('hanh')!
  const ids = [randomUUID(), randomUUID()]
  const place = { areas: [31], name: 'Đăk Hà' }
  await hanh.post('/api/petitions', {
    id: ids[0],
    channel: 'counter',
    words: 'Điện yếu lắm',
    area: 31,
    topic: 'grid_upgrade',
  })
  await hanh.post('/api/campaigns', { id: ids[1], startsOn: '2026-11-01', endsOn: '2026-12-01', ...place })
  await hanh.post('/api/dialogues', { id: ids[1], heldOn: '2026-11-20', ...place })
  known = [...ids, '40', '401', '31', '1', 'TMR', '2026-11-20', 'other', 'grid_upgrade']
  routes = [
    ...routesOf(house.app.swagger() as never),
    ...pages.flatMap((path) =>
      ['GET', 'POST', 'HEAD', 'OPTIONS', 'TRACE'].map((method) => ({
        method,
        path,
        query: {},
        body: undefined,
      })),
    ),
  ]
})
afterAll(() => house.close())

type Parameter = { readonly in: string; readonly name: string; readonly schema: Schema }
type Operation = {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> }
}
function routesOf({ paths }: { paths: Record<string, Record<string, Operation>> }): Route[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      query: Object.fromEntries(
        parameters.filter((one) => one.in === 'query').map(({ name, schema }) => [name, schema]),
      ),
      body: Object.values(requestBody?.content ?? {})[0]?.schema,
    })),
  )
}

const odd: readonly unknown[] = [null, true, -1, 0, 1.5, 2 ** 31, 2 ** 53, 1e308, '', ' ', '\0', 'a\0b', '\ud800', '9'.repeat(30), '-1', 'NaN', "'; select 1 --", '%', '../..', '0000-01-01', '9999-12-31',
  '2026-02-30', 'x~y', '2026-11-20~x', '{}', 'Đắk Hà', 'Đắk'.normalize('NFD'), 'x'.repeat(9_000), [], [[]], {}, { toString: 1 }, { refused: 'missing' }] // biome-ignore format: a list
const strange = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(...odd) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constant(deep(40)) },
)

/** Fields whose text is a day; the document does not say so. */
const DAY = /^(?:from|to|on|day|until|last|since|asOf)$|On$/

/** A value as the schema asks for it, so that a request comes past the first check. */
function fitting(schema: Schema | undefined, depth = 0, field = ''): fc.Arbitrary<unknown> {
  if (!schema || depth > 5) return strange
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((one) => fitting(one, depth + 1, field)))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.format === 'uuid')
    return fc.constantFrom(...known.slice(0, 2), randomUUID(), known[0]!.toUpperCase())
  if (schema.format === 'date-time')
    return fc.constantFrom('2026-11-20T08:00:00+07:00', '0000-01-01T00:00:00Z', '2026-11-23T23:59:60Z')
  switch (schema.type) {
    case 'object': {
      const { properties = {}, required = [] } = schema
      const fields: Record<string, fc.Arbitrary<unknown>> = {}
      for (const [name, one] of Object.entries(properties)) fields[name] = fitting(one, depth + 1, name)
      return fc.record(fields, { requiredKeys: [...required] })
    }
    case 'array':
      return fc.array(fitting(schema.items, depth + 1), { maxLength: 3 })
    case 'integer':
    case 'number':
      return fc.constantFrom(1, 31, 40, 401, 7, 2 ** 31, 2 ** 53 - 1)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      if (DAY.test(field)) return fc.constantFrom('2026-11-20', '2026-11-30', '2026-12-31')
      return fc.constantFrom(
        ...known,
        'Điện yếu lắm, tối nấu cơm không chín',
        '0001-01-01',
        '9999-12-31',
        '2026-11-30',
        '08:00',
      )
  }
}

/** The same with one thing wrong: a field that is odd, missing or not asked for. */
const oneWrong = (value: unknown): fc.Arbitrary<unknown> =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? strange
    : fc
        .tuple(
          fc.constantFrom(...Object.keys(value), '__proto__', 'constructor', 'more'),
          strange,
          fc.boolean(),
        )
        .map(([name, wrong, gone]) => {
          const { [name]: _, ...rest } = value as Record<string, unknown>
          return gone
            ? rest
            : JSON.parse(
                `{${JSON.stringify(name)}:${JSON.stringify(wrong)},${JSON.stringify(rest).slice(1).replace(/^}$/, '"_":0}')}`,
              )
        })

const pathOf = (path: string) =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...known) },
        { weight: 1, arbitrary: strange.map(written) },
      ),
      { minLength: 2, maxLength: 2 },
    )
    .map((values) => {
      let at = 0
      return path.replaceAll(/\{[^}]*\}/g, () => escaped(values[at++ % 2]!))
    })

/** Fields that the route knows, and now and then one that it does not. */
const queryOf = (query: Route['query']) =>
  fc
    .tuple(fc.subarray(Object.keys(query)), fc.nat(19), fc.nat(6))
    .chain(([names, more, wrong]) =>
      fc
        .tuple(
          ...[...names, ...(more === 0 ? ['more'] : [])].map((name, at) =>
            (at === wrong || name === 'more' ? strange : fitting(query[name], 0, name)).map(
              (value) => `${name}=${escaped(written(value))}`,
            ),
          ),
        )
        .map((pairs) => (pairs.length > 0 ? `?${pairs.join('&')}` : '')),
    )

const BOUNDARY = 'x-boundary'
const raw: readonly [string, string | Buffer][] = [
  ['application/json', '{'], ['application/json', ''], ['application/json', 'null'], ['application/json', '"\\ud800"'], ['application/json', `${'['.repeat(50_000)}`], ['application/json', '{"__proto__":{"a":1}}'],
  ['application/json', Buffer.from([0xff, 0xfe, 0x7b])], ['text/plain', 'x'], ['application/xml', '<x/>'], ['multipart/form-data', 'x'], [`multipart/form-data; boundary=${BOUNDARY}`, ''],
  [`multipart/form-data; boundary=${BOUNDARY}`, `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\nPK\x03\x04broken\r\n--${BOUNDARY}--\r\n`],
  [`multipart/form-data; boundary=${BOUNDARY}`, `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nSố,Ngày,Ý kiến\r\n1,x,\0\r\n--${BOUNDARY}--\r\n`],
  [`multipart/form-data; boundary=${BOUNDARY}`, `--${BOUNDARY}\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\nx\r\n--${BOUNDARY}`],
  ['application/x-www-form-urlencoded', 'number=%00&secret=%ff%fe&token=&proof=x.y.z&__proto__=1'], ['application/x-www-form-urlencoded', `${'a=1&'.repeat(3_000)}`], ['application/x-www-form-urlencoded', 'number=TMR-2026-0001&secret=00000-00000-0'],
] // biome-ignore format: a list

const bodyOf = (route: Route): fc.Arbitrary<Pick<InjectOptions, 'payload' | 'headers'>> => {
  if (['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(route.method)) return fc.constant({})
  const json = (value: unknown) => ({
    payload: JSON.stringify(value) ?? 'null',
    headers: { 'content-type': 'application/json' },
  })
  const asked = fitting(route.body)
  return fc.oneof(
    { weight: 4, arbitrary: asked.map(json) },
    { weight: 4, arbitrary: asked.chain(oneWrong).map(json) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(...raw)
        .map(([type, payload]) => ({ payload, headers: { 'content-type': type } })),
    },
  )
}

const requestOf = fc.nat().chain((n) => {
  const route = routes[n % routes.length]!
  return fc.record({
    who: fc.constantFrom(...people),
    method: fc.constant(route.method),
    path: pathOf(route.path),
    query: queryOf(route.query),
    body: bodyOf(route),
    key: fc.oneof(
      { weight: 5, arbitrary: fc.uuid({ version: 4 }) },
      { weight: 1, arbitrary: fc.constantFrom('', 'x', '0'.repeat(200)) },
    ),
    version: fc.constantFrom(undefined, undefined, '"1"', '-1', '99999999999999', 'x'),
  })
})

test(`${REQUESTS} malformed requests: no 5xx, no hang, nothing of the inside`, {
  timeout: 240_000,
}, async () => {
  const seed = Number(process.env.TEST_SEED ?? Date.now() % 2 ** 31)
  console.log(
    `malformed: seed ${seed}, ${REQUESTS} requests, 0 failures bound the rate at ${(300 / REQUESTS).toFixed(2)} %`,
  )
  const faults = new Set<string>()
  await fc.assert(
    fc.asyncProperty(requestOf, async ({ who, method, path, query, body, key, version }) => {
      const headers = {
        ...(body.headers as object),
        'idempotency-key': key,
        ...(version ? { 'if-match': version } : {}),
      }
      const asked = { method, url: path + query, ...body, headers } as InjectOptions
      const begun = performance.now()
      const reply = await cookies.get(who)!.send(asked)
      // Somebody signed out everywhere, or was shut out: he comes back.
      if (reply.status === 401 && who !== null) await comeBack(who)
      const tooSlow = performance.now() - begun > SLOWEST_MS
      if (reply.status >= 500 || tooSlow || INSIDE.test(reply.text))
        faults.add(
          `${reply.status} ${method} ${path}${query} as ${who}: ${String(body.payload ?? '').slice(0, 300)}`,
        )
    }),
    { seed, numRuns: REQUESTS },
  )
  expect([...faults]).toEqual([])
})

async function comeBack(login: Login): Promise<void> {
  await house.owner((tx) => tx.run(sql`update staff set disabled_at = null where login = ${login}`))
  cookies.set(login, await house.as(login))
}
const written = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
const escaped = (text: string): string => (text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80')
function deep(n: number): unknown {
  return n === 0 ? 'x' : [deep(n - 1)]
}
