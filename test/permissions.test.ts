import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPool, raw, sql } from '#outside/postgres.ts'
import { allRows } from '#outside/sheet.ts'
import { COOKIE } from '#units/door.ts'
import { type Role, roles } from '#units/permission.ts'
import { tokenHash } from '#units/sign-in.ts'
import { buildApp } from '../src/main/app.ts'
import { openTestApp, type TestApp } from './app.ts'
import { decided, type Line, matrix, type Place, places } from './permissions.matrix.ts'
import {
  cookieFor,
  type Everything,
  fill,
  hire,
  type Someone,
  someone,
  thingAt,
} from './permissions.world.ts'

// Who may what: every route of the running app, by everybody, at every place; and what each wall holds back alone.
type Headers = Record<string, string>
let house: TestApp
let things: Everything
/** As the house, but nothing that is written stays: each call finds the same world. */
let undone: FastifyInstance
/** The same without row-level security: what the app checks by itself. */
let oneWall: FastifyInstance
let owners: Pool
const routes = new Set<string>()
const as: Record<string, Headers> = {}

beforeAll(async () => {
  house = await openTestApp()
  await hire(house)
  owners = openPool(house.ownerUrl, { max: 3 })
  const onRoute = ({ method, url }: { method: string | string[]; url: string }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.add(`${one} ${url}`)
  }
  things = { 40: await fill(house, 40), 41: await fill(house, 41), 42: await fill(house, 42) }
  undone = await buildApp({ ...house.out, pool: undoing(house.out.pool) }, { trustProxy: 0, onRoute })
  oneWall = await buildApp({ ...house.out, pool: undoing(owners) }, { trustProxy: 0 })
  for (const { login } of someone) as[login] = await cookieFor(house, login)
  as.gone = await cookieFor(house, 'gone')
  as.idle = await stale(sql`created_at = now() - interval '2 hours', seen_at = now() - interval '31 minutes'`)
  as.old = await stale(sql`created_at = now() - interval '13 hours', seen_at = now()`)
  as.ended = await stale(sql`ended_at = now()`)
  as.unknown = { cookie: `${COOKIE}=${randomBytes(32).toString('base64url')}` }
  as.anonymous = {}
}, 240_000)
afterAll(async () => {
  await undone.close()
  await oneWall.close()
  await owners.end()
  await house.close()
})

/** A pool whose commits undo. */
const undoing = (pool: Pool): Pool =>
  new Proxy(pool, {
    get(target, name) {
      if (name !== 'connect') return bound(target, name)
      return async () =>
        new Proxy(await target.connect(), {
          get: (client, part) =>
            part !== 'query'
              ? bound(client, part)
              : async (asked: string) =>
                  asked === 'commit'
                    ? { ...(await client.query('rollback')), command: 'COMMIT' }
                    : client.query(asked),
        })
    },
  })
const bound = (target: object, name: string | symbol): unknown => {
  const value = Reflect.get(target, name)
  return typeof value === 'function' ? value.bind(target) : value
}
async function stale(how: ReturnType<typeof sql>): Promise<Headers> {
  const headers = await cookieFor(house, 'thanh')
  const token = headers.cookie.slice(COOKIE.length + 1)
  await house.owner((tx) => tx.run(sql`update session set ${how} where token_hash = ${tokenHash(token)}`))
  return headers
}

