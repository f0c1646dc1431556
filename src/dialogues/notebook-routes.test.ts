import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#outside/postgres.ts'
import { allRows } from '#outside/sheet.ts'
import { writeXlsx } from '#outside/xlsx.ts'
import { isRefusal } from '#plain/refusal.ts'
import { type Login, openTestApp, type Reply, type TestApp } from '../../test/app.ts'

const expected = JSON.parse(readFileSync('seed/campaign-2013/campaign-2013-expected.json', 'utf8'))
const csv = readFileSync('seed/campaign-2013/campaign-2013.csv')
let house: TestApp
beforeAll(async () => {
  house = await openTestApp()
})
afterAll(() => house.close())

/** Sends a form with a file, as the screen does. */
async function send(
  login: Login,
  url: string,
  bytes: Uint8Array,
  more: Record<string, unknown> = {},
  key = randomUUID() as string,
): Promise<Reply> {
  const form = new FormData()
  for (const [name, value] of Object.entries(more)) form.append(name, JSON.stringify(value))
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), 'so.csv')
  const encoded = new Response(form)
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '', 'idempotency-key': key }
  const payload = Buffer.from(await encoded.arrayBuffer())
  return (await house.as(login)).send({ method: 'POST', url, payload, headers })
}

const suggested = (body: Reply['body']) =>
  Object.fromEntries(
    body.preview.rows
      .flatMap((row: { doubts: { id: string; suggested: string | null }[] }) => row.doubts)
      .filter((doubt: { suggested: string | null }) => doubt.suggested !== null)
      .map((doubt: { id: string; suggested: string }) => [doubt.id, { choice: doubt.suggested }]),
  )

async function asXlsx(): Promise<Buffer> {
  const rows = await allRows(csv)
  if (isRefusal(rows)) throw new Error(rows.code)
  const to = new PassThrough()
  const [header, ...body] = rows.map((row) => [...row.cells])
  const [bytes] = await Promise.all([
    buffer(to),
    writeXlsx(
      header!.map((title) => ({ title })),
      body,
      to,
    ),
  ])
  return bytes
}
const counts = () =>
  house.owner((tx) =>
    tx.one<
      Record<string, number>
    >(sql`select (select count(*)::int from petition) as petitions, (select count(*)::int from dialogue) as dialogues,
      (select count(*)::int from campaign) as campaigns, (select count(*)::int from promise) as promises`),
  )

