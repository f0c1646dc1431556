import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPool, raw, sql, type Tx, transaction } from '#outside/postgres.ts'
import { openTestApp, type TestApp } from '../../test/app.ts'
import { seal } from './sealing.ts'
import { recordNext } from './store.ts'
import { verify } from './verify.ts'

const TRIALS = Number(process.env.TAMPERS ?? 2_000)
const seed = Number(process.env.TEST_SEED ?? Date.now() % 2 ** 31)
const everything = { units: [40], staff: null, sealed: true }

let house: TestApp
beforeAll(async () => {
  house = await openTestApp()
  const hanh = await house.as('hanh')
  const thiu = await house.as('thiu')
  for (let i = 0; i < 12; i++) {
    const id = randomUUID()
    await hanh.post('/api/petitions', {
      id,
      channel: 'counter',
      words: `Điện yếu ${i}`,
      topic: 'grid_upgrade',
    })
    await thiu.put(`/api/petitions/${id}/note`, { words: 'Đã xem' })
    if (i % 2) await thiu.put(`/api/petitions/${id}/answer`, { words: 'Đã cân pha', outcome: 'done' })
    if (i % 4 === 0) await sealAll()
  }
  await sealAll()
}, 120_000)
afterAll(() => house.close())

/** Until nothing is left: a transaction of another test's database may hold the bound back for a moment. */
async function sealAll(): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    await house.owner(seal)
    if ((await house.owner((tx) => verify(tx))).unsealed === 0) return
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error('something holds the seal back')
}

interface Place {
  readonly id: number
  readonly stream: string
  readonly seq: number
}
type Random = (below: number) => number