const words = { words: 'Đã cân pha, đo lại 215 V' }
const reason = { reason: 'Vì một lẽ chính đáng' }
const dated = { from: '2026-12-01', reason: 'Theo quyết định' }
/** A department of the petition's own branch, by its place: another one is no receiver for anybody. */
const receiver: Readonly<Record<Place, number>> = { own: 403, department: 403, sister: 413, other: 423 }
const planned = { name: 'Đối thoại', heldOn: '2026-12-01', areas: [31] }
/** A body that the schema lets through, so that it is the place that decides. */
const bodies: Readonly<Record<string, object>> = {
  classify: { topic: 'grid_upgrade' },
  ask: words,
  'hear-back': words,
  'hand-over': { level: 'commune', receiver: 'UBND xã', ...words },
  'hear-authority': words,
  promise: { kind: 'day', dueOn: '2026-12-20', reviewOn: null, said: 'Sẽ kéo dây' },
  'put-off': { ...words, until: '2026-12-30' },
  'wait-for-money': { ...words, reviewOn: '2026-12-30' },
  resume: words,
  answer: { ...words, outcome: 'done' },
  deliver: { channel: 'call' },
  judge: { solved: true },
  withdraw: reason,
  duplicate: { of: randomUUID(), ...reason },
  spam: reason,
  'ask-withhold': reason,
  withhold: reason,
  release: reason,
  'open-identity': reason,
  note: words,
  settle: { as: 'told' },
  'PUT /api/notices/:id/cancel': { note: 'Không cần nữa' },
  'PUT /api/dialogues/:id': planned,
  'PUT /api/dialogues/:id/close': { men: 1, women: 1, officials: 1 },
  'PUT /api/campaigns/:id': { name: 'Đợt', startsOn: '2026-12-01', endsOn: '2026-12-20', areas: [31] },
  'PUT /api/units/:id': { ...dated, change: { name: 'Tên mới' } },
  'PUT /api/units/:id/end': dated,
  'PUT /api/units/:id/areas/:area': dated,
  'PUT /api/units/:id/areas/:area/end': dated,
  'PUT /api/areas/:id': { ...dated, change: { name: 'Xã Mới' } },
  'PUT /api/areas/:id/split': {
    ...dated,
    legal: 'NQ 1',
    parts: ['A', 'B'].map((name) => ({ kind: 'commune', name: `Xã ${name}` })),
  },
  'PUT /api/areas/:id/end': dated,
  'PUT /api/posts/:id/end': dated,
}
for (const act of ['disable', 'enable', 'end-sessions', 'remove-second-factor', 'first-code'])
  Object.assign(bodies, { [`PUT /api/staff/:id/${act}`]: reason })
const edge = 'edge-of-the-form'
const photo = `--${edge}\r\ncontent-disposition: form-data; name="photo"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n`
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

async function call(
  app: FastifyInstance,
  headers: Headers,
  route: string,
  thing: string,
  place: Place = 'own',
) {
  const [method, path] = route.split(' ') as ['GET' | 'PUT' | 'POST' | 'DELETE', string]
  const url = path.replace(/:area|:day|:token|\*/, '31').replace(/:id|:code/, thing)
  const body =
    bodies[route] ??
    bodies[path.split('/').at(-1)!] ??
    (/(assign|move-on)$/.test(path) ? { unit: receiver[place], reason: 'Đúng bộ phận hơn' } : {})
  const given = method === 'GET' || method === 'DELETE' ? {} : { payload: body }
  const own = { 'idempotency-key': randomUUID(), ...headers }
  if (!path.endsWith('/photos')) return app.inject({ method, url, ...given, headers: own })
  const payload = Buffer.concat([
    Buffer.from(photo),
    Buffer.from(dot, 'base64'),
    Buffer.from(`\r\n--${edge}--\r\n`),
  ])
  const type = { 'content-type': `multipart/form-data; boundary=${edge}` }
  return app.inject({ method, url, payload, headers: { ...own, ...type } })
}
type Reply = Awaited<ReturnType<typeof call>>
const codeOf = (reply: Reply): string =>
  String(reply.headers['content-type']).includes('application/json') ? String(reply.json()?.code ?? '') : ''
/** What came of it, in the words of the table. Not belonging to a branch is no question of who may. */
function got(reply: Reply): string {
  if (reply.statusCode === 403 && ['no-branch', 'not-second'].includes(codeOf(reply))) return 'yes'
  if (reply.statusCode >= 500) return `${reply.statusCode} ${reply.body}`
  if (reply.body === '{"notices":[]}') return 'none'
  return [401, 403, 404].includes(reply.statusCode) ? String(reply.statusCode) : 'yes'
}
const nothing = randomUUID()
const thingFor = (line: Line, role: Role, place: Place) =>
  line.route.startsWith('PUT /api/posts/')
    ? String(postOf[thingAt('/staff/', role, place, things)])
    : line.at
      ? thingAt(line.route, role, place, things)
      : nothing
const postOf: Record<string, number> = {}
/** One of each role: the demo's people. What is about one thing is asked of an administrator who is not above all. */
const oneOf = (role: Role, line: Line): string =>
  role === 'administrator' && line.at ? 'admin21' : someone.find((one) => one.role === role)!.login

