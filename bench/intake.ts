import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { systemClock } from '#outside/clock.ts'
import { startEmbedded } from '#outside/embedded.ts'
import { migrate } from '#outside/migrate.ts'
import type { Outside } from '#outside/outside.ts'
import { openPool, sql, transaction } from '#outside/postgres.ts'
import { COOKIE } from '#units/door.ts'
import { tokenHash } from '#units/sign-in.ts'
import { seedStaff, seedWorld } from '../seed/world.ts'
import { buildApp } from '../src/main/app.ts'
import { publishFollowed } from '../src/main/worker.ts'
import { median } from './median.ts'

const run = promisify(execFile)
const everything = { units: [40], staff: null, sealed: true }
const SECONDS = 6
const ROUNDS = 3

/** The rows of one intake, sent by pgbench: key, register, identity, ledger event, job, petition. */
const statement = (row: string, data: string): string => `\\set n random(1, 2000000000)
select receive_petition(gen_random_uuid(), 'staff:1', sha256(:n::text::bytea), '{40}', 1, 'TMR',
  (select jsonb_populate_record(null::petition, $r$${row}$r$::jsonb || jsonb_build_object('id', u, 'identity', u)) from (select gen_random_uuid() as u) fresh),
  $d$${data}$d$::jsonb, decode(repeat('ab', 61), 'hex'), decode(repeat('cd', 150), 'hex'), now());
`

/** The same rows by plain statements in one transaction, as one would write them by hand. */
const byHand = (row: string, data: string): string => `\\set n random(1, 2000000000)
begin;
select set_config('app.units', '{40}', true), set_config('app.sealed', 'on', true);
insert into idempotency (key, actor, request, status, outcome) values (md5(:n::text || :client_id)::uuid, 'staff:1', sha256(:n::text::bytea), 201, '{}');
insert into identity (id, branch_id, wrapped, sealed) values (md5(:n::text || :client_id)::uuid, 40, decode(repeat('ab', 61), 'hex'), decode(repeat('cd', 150), 'hex'));
insert into register as r (branch_id, year, last) values (40, 2026, 1) on conflict (branch_id, year) do update set last = r.last + 1 returning r.last as serial \\gset
select ledger_append('petition:' || md5(:n::text || :client_id)::uuid, 1, 'petition.received', now(), 1, 40, $d$${data}$d$::jsonb, null);
insert into petition select p.* from jsonb_populate_record(null::petition, $r$${row}$r$::jsonb || jsonb_build_object('id', md5(:n::text || :client_id)::uuid,
  'identity', md5(:n::text || :client_id)::uuid, 'number', 'TMR-2026-' || :serial::text, 'serial', :serial::int, 'seq', 1, 'head', '\\x00')) p;
commit;
`

export interface IntakeFigures {
  readonly clients: number
  readonly ours: number
  readonly hand: number
  readonly function: number
}

/** Petitions per second: over HTTP through the whole application, and pgbench writing the same rows on the same database; medians of rounds in turn. */
export async function measureIntake(log: (line: string) => void): Promise<IntakeFigures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'langnghe-bench-'))
  const { url, stop } = await startEmbedded({ dataDir: folder, log: () => {} })
  await migrate(url, { log: () => {} })
  const owner = openPool(url, { max: 2 })
  const pool = openPool(url, { role: 'langnghe_app', max: 16 })
  const ring = () => [{ version: 1, key: randomBytes(32) }]
  const keys = { vault: ring(), receipt: ring(), session: ring(), ledger: ring() }
  const out: Outside = { pool, clock: systemClock, keys, files: folder, origin: 'http://localhost' }
  const token = randomBytes(32).toString('base64url')
  await transaction(owner, everything, async (tx) => {
    await seedWorld(tx)
    await seedStaff(tx, 'nobody signs in with this', new Date())
    await tx.run(
      sql`insert into session (token_hash, staff_id, post_id) select ${tokenHash(token)}, 1, id from post where staff_id = 1`,
    )
  })
  await publishFollowed(url)
  const app = await buildApp(out, { trustProxy: 0 })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const first = await app.inject({
    method: 'POST',
    url: '/api/petitions',
    headers: { cookie: `${COOKIE}=${token}`, 'idempotency-key': '0198a2b0-0000-7000-8000-000000000001' },
    payload: {
      id: '0198a2b0-0000-7000-8000-000000000002',
      channel: 'counter',
      words: 'Điện yếu lắm, tối nấu cơm không chín, bóng đèn đỏ quạch.',
      area: 31,
      hamlet: 'Kon Pia',
      topic: 'grid_upgrade',
      speaker: { name: 'A Pheo', phone: '0977000412' },
    },
  })
  if (first.statusCode !== 201) throw new Error(`the intake refuses: ${first.body}`)
  const { row, data } = await transaction(owner, everything, (tx) =>
    tx.one<{
      row: string
      data: string
    }>(sql`select (to_jsonb(p) - 'id' - 'number' - 'serial')::text as row, e.data::text as data
      from petition p join ledger_event e on e.stream = 'petition:' || p.id limit 1`),
  )
  const scripts = { function: join(folder, 'function.sql'), hand: join(folder, 'hand.sql') }
  writeFileSync(scripts.function, statement(row, data))
  writeFileSync(scripts.hand, byHand(row, data))
  const bench = async (script: string, clients: number): Promise<number> => {
    const { stdout } = await run('pgbench', [
      '-n',
      '-M',
      'prepared',
      '-c',
      String(clients),
      '-j',
      String(Math.min(2, clients)),
      '-T',
      String(SECONDS),
      '-f',
      script,
      url,
    ])
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
  }
  const post = async (clients: number): Promise<number> => {
    const { stdout } = await run(process.execPath, [
      join(import.meta.dirname, 'load.mjs'),
      address,
      `${COOKIE}=${token}`,
      String(clients),
      String(SECONDS),
    ])
    const { acknowledged, refused } = JSON.parse(stdout) as { acknowledged: number; refused: number }
    if (refused > 0) throw new Error(`${refused} petitions were refused`)
    return acknowledged / SECONDS
  }
  try {
    const figures: IntakeFigures[] = []
    for (const clients of [1, 16]) {
      const rounds = { ours: [] as number[], hand: [] as number[], function: [] as number[] }
      for (let round = 0; round < ROUNDS; round++) {
        rounds.ours.push(await post(clients))
        rounds.hand.push(await bench(scripts.hand, clients))
        rounds.function.push(await bench(scripts.function, clients))
        log(`intake, ${clients} clients, round ${round + 1} of ${ROUNDS}`)
      }
      figures.push({
        clients,
        ours: median(rounds.ours),
        hand: median(rounds.hand),
        function: median(rounds.function),
      })
    }
    return figures
  } finally {
    await app.close()
    await pool.end()
    await owner.end()
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