/** mulberry32: the same seed, the same tampers. */
function randomFrom(start: number): Random {
  let state = start
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const columns = [
  "kind = 'petition.spam'",
  "at = at + interval '1 microsecond'",
  'staff = coalesce(staff, 0) + 1',
  'unit = coalesce(unit, 0) + 1',
  `data = data || '{"x": 1}'`,
  'hash = sha256(hash)',
  "prev = sha256(coalesce(prev, ''::bytea))",
]

/** Chains everything after an event again, and the petition's head with it: what a careful forger would do. */
const heal = (tx: Tx, { stream }: Place) =>
  tx.run(sql`do $$ declare e record; h bytea; k int := 0; begin
    for e in select * from ledger_event where stream = ${raw(`'${stream}'`)} order by seq loop
      k := k + 1;
      update ledger_event set seq = k, prev = h, hash = ledger_hash(h, e.stream, k, e.kind, e.at, e.staff, e.unit, e.data) where id = e.id;
      h := ledger_hash(h, e.stream, k, e.kind, e.at, e.staff, e.unit, e.data);
    end loop;
    update petition set head = h, seq = (select max(seq) from ledger_event l where l.stream = ${raw(`'${stream}'`)}) where 'petition:' || id = ${raw(`'${stream}'`)} and h is not null;
  end $$`)

/** Each does its damage as the database's owner, triggers off. */
const tampers: Record<
  string,
  (tx: Tx, at: Place, random: Random, places: readonly Place[]) => Promise<unknown>
> = {
  change: (tx, { id }, random) =>
    tx.run(sql`update ledger_event set ${raw(columns[random(columns.length)]!)} where id = ${id}`),
  'change and chain again': async (tx, at, random) => {
    await tx.run(sql`update ledger_event set ${raw(columns[random(5)]!)} where id = ${at.id}`)
    await heal(tx, at)
  },
  delete: (tx, { id }) => tx.run(sql`delete from ledger_event where id = ${id}`),
  'delete and chain again': async (tx, at) => {
    await tx.run(sql`delete from ledger_event where id = ${at.id}`)
    await heal(tx, at)
  },
  insert: (tx, { id }) =>
    tx.run(sql`insert into ledger_event (stream, seq, kind, at, staff, unit, data, prev, hash, epoch, tx)
      select stream, (select max(seq) + 1 from ledger_event l where l.stream = e.stream), kind, at, staff, unit, data,
        hash, ledger_hash(hash, stream, seq + 1, kind, at, staff, unit, data), epoch, tx from ledger_event e where id = ${id}`),
  're-order': async (tx, at, random, places) => {
    const other = places.filter(({ id }) => id !== at.id)[random(places.length - 1)]!
    // Contents change places; numbers and links stay.
    await tx.run(sql`update ledger_event e set kind = o.kind, data = o.data || jsonb_build_object('moved', ${other.id}::int), at = o.at, hash = o.hash
      from ledger_event o where e.id in (${at.id}, ${other.id}) and o.id in (${at.id}, ${other.id}) and o.id <> e.id`)
  },
  'cut the last': (tx, { stream }) =>
    tx.run(
      sql`delete from ledger_event where id = (select id from ledger_event where stream = ${stream} order by seq desc limit 1)`,
    ),
  'cut the last and move the head': async (tx, at) => {
    await tampers['cut the last']!(tx, at, () => 0, [])
    await heal(tx, at)
  },
  'cut the chain off': (tx, { stream }) => tx.run(sql`delete from ledger_event where stream = ${stream}`),
  truncate: (tx) => tx.run(sql`truncate ledger_event`),
  'drop a seal': (tx, _, random) =>
    tx.run(
      sql`delete from ledger_seal where number = (select number from ledger_seal order by number offset ${random(2)} limit 1)`,
    ),
}

/** Nothing of the tampering stays, the disabled triggers least of all. */
const undone = new Error('undone')

describe('tampering', () => {
  test(`${TRIALS} random tampers: every one is found`, async () => {
    console.log(`ledger tampers: seed ${seed}, ${TRIALS} trials, bound ${3 / TRIALS} (3/n)`)
    const random = randomFrom(seed)
    const pool = openPool(house.ownerUrl, { max: 1 })
    const missed: string[] = []
    const names = Object.keys(tampers)
    try {
      await transaction(pool, everything, async (tx) => {
        await tx.run(sql`alter table ledger_event disable trigger user`)
        await tx.run(sql`alter table ledger_seal disable trigger user`)
        expect((await verify(tx)).faults).toEqual([])
        const places = await tx.many<Place>(sql`select id, stream, seq from ledger_event order by id`)
        for (let i = 0; i < TRIALS; i++) {
          const name = names[i % names.length]!
          const at = places[random(places.length)]!
          await tx.run(sql`savepoint before`)
          await tampers[name]!(tx, at, random, places)
          const { faults } = await verify(tx)
          if (!faults.some(({ where }) => where === 'seal' || where.includes(':')))
            missed.push(`${name} at ${at.stream} ${at.seq}`)
          if (
            /^(change|delete|cut the last)$/.test(name) &&
            !faults.some(({ where }) => where === 'seal' || where === at.stream)
          )
            missed.push(`${name}: ${at.stream} not named`)
          await tx.run(sql`rollback to savepoint before`)
        }
        // The harness itself: untouched, it must find nothing.
        expect((await verify(tx)).faults).toEqual([])
        throw undone
      }).catch((error: unknown) => {
        if (error !== undone) throw error
      })
    } finally {
      await pool.end()
    }
    expect(missed, `TEST_SEED=${seed}`).toEqual([])
  }, 240_000)

  test('the application may append and nothing else', async () => {
    for (const statement of [
      'update ledger_event set kind = kind',
      'delete from ledger_event',
      'truncate ledger_event',
      'delete from ledger_seal',
    ])
      await expect(
        transaction(house.out.pool, everything, (tx) => tx.run(sql`${raw(statement)}`)),
        statement,
      ).rejects.toThrow(/permission denied|append-only/)
    // Nor the owner, while the triggers stand.
    await expect(house.owner((tx) => tx.run(sql`delete from ledger_event`))).rejects.toThrow(/append-only/)
  })
})

test('a seal never skips an event that was committed late', async () => {
  const pool = openPool(house.ownerUrl, { max: 4 })
  const event = (stream: string) => ({
    stream,
    kind: 'test.happened',
    at: new Date(),
    staff: null,
    unit: null,
    data: {},
  })
  const late = `unit:late-${randomUUID().slice(0, 8)}`
  const slow = await pool.connect()
  try {
    await slow.query('begin')
    await slow.query(`select ledger_append($1, 1, 'test.happened', now(), null, null, '{}', null)`, [late])
    for (let i = 0; i < 5; i++) {
      await transaction(pool, everything, (tx) => recordNext(tx, event(`unit:quick-${i}`)))
      await transaction(pool, everything, seal)
    }
    await slow.query('commit')
  } finally {
    slow.release()
  }
  await sealAll()
  const { rows } = await pool.query<{ sealed: number; hash: Buffer }>(
    `select (select count(*)::int from ledger_seal s where e.tx >= s.after_tx and e.tx < s.upto_tx) as sealed, hash from ledger_event e where stream = $1`,
    [late],
  )
  await pool.end()
  expect(rows).toHaveLength(1)
  expect(rows[0]?.sealed).toBe(1)
  expect(createHash('sha256').update(rows[0]!.hash).digest()).toHaveLength(32)
  expect((await house.owner((tx) => verify(tx))).faults).toEqual([])
})