test('every route stands in the table, and the table names no other', () => {
  const lacking = [...routes].filter((route) => !matrix.has(route))
  expect(
    lacking,
    `Decide who may what: add to test/permissions.matrix.ts a line as\n${lacking.map((route) => `${route.replace(' ', '  ')}   LSHOCKIA   yes  held  404  404`).join('\n')}`,
  ).toEqual([])
  const gone = [...matrix.keys()].filter((route) => !routes.has(route))
  expect(gone, 'No such routes any more: take their lines out of test/permissions.matrix.ts').toEqual([])
  expect(routes.size).toBeGreaterThan(120)
})

describe.each(['with both walls', 'with row-level security off'])('%s', (walls) => {
  const app = () => (walls === 'with both walls' ? undone : oneWall)

  test('each role gets at each place what the table decides', async () => {
    for (const { staff, id } of await house.owner((tx) =>
      tx.many<{ staff: number; id: number }>(sql`select staff_id as staff, id from post`),
    ))
      postOf[staff] = id
    const wrong: string[] = []
    for (const line of matrix.values())
      for (const role of roles)
        for (const place of line.at ? places : (['own'] as const)) {
          if (!Array.isArray(line.who)) continue
          const reply = await call(
            app(),
            as[oneOf(role, line)]!,
            line.route,
            thingFor(line, role, place),
            place,
          )
          const due = decided(line, role, place)
          const right =
            line.at || due === '403'
              ? got(reply) === due
              : codeOf(reply) !== 'may-not' && reply.statusCode < 500
          if (!right)
            wrong.push(
              `${line.route}, ${role}, ${place}: ${due}, but ${reply.statusCode} ${reply.body.slice(0, 160)}`,
            )
        }
    expect(wrong).toEqual([])
  }, 600_000)
})

test('whoever is not signed in, any more or at all, gets 401 wherever somebody must be', async () => {
  const wrong: string[] = []
  for (const line of matrix.values())
    for (const who of ['anonymous', 'unknown', 'idle', 'old', 'ended', 'gone'] as const) {
      const reply = await call(undone, as[who]!, line.route, thingFor(line, 'leader', 'own'))
      const open = line.who === 'anyone' || line.who === 'receipt'
      const right = open
        ? reply.statusCode < 500 && reply.statusCode !== 401
        : reply.statusCode === 401 && codeOf(reply) === 'sign-in'
      if (!right) wrong.push(`${line.route}, ${who}: ${reply.statusCode} ${reply.body.slice(0, 120)}`)
    }
  expect(wrong).toEqual([])
}, 600_000)

test('any member of the staff may what all may', async () => {
  for (const line of matrix.values())
    if (line.who === 'staff')
      for (const { login } of someone) {
        const reply = await call(undone, as[login]!, line.route, nothing)
        expect(['may-not', 'sign-in'], `${line.route} ${login}`).not.toContain(codeOf(reply))
        expect(reply.statusCode, reply.body).toBeLessThan(500)
      }
})

test('a petition that is not the branch’s own, or is nowhere, is no original of a duplicate', async () => {
  const { petitions } = things[40]!
  for (const of of [things[41]!.petitions[41]!, things[42]!.petitions.sealed!, nothing]) {
    const headers = { ...as.hanh, 'idempotency-key': randomUUID() }
    const url = `/api/petitions/${petitions[402]}/duplicate`
    const reply = await undone.inject({ method: 'PUT', url, headers, payload: { of, ...reason } })
    expect([reply.statusCode, codeOf(reply)]).toEqual([422, 'no-such-petition'])
  }
})

