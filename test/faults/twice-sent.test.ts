import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { sql } from '#outside/postgres.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { type Chance, chance, report } from './chance.ts'
import { anIntake, receiptOf } from './clients.ts'
import { judge, Notebook } from './oracle.ts'

// A bad network delivers a request twice, at the same moment. It is one petition, and both are told so.

const INTAKES = Number(process.env.FAULTS_TWICE ?? 1000)
const AT_ONCE = 4
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})
async function open(): Promise<TestApp> {
  const house = await openTestApp()
  cleanups.push(house.close)
  return house
}

/** Sends each intake twice at once; a third of them with another body the second time. Answers what was not right. */
async function play(house: TestApp, luck: Chance, intakes: number) {
  const hanh = await house.as('hanh')
  const notebook = new Notebook()
  const wrong: string[] = []
  const answered = { answer: { words: 'Mai anh em xuống đo', outcome: 'done' } }

  async function twice(): Promise<void> {
    const key = randomUUID()
    const headers = { 'idempotency-key': key }
    // Settled in the same breath: another path, several statements in one transaction.
    const more = luck.next() < 0.2 ? answered : {}
    const first = anIntake(randomUUID(), key, more)
    const other = luck.next() < 0.33 ? anIntake(randomUUID(), `${key}#2`, more) : undefined
    const sent = [first, other ?? first]
    notebook.intend(key, 'intake', first.id, first.words)
    if (other) notebook.intend(`${key}#2`, 'intake', other.id, other.words)
    const replies = await Promise.all(sent.map((body) => hanh.post('/api/petitions', body, headers)))
    const statuses = replies.map(({ status }) => status).sort()
    if (statuses.join() !== (other ? '201,409' : '201,201'))
      wrong.push(`${other ? 'other' : 'same'}: ${statuses} ${replies.map(({ text }) => text)}`)
    for (const [i, reply] of replies.entries())
      if (reply.status === 201)
        notebook.acknowledged(other && i === 1 ? `${key}#2` : key, receiptOf(reply.body))
  }
  for (let n = 0; n < intakes; n += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, intakes - n) }, twice))
  return { wrong, faults: await house.owner((tx) => judge(tx, notebook, 'queued')) }
}

test(`${INTAKES} intakes sent twice at the same moment`, async () => {
  const luck = chance()
  const { wrong, faults } = await play(await open(), luck, INTAKES)
  report('Twice sent', luck.seed, INTAKES, 'one petition each')
  expect(wrong).toEqual([])
  expect(faults).toEqual([])
})

test('a second press (new key) for a petition that is there already is refused, not broken', async () => {
  const hanh = await (await open()).as('hanh')
  const body = anIntake(randomUUID(), randomUUID())
  expect((await hanh.post('/api/petitions', body)).status).toBe(201)
  expect((await hanh.post('/api/petitions', body)).status).toBe(409)
})

describe('sabotage', () => {
  test('a key that is not unique', async () => {
    const house = await open()
    await house.owner((tx) => tx.run(sql`alter table idempotency drop constraint idempotency_pkey`))
    const { faults } = await play(house, chance(), 60)
    expect(faults.map(({ what }) => what)).toContain('double')
  })

  test('a key that is not remembered', async () => {
    const house = await open()
    await house.owner(async (tx) => {
      await tx.run(
        sql`create function forget_it() returns trigger language plpgsql as 'begin return null; end'`,
      )
      await tx.run(
        sql`create trigger forget_it before insert on idempotency for each row execute function forget_it()`,
      )
    })
    const { wrong, faults } = await play(house, chance(), 60)
    expect(wrong.length).toBeGreaterThan(0)
    expect(faults.map(({ what }) => what)).toContain('double')
  })

  test('a register that leaves a number out, and one that changes words', async () => {
    const house = await open()
    await house.owner(async (tx) => {
      await tx.run(sql`create function spoil() returns trigger language plpgsql as 'begin
        if new.serial = 5 then new.serial := 5000; end if;
        if new.serial = 7 then new.words := ''khác''; end if; return new; end'`)
      await tx.run(sql`create trigger spoil before insert on petition for each row execute function spoil()`)
    })
    const kinds = (await play(house, chance(), 20)).faults.map(({ what }) => what)
    for (const kind of ['register', 'changed', 'invented']) expect(kinds).toContain(kind)
  })
})
