import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Keys } from '#outside/keys.ts'
import type { Outside } from '#outside/outside.ts'
import { openPool, type Pool, sql, type Tx, transaction } from '#outside/postgres.ts'
import { COOKIE } from '#units/door.ts'
import { tokenHash } from '#units/sign-in.ts'
import type { staff } from '../seed/staff.ts'
import { seedStaff, seedWorld } from '../seed/world.ts'
import { buildApp } from '../src/main/app.ts'
import { publishFollowed } from '../src/main/worker.ts'
import { freshDatabase, type TestDatabase } from './world.ts'

export type Login = (typeof staff)[number]['login']
const everything = { units: [40, 41, 42], staff: null, sealed: true }
const ring = () => [{ version: 1, key: randomBytes(32) }]

export interface TestApp {
  readonly app: FastifyInstance
  readonly out: Outside
  /** As the database's owner: no row-level security, for looking behind the scenes. */
  readonly owner: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** What a worker sees: for running jobs. */
  readonly worker: Outside
  readonly ownerUrl: string
  /** Requests as one of the demo's staff, or as nobody. */
  as(login: Login | null): Promise<Caller>
  /** Moves the clock of the application. */
  at(now: string): void
  close(): Promise<void>
}

export interface Caller {
  get(url: string): Promise<Reply>
  /** Writes with a key of their own unless one is given. */
  put(url: string, body: unknown, headers?: Record<string, string>): Promise<Reply>
  post(url: string, body: unknown, headers?: Record<string, string>): Promise<Reply>
  send(options: InjectOptions): Promise<Reply>
}
export interface Reply {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into replies of every shape
  readonly body: any
  readonly text: string
  readonly headers: Record<string, unknown>
}

/** The real application on a fresh database, or a migrated one that is given, with the seeded world, its clock in the test's hand. */
export async function openTestApp(now = '2026-11-23T03:00:00Z', given?: TestDatabase): Promise<TestApp> {
  const database = given ?? (await freshDatabase())
  const files = mkdtempSync(join(tmpdir(), 'langnghe-files-'))
  let time = new Date(now)
  const open = (role?: 'langnghe_app' | 'langnghe_worker'): Pool =>
    openPool(database.ownerUrl, { ...(role ? { role } : {}), max: 4 })
  const pools = { owner: open(), app: open('langnghe_app'), worker: open('langnghe_worker') }
  const keys: Keys = { vault: ring(), receipt: ring(), session: ring(), ledger: ring() }
  const out: Outside = {
    pool: pools.app,
    clock: { now: () => time },
    keys,
    files,
    origin: 'http://localhost:4000',
  }
  const owner = <T>(work: (tx: Tx) => Promise<T>) => transaction(pools.owner, everything, work)
  await owner(async (tx) => {
    await seedWorld(tx)
    await seedStaff(tx, 'no password opens this', time)
  })
  await publishFollowed(database.ownerUrl)
  const app = await buildApp(out, { trustProxy: 0 })
  return {
    app,
    out,
    owner,
    worker: { ...out, pool: pools.worker },
    ownerUrl: database.ownerUrl,
    at: (moment) => {
      time = new Date(moment)
    },
    as: async (login) =>
      callerOf(app, login === null ? {} : { cookie: `${COOKIE}=${await sessionFor(owner, login)}` }),
    async close() {
      await app.close()
      for (const pool of Object.values(pools)) await pool.end()
      await database.close()
      rmSync(files, { recursive: true, force: true })
    },
  }
}

/** A session of whoever signs in by this name, as the token of its cookie. */
export async function sessionFor(owner: TestApp['owner'], login: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await owner((tx) =>
    tx.run(sql`insert into session (token_hash, staff_id, post_id, stepped_at)
      select ${tokenHash(token)}, s.id, p.id, now() from staff s join post p on p.staff_id = s.id where s.login = ${login} limit 1`),
  )
  return token
}

/** Requests to an app with these headers. */
export function callerOf(app: FastifyInstance, who: Record<string, string>): Caller {
  const send = async (options: InjectOptions): Promise<Reply> => {
    const reply = await app.inject({ ...options, headers: { ...who, ...options.headers } })
    const json = reply.body !== '' && String(reply.headers['content-type']).includes('json')
    return {
      status: reply.statusCode,
      body: json ? reply.json() : null,
      text: reply.body,
      headers: reply.headers,
    }
  }
  const write =
    (method: 'PUT' | 'POST') =>
    (url: string, body: unknown, headers: Record<string, string> = {}) =>
      send({ method, url, payload: body as object, headers: { 'idempotency-key': randomUUID(), ...headers } })
  return { get: (url) => send({ method: 'GET', url }), put: write('PUT'), post: write('POST'), send }
}
