import { seal } from '#ledger/sealing.ts'
import type { Keys } from '#outside/keys.ts'
import { openPool, type Pool, sql, transaction } from '#outside/postgres.ts'

import { sealIdentity } from '#people/vault.ts'
import { type Log, OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'

import { chainEvents, chance, drawEvents, drawPetitions, finishPetitions, writeBatch } from './many/draw.ts'
import { makeWorld, prepareParts } from './many/world.ts'

export interface Many {
  readonly petitions: number
  /** The same seed makes the same petitions; their sealed identities differ, as every sealing does. */
  readonly seed: number
  readonly keys: Keys
  readonly log: Log
  /** Aborted: what was written stays, whole batches with their chains and numbers. */
  readonly signal?: AbortSignal
  /** The last moment; the first is eight years before. */
  readonly now?: Date
}

const BATCH = 10_000
const YEARS = 8
const everything = { units: [], staff: null, sealed: true }

/**
 * Believable petitions by the thousand on top of the demo's world: about one branch for every 20,000 beside
 * Tu Mơ Rông, eight years, every topic, state and ending, valid chains and seals, registers without gaps.
 * Refuses (`OperatorError`) where it ran before. Returns how many were made.
 */
export async function seedMany(ownerUrl: string, many: Many): Promise<number> {
  const pool = openPool(ownerUrl, { max: 1 })
  const now = many.now ?? new Date()
  try {
    await transaction(pool, everything, async (tx) => {
      const { again } = await tx.one<{ again: boolean }>(
        sql`select exists (select from unit where id between 101 and 999 and kind = 'branch') as again`,
      )
      if (again) throw ranBefore
      await makeWorld(tx, Math.max(1, Math.round(many.petitions / 20_000)), many, now)
    })
    // One connection, so that what is prepared for this session stays at hand.
    await pool.query(
      "set synchronous_commit = off; set work_mem = '128MB'; set maintenance_work_mem = '512MB'; set jit = off",
    )
    const indexes = await laidAside(pool)
    await pool.query(chance(many.seed))
    await prepareParts(pool, many.petitions)
    const made = await allBatches(pool, many, now).finally(async () => {
      many.log(text('Dựng lại chỉ mục…', 'Building the indexes…'))
      for (const index of indexes) await pool.query(index)
    })
    await pool.query('reset synchronous_commit')
    await pool.query('vacuum analyze')
    return made
  } finally {
    await pool.end()
  }
}

async function allBatches(pool: Pool, many: Many, now: Date): Promise<number> {
  const { petitions, log, signal } = many
  const began = Date.now()
  let made = 0
  while (made < petitions && !signal?.aborted) {
    const to = Math.min(made + BATCH, petitions)
    await writeOne(pool, many, made + 1, to, now)
    made = to
    const left = Math.round((((Date.now() - began) / made) * (petitions - made)) / 1000)
    log(
      text(
        `${made.toLocaleString('vi-VN')}/${petitions.toLocaleString('vi-VN')} kiến nghị, còn khoảng ${left} giây`,
        `${made}/${petitions} petitions, about ${left} s left`,
      ),
    )
  }
  return made
}

/**
 * Drops the indexes that only serve reading and returns the statements that build them again: building them once
 * at the end takes a third of the time. Killed in between, the database is a broken toy: seed another one.
 */
async function laidAside(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; made: string }>(`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
    where indrelid in ('petition'::regclass, 'ledger_event'::regclass) and not indisunique
      and indexrelid <> 'ledger_event_unsealed'::regclass`)
  for (const { name } of rows) await pool.query(`drop index ${name}`)
  return rows.map(({ made }) => made)
}

/** One batch, one transaction: petitions, chains, registers and the seal over them, or nothing of it. */
async function writeOne(
  pool: Pool,
  { keys, petitions, seed }: Many,
  from: number,
  to: number,
  now: Date,
): Promise<void> {
  const first = new Date(now.getTime() - YEARS * 365.25 * 86_400_000)
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(drawPetitions, [from, to, petitions, first, now, String(seed)])
    await client.query('analyze drawn (n, branch, year)')
    await client.query(finishPetitions, [now])
    await client.query('create index on petition_drawn (id)')
    await client.query(drawEvents)
    await client.query('analyze petition_drawn (id); analyze happened (id, seq)')
    await client.query(chainEvents)
    await client.query('create index on chained (id, seq)')
    await client.query('analyze chained (id, seq)')
    const { rows } = await client.query<{
      id: string
      branch: number
      name: string
      customer: string | null
      phone: string
    }>(
      `select id, branch, name, case when kind = 'customer' then customer_code end as customer, '09' || lpad((pg_temp.one(n, 30, 99999999))::text, 8, '0') as phone
       from petition_drawn where kind <> 'nobody' order by n`,
    )
    const sealed = rows.map(({ id, name, customer, phone }) =>
      sealIdentity(keys.vault, id, { name, phone, email: '', customer: customer ?? '', where: '' }),
    )
    await client.query(
      'insert into identity (id, branch_id, wrapped, sealed) select * from unnest($1::uuid[], $2::int[], $3::bytea[], $4::bytea[])',
      [
        rows.map(({ id }) => id),
        rows.map(({ branch }) => branch),
        sealed.map(({ wrapped }) => wrapped),
        sealed.map((one) => one.sealed),
      ],
    )
    for (const statement of writeBatch) await client.query(statement)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
  await transaction(pool, everything, seal)
}

const ranBefore = new OperatorError(
  text(
    'Cơ sở dữ liệu này đã có dữ liệu lớn. Hãy dùng một cơ sở dữ liệu mới.',
    'This database was filled with many petitions before. Use a fresh one.',
  ),
)