describe('the secretary’s notebook of 2013', () => {
  test('a customer file goes in whole, and the second time changes nothing', async () => {
    const file = readFileSync('seed/campaign-2013/customers-2013.csv')
    const preview = await send('hanh', '/api/customers/preview', file)
    expect(preview.body).toMatchObject({ customers: 1200, stops: 0 })
    const first = await send('hanh', '/api/customers/import', file)
    const again = await send('hanh', '/api/customers/import', file)
    expect(first.body).toEqual({ added: 1200, changed: 0, same: 0 })
    expect(again.body).toEqual({ added: 0, changed: 0, same: 1200 })
  })

  test('a preview writes nothing, and open doubts keep the file out', async () => {
    const before = await counts()
    const preview = await send('hanh', '/api/notebooks/preview', csv)
    expect(preview.status).toBe(200)
    const refused = await send('hanh', '/api/notebooks', csv)
    expect([refused.status, refused.body.code]).toEqual([409, 'doubts-open'])
    expect(await counts()).toEqual(before)
  })

  test('only a secretary imports', async () => {
    expect((await send('mai', '/api/notebooks/preview', csv)).status).toBe(403)
  })

  test('gives 7 dialogues, 9 of 11 communes and 153 opinions, as the key says', async () => {
    const preview = await send('hanh', '/api/notebooks/preview', csv)
    const done = await send('hanh', '/api/notebooks', csv, { decisions: suggested(preview.body) })
    expect(done.body).toMatchObject({ dialogues: 7, opinions: 153, taken: 153, already: 0 })
    const hanh = await house.as('hanh')
    const { body: board } = await hanh.get(`/api/coverage?campaign=${done.body.campaign}`)
    expect([board.visited, board.missing, board.tiles.length]).toEqual([9, 2, 11])
    const byCommune = Object.fromEntries(
      board.tiles
        .filter((tile: { opinions: number }) => tile.opinions > 0)
        .map((tile: { name: string; opinions: number }) => [tile.name, tile.opinions]),
    )
    expect(byCommune).toEqual(expected.opinions.by_commune)
    const today = await hanh.get(`/api/coverage?campaign=${done.body.campaign}&as=today`)
    expect([today.body.visited, today.body.tiles.length, today.body.opinions]).toEqual([4, 4, 153])
    const rows = await house.owner((tx) =>
      tx.many<{ topic: string; level: string }>(
        sql`select topic, level from petition where source_key is not null`,
      ),
    )
    const tally = (names: string[]) =>
      Object.fromEntries(
        [...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]),
      )
    expect(tally(rows.map((row) => row.topic))).toEqual(expected.opinions.by_topic)
    const level = (one: string) => (one === 'commune' || one === 'province' ? 'local_government' : one)
    expect(tally(rows.map((row) => level(row.level)))).toEqual(expected.opinions.by_authority)
  })

  test('numbers, days and the ledger tell the truth', async () => {
    const rows = await house.owner((tx) =>
      tx.many<{
        number: string
        received: string
        written: Date
        channel: string
      }>(sql`select p.number, p.received_at::date::text as received, e.at as written, p.channel
        from petition p join ledger_event e on e.stream = 'petition:' || p.id and e.seq = 1 where p.source_key is not null order by p.serial`),
    )
    expect([rows[0]?.number, rows.at(-1)?.number]).toEqual(['TMR-2013-0001', 'TMR-2013-0153'])
    expect([rows[0]?.received, rows.at(-1)?.received]).toEqual(['2013-07-04', '2013-08-22'])
    expect(
      rows.every(({ written, channel }) => written.getUTCFullYear() === 2026 && channel === 'dialogue'),
    ).toBe(true)
  })

  test('the figures count them in 2013, and so does the list that they open', async () => {
    const leader = await house.as('thanh')
    const year = async (at: number) => {
      const { body } = await leader.get(`/api/figures/leader?from=${at}-01-01&to=${at}-12-31&days=30`)
      return body.counted.received
    }
    expect(await year(2013)).toBe(153)
    const list = await leader.get('/api/petitions/count?show=all&from=2013-01-01&to=2013-12-31')
    expect(list.body.count).toBe(153)
  })

  test('the inspector reads the words and not the names', async () => {
    const { body } = await (await house.as('khoa')).get('/api/petitions?show=all&limit=200&to=2013-12-31')
    expect(body.petitions.length).toBeGreaterThan(100)
    for (const one of body.petitions) {
      expect(one.speaker).toMatch(/^(Người dân|Giấu tên)/)
      expect(one.customer).toBeNull()
    }
    const head = await (await house.as('thanh')).get('/api/petitions?show=all&q=A Thuông')
    expect(head.body.petitions.length).toBeGreaterThan(0)
  })

  test('what was only handed on is not called answered', async () => {
    const found = await (await house.as('thanh')).get('/api/petitions?show=all&limit=200')
    const spot = found.body.petitions.filter((one: { onTheSpot: boolean }) => one.onTheSpot)
    const handed = found.body.petitions.find((one: { words: string }) =>
      one.words.includes('Làng trên của Long Leo'),
    )
    expect(handed).toMatchObject({ state: 'assigned', answeredAt: null, level: 'company' })
    const { body } = await (await house.as('thanh')).get(`/api/petitions/${handed.id}`)
    expect(body.promises[0]).toMatchObject({ kind: 'quarter', dueOn: '2013-12-31', state: 'open' })
    expect(body.sameCause.length).toBeGreaterThan(0)
    expect(spot.length).toBeGreaterThan(5)
    for (const one of spot) expect(one.answeredAt.slice(0, 4)).toBe('2013')
  })

  test('again as CSV, and as XLSX: no doubles, and it says what is there', async () => {
    const before = await counts()
    for (const file of [csv, await asXlsx()]) {
      const preview = await send('hanh', '/api/notebooks/preview', file)
      const done = await send('hanh', '/api/notebooks', file, { decisions: suggested(preview.body) })
      expect(done.body).toMatchObject({ opinions: 153, taken: 0, already: 153 })
    }
    expect(await counts()).toEqual(before)
  })

  test('what was decided is proposed again', async () => {
    const { body } = await send('hanh', '/api/notebooks/preview', csv)
    expect(Object.keys(body.decisions).length).toBeGreaterThan(10)
    expect(body.preview.imported).toBeUndefined()
  })

  test('minutes hold every opinion of the dialogue in order', async () => {
    const hanh = await house.as('hanh')
    const { body } = await hanh.get('/api/dialogues')
    const first = body.dialogues.find((one: { heldOn: string }) => one.heldOn === '2013-07-04')
    const { paragraphs } = (await hanh.get(`/api/dialogues/${first.id}/minutes`)).body
    const opinions = paragraphs.filter((one: { kind: string }) => one.kind === 'opinion')
    // One of the 23 is about staff: the secretary's minutes leave it to the leader.
    expect(opinions.length).toBeGreaterThanOrEqual(22)
    expect(paragraphs[0].text).toBe('CÔNG TY ĐIỆN LỰC KON TUM')
  })

  test('customers are found without accents, their phones masked', async () => {
    const { body } = await (await house.as('hanh')).get('/api/customers?q=nguyen+thi+le+hang+dak+neng')
    expect(body.customers[0]).toMatchObject({ name: 'Nguyễn Thị Lệ Hằng', code: 'PC11HH0001402' })
    expect(body.customers[0].phone ?? '•').toContain('•')
    expect((await (await house.as('chuse')).get('/api/customers?q=nguyen')).body.customers).toEqual([])
  })
})
