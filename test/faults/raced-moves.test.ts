import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verify } from '#ledger/verify.ts'
import { sql, type Tx } from '#outside/postgres.ts'
import { type Caller, type Login, openTestApp, type TestApp } from '../app.ts'
import { type Chance, chance, report } from './chance.ts'
import { anIntake } from './clients.ts'

// Two officers press at the same moment on the same petition. What the replies said must be what is stored.

const PAIRS = Number(process.env.FAULTS_PAIRS ?? 500)

interface Step {
  readonly login: Login
  readonly move: string
  readonly body: object
}
interface Race {
  readonly a: Step
  readonly b: Step
  /** How many may win where nobody says which version he saw. */
  readonly wins: 1 | 2
  /** What the petition must show when both won: neither wiped out what the other wrote. */
  readonly both?: object
}

const answer: Step = { login: 'thanh', move: 'answer', body: { words: 'Đã đo lại, 215 V', outcome: 'done' } }
const answerToo: Step = { ...answer, login: 'thiu', body: { words: 'Đã thay dây', outcome: 'done' } }
const ask: Step = { login: 'thanh', move: 'ask', body: { words: 'Nhà mình ở cột số mấy?' } }
const spam: Step = { login: 'hanh', move: 'spam', body: { reason: 'Gửi thử' } }
const handOver: Step = {
  login: 'thanh',
  move: 'hand-over',
  body: { level: 'commune', receiver: 'UBND xã', words: 'Việc của xã' },
}
const money: Step = {
  login: 'thanh',
  move: 'wait-for-money',
  body: { words: 'Chờ vốn năm sau', reviewOn: '2027-06-30' },
}
const note: Step = { login: 'hanh', move: 'note', body: { words: 'Đã gọi, chưa ai nghe máy' } }
const noteToo: Step = { login: 'thiu', move: 'note', body: { words: 'Mai xuống tận nơi' } }
const readBack: Step = { login: 'hanh', move: 'read-back', body: {} }
const classify: Step = { login: 'thanh', move: 'classify', body: { topic: 'safety' } }
const take: Step = { login: 'thiu', move: 'take', body: {} }
const moveOn: Step = { login: 'thanh', move: 'move-on', body: { unit: 401, reason: 'Việc của Kinh doanh' } }
const moveAway: Step = {
  login: 'hanh',
  move: 'move-on',
  body: { unit: 403, reason: 'Việc của Quản lý vận hành' },
}

/** On a petition fresh in the hands of the technical department. What excludes what is the table of `moves.ts`. */
const races: readonly Race[] = [
  { a: answer, b: answerToo, wins: 1 },
  { a: ask, b: ask, wins: 1 },
  { a: answer, b: spam, wins: 1 },
  { a: ask, b: handOver, wins: 1 },
  { a: handOver, b: money, wins: 1 },
  { a: spam, b: spam, wins: 1 },
  { a: readBack, b: readBack, wins: 1 },
  { a: note, b: noteToo, wins: 2 },
  { a: readBack, b: classify, wins: 2, both: { readBack: true, topic: 'safety' } },
  { a: take, b: readBack, wins: 2, both: { ownerStaff: 4, readBack: true } },
  { a: moveOn, b: moveAway, wins: 2, both: { movedOn: 2 } },
  { a: moveOn, b: readBack, wins: 2, both: { ownerUnit: 401, movedOn: 1, readBack: true } },
  { a: note, b: readBack, wins: 2, both: { readBack: true } },
]
/** Neither says what he saw; both do; one does; the same press delivered twice. */
const manners = ['blind', 'both', 'one', 'twice'] as const

let house: TestApp
beforeAll(async () => {
  house = await openTestApp()
})
afterAll(() => house.close())

/** How a raced pair of requests reaches the app; the sabotage reaches it otherwise. */
type Send = (
  caller: Caller,
  url: string,
  body: object,
  headers: Record<string, string>,
) => ReturnType<Caller['put']>
const honest: Send = (caller, url, body, headers) => caller.put(url, body, headers)