/** Every way to look: all lists, counts, files, searches, and each thing of every branch by its id. */
function looks(): string[] {
  const found: string[] = []
  const asked: Readonly<Record<string, readonly string[]>> = {
    '/api/petitions': [
      '?show=all&limit=200',
      '?show=all&q=khieunai',
      '?show=climbing',
      '?q=qan41loi&show=all',
      '?show=late',
    ],
    '/api/petitions/count': ['?show=all', '?show=all&q=khieunai', '?show=late', '?unit=41&show=all'],
    '/api/petitions/export.xlsx': ['?show=all'],
    '/api/petitions/export.csv': ['?show=all', '?show=all&q=khieunai'],
    '/api/notices': ['?show=all&limit=200', '?show=village', '?show=call', ''],
    '/api/customers': ['?q=khachchung', '?q=qan41khach', '?q=097', ''],
    '/api/coverage': [
      '',
      ...[40, 41, 42].map((branch) => `?branch=${branch}`),
      ...all((own) => `?campaign=${own.campaign}`),
    ],
    '/api/dialogues': ['', '?area=31', ...all((own) => `?campaign=${own.campaign}`)],
    '/api/dialogues/export.csv': ['', ...all((own) => `?campaign=${own.campaign}`)],
    '/api/figures/leader': [
      '',
      ...[40, 41, 42].map((unit) => `?unit=${unit}`),
      ...all((own) => `?campaign=${own.campaign}`),
    ],
    '/api/world/history': ['?stream=unit:41', '?stream=area:31'],
    '/api/authority/try': ['?topic=grid_upgrade', '?topic=grid_upgrade&branch=42'],
    '/doi-thoai': ['', '?xa=31'],
    '/theo-doi': [''],
  }
  for (const route of matrix.keys()) {
    const [method, path] = route.split(' ') as [string, string]
    if (method !== 'GET' || path.startsWith('/desk')) continue
    if (!path.includes(':')) found.push(...(asked[path] ?? ['']).map((query) => path + query))
    else
      for (const own of Object.values(things))
        for (const id of named(path, own)) found.push(path.replace(/:\w+/, id))
  }
  return found
}
const all = <T>(of: (own: Everything[number]) => T): T[] => Object.values(things).map(of)
function named(path: string, own: Everything[number]): string[] {
  if (path.includes('/petitions/') || path.includes('/notices/of/')) return Object.values(own.petitions)
  if (path.includes('/attachments/')) return [own.attachment, own.sealedAttachment]
  if (path.includes('/campaigns/')) return [own.campaign]
  if (path.includes('/customers/')) return [own.customer]
  return [own.dialogue]
}
/** An answer as text, tables unzipped, digits of telephones together. */
async function textOf(reply: Reply): Promise<string> {
  if (!String(reply.headers['content-type']).includes('spreadsheetml'))
    return reply.body.replace(/(?<=\d)[ .](?=\d)/g, '')
  const rows = await allRows(reply.rawPayload)
  return Array.isArray(rows) ? rows.map(({ cells }) => cells.join('\t')).join('\n') : JSON.stringify(rows)
}
/** What stands in an answer that this person must not read. Nobody signed in: no names, codes, telephones at all. */
function leaked(text: string, who: Someone | undefined): string[] {
  const reach = new Set(who?.reach.map(String))
  const may = who?.role === 'leader' || who?.role === 'inspector'
  const foreign = [...text.matchAll(/qan(\d\d)(\w+)|pq(\d\d)qn|097400(\d\d)/gi)].filter(
    ([, a, field, b, c]) =>
      who ? !reach.has((a ?? b ?? c)!) : b || c || field === 'ten' || field === 'khach' || field === 'ghi',
  )
  const sealed = [...text.matchAll(/qseal(\d\d)/gi)].filter(([, branch]) => !may || !reach.has(branch!))
  return [...foreign, ...sealed, ...text.matchAll(/qhid\d\d|097500\d\d/gi)].map(([found]) => found)
}
const everybody = (): [string, Someone | undefined][] => [
  ...someone.map((one): [string, Someone] => [one.login, one]),
  ['anonymous', undefined],
]
const look = (app: FastifyInstance, login: string, url: string) =>
  app.inject({ method: 'GET', url, headers: as[login]! })

test('no canary stands in an answer where it is not known; without row-level security all answers are the same', async () => {
  const wrong: string[] = []
  const seen = new Map<string, Set<string>>()
  for (const [login, who] of everybody())
    for (const url of looks()) {
      const reader = url.startsWith('/api/') ? who : undefined
      const both = await look(undone, login, url)
      const text = await textOf(both)
      const alone = await textOf(await look(oneWall, login, url))
      if (both.statusCode >= 500) wrong.push(`${login} ${url}: ${both.statusCode} ${text.slice(0, 200)}`)
      const found = leaked(text, reader)
      if (found.length > 0) wrong.push(`${login} ${url}: reads ${[...new Set(found)].join(' ')}`)
      const open = leaked(alone, reader)
      if (open.length > 0) wrong.push(`${login} ${url}: the app alone shows ${[...new Set(open)].join(' ')}`)
      else if (alone !== text && reader)
        wrong.push(`${login} ${url}: the app alone answers otherwise: ${difference(text, alone)}`)
      if (reader)
        for (const [mark] of text.matchAll(/qan\d\d[a-z]+|qseal\d\d/gi))
          seen.set(login, (seen.get(login) ?? new Set()).add(mark))
    }
  // The canaries do sing where they may.
  expect(seen.get('thanh')).toEqual(
    new Set([
      ...'loi lang ten khach thon tram so dot buoi nha chu ket dap ghi hua anh tin dich'
        .split(' ')
        .map((field) => `Qan40${field}`),
      'Qseal40',
    ]),
  )
  expect([...seen.get('khoa')!].filter((mark) => mark.startsWith('Qseal')).sort()).toEqual([
    'Qseal40',
    'Qseal41',
  ])
  expect(wrong).toEqual([])
}, 600_000)
function difference(one: string, other: string): string {
  let at = 0
  while (one[at] === other[at]) at++
  return `${one.slice(Math.max(0, at - 60), at + 40)} | ${other.slice(Math.max(0, at - 60), at + 40)}`
}