async function play(house: TestApp, luck: Chance, pairs: number, send: Send = honest): Promise<string[]> {
  const callers = new Map<Login, Caller>()
  for (const login of ['hanh', 'thanh', 'thiu'] as const) callers.set(login, await house.as(login))
  const faults: string[] = []
  for (let n = 0; n < pairs; n += 1) {
    const { a, b, wins, both } = races[n % races.length]!
    const manner = luck.pick(manners)
    const id = randomUUID()
    const received = await callers.get('hanh')!.post('/api/petitions', anIntake(id, randomUUID()))
    if (received.status !== 201) throw new Error(received.text)
    const before = 1
    const press = (step: Step, sees: boolean, key = randomUUID()) =>
      send(callers.get(step.login)!, `/api/petitions/${id}/${step.move}`, step.body, {
        'idempotency-key': key,
        ...(sees ? { 'if-match': `"${before}"` } : {}),
      })
    const same = randomUUID()
    const pair = luck.next() < 0.5 || manner === 'twice' ? ([a, b] as const) : ([b, a] as const)
    const replies = await Promise.all(
      manner === 'twice'
        ? [press(a, false, same), press(a, false, same)]
        : [press(pair[0], manner !== 'blind'), press(pair[1], manner === 'both')],
    )
    const won = replies.filter(({ status }) => status === 200).length
    const written = manner === 'twice' ? 1 : won
    const about = `${n} ${a.move}/${b.move} ${manner}: ${replies.map(({ status }) => status)}`
    const odd = replies.filter(({ status }) => status !== 200 && status !== 409)
    if (odd.length > 0) faults.push(`${about} ${odd.map(({ text }) => text)}`)
    const expected: number[] = { blind: [wins], both: [1], one: wins === 1 ? [1] : [1, 2], twice: [2] }[
      manner
    ]
    if (!expected.includes(won)) faults.push(`${about}: ${won} won`)
    const stored = await house.owner((tx) => storedOf(tx, id))
    if (stored.seq !== before + written)
      faults.push(`${about}: seq ${stored.seq}, ${before} + ${written} expected`)
    if (stored.story !== stored.seq) faults.push(`${about}: ${stored.story} events, seq ${stored.seq}`)
    const shown = (await callers.get('thanh')!.get(`/api/petitions/${id}`)).body.petition
    if (both && written === 2)
      for (const [field, value] of Object.entries(both))
        if (shown[field] !== value)
          faults.push(`${about}: ${field} is ${shown[field]}, the other's write is lost`)
  }
  return faults
}

const storedOf = (tx: Tx, id: string) =>
  tx.one<{ seq: number; story: number }>(sql`select p.seq, count(e.id)::int as story from petition p
    left join ledger_event e on e.stream = 'petition:' || p.id where p.id = ${id} group by p.id`)

test(`${PAIRS} raced pairs of moves: no update is lost`, async () => {
  const luck = chance()
  const faults = await play(house, luck, PAIRS)
  report('R10 races', luck.seed, PAIRS, `${races.length} kinds of pair × ${manners.length} manners`)
  expect(faults).toEqual([])
  expect((await house.owner((tx) => verify(tx))).faults).toEqual([])
})

test('one key on two petitions at the same moment: one is told that it is used', async () => {
  const [hanh, ids] = [await house.as('hanh'), [randomUUID(), randomUUID()]]
  for (const id of ids) await hanh.post('/api/petitions', anIntake(id, randomUUID()))
  for (let n = 0; n < 30; n += 1) {
    const headers = { 'idempotency-key': randomUUID() }
    const replies = await Promise.all(
      ids.map((id) => hanh.put(`/api/petitions/${id}/note`, note.body, headers)),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  }
})

describe('sabotage', () => {
  test('an app that does not look at the version', async () => {
    const blind: Send = (caller, url, body, headers) =>
      caller.put(url, body, { 'idempotency-key': headers['idempotency-key']! })
    expect((await play(house, chance(), 60, blind)).join('\n')).toMatch(/both: 200,200: 2 won/)
  })

  test('a store without the row lock and the unique place in the chain', async () => {
    const broken = await openTestApp()
    try {
      await broken.owner((tx) =>
        tx.run(sql`alter table ledger_event drop constraint ledger_event_stream_seq_key`),
      )
      await broken.owner((tx) => tx.run(sql`alter table petition_text drop constraint petition_text_pkey`))
      withoutLocks(broken)
      const faults = (await play(broken, chance(), 60)).join('\n')
      expect(faults).toMatch(/lost|seq \d+, \d+ \+ 2 expected/)
    } finally {
      await broken.close()
    }
  })
})

/** From here on the app's connections leave out `for update`. */
function withoutLocks({ out }: TestApp): void {
  out.pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown
    client.query = ((asked: unknown, ...rest: unknown[]) => {
      const text = (asked as { text?: unknown } | null)?.text
      const changed =
        typeof text === 'string' && !(asked as { submit?: unknown }).submit
          ? { ...(asked as object), text: text.replace(/ for update$/, ''), name: undefined }
          : asked
      return query(changed, ...rest)
    }) as typeof client.query
  })
}