test('looking changes nothing; taking a list is in the ledger', async () => {
  const before = await contents()
  for (const login of ['thanh', 'an', 'huong', 'chuse', 'anonymous'])
    for (const url of looks()) await house.app.inject({ method: 'GET', url, headers: as[login]! })
  const after = await contents()
  expect(after).toEqual(before)
}, 600_000)
/** What every table holds, as a hash each: without `seen_at`, and without the events of lists that were taken. */
async function contents(): Promise<Record<string, string>> {
  return house.owner(async (tx) => {
    const tables = await tx.many<{
      name: string
    }>(sql`select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1`)
    const found: Record<string, string> = {}
    for (const { name } of tables) {
      const rows = await tx.many<{ row: string }>(
        sql`select (to_jsonb(t) - 'seen_at')::text as row from ${raw(name)} t where to_jsonb(t) ->> 'kind' is distinct from 'list.exported' order by 1`,
      )
      found[name] = `${rows.length} ${createHash('sha256').update(JSON.stringify(rows)).digest('hex')}`
    }
    return found
  })
}

test('row-level security alone hides every row of another branch, and what is sealed', async () => {
  const tables = await house.owner((tx) =>
    tx.many<{
      name: string
      branch: boolean
    }>(sql`select c.table_name as name, bool_or(c.column_name = 'branch_id') as branch
      from information_schema.columns c join pg_tables t on t.schemaname = c.table_schema and t.tablename = c.table_name
      where c.table_schema = 'public' and c.column_name in ('branch_id', 'petition_id') group by 1 order by 1`),
  )
  expect(tables.length).toBeGreaterThan(10)
  const client = await house.out.pool.connect()
  try {
    const count = async (query: string) => Number((await client.query(query)).rows[0].n)
    for (const { name, branch } of tables) {
      const mine = branch ? 'branch_id = 42' : `petition_id in (select id from petition where branch_id = 42)`
      await client.query(`begin read only; set local app.units = '{42}'; set local app.sealed = 'off'`)
      const [all, own] = [
        await count(`select count(*) n from ${name}`),
        await count(`select count(*) n from ${name} where ${mine}`),
      ]
      await client.query('rollback')
      const [there] = await house.owner((tx) =>
        tx.many<{ n: number }>(sql`select count(*)::int n from ${raw(name)}`),
      )
      expect(
        there!.n,
        `the fixture puts nothing into ${name}: the test proves nothing of it`,
      ).toBeGreaterThan(0)
      expect(all - own, `${name} shows rows of other branches: it needs a policy`).toBe(0)
      expect(own, `${name} shows not even its own`).toBeGreaterThan(0)
    }
    await client.query(`begin read only; set local app.units = '{40,41,42}'; set local app.sealed = 'off'`)
    const sealed = Object.values(things)
      .map((own) => `'${own.petitions.sealed}'`)
      .join(',')
    expect(await count(`select count(*) n from petition where id in (${sealed})`)).toBe(0)
    expect(await count(`select count(*) n from petition_text where petition_id in (${sealed})`)).toBe(0)
    expect(
      await count(
        `select count(*) n from petition_link l where not exists (select from petition p where p.id = l.petition_id)`,
      ),
    ).toBe(0)
    expect(await count(`select count(*) n from notice where confidential`)).toBe(0)
    await client.query('rollback')
    await client.query(`begin read only; set local app.units = ''`)
    for (const { name } of tables)
      expect(await count(`select count(*) n from ${name}`), `${name} without a scope`).toBe(0)
    await client.query('rollback')
  } finally {
    client.release()
  }
})
