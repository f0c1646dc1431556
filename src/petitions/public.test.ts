import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#outside/postgres.ts'
import { openTestApp, type TestApp } from '../../test/app.ts'
import { hidden, type Visited, visitor } from '../../test/visitor.ts'

// The public site as a visitor without script meets it, on the real app and a real PostgreSQL.
let house: TestApp
let minute = 0
beforeAll(async () => {
  house = await openTestApp()
})
afterAll(() => house.close())
beforeEach(() => later())

/** Nobody fills in a form in no time. */
const later = () => {
  minute += 1
  house.at(new Date(Date.UTC(2026, 10, 23, 3, minute)).toISOString())
}
const words = 'Điện yếu lắm, tối nấu cơm không chín'
const photo = (background = '#3a6') =>
  sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .withExif({ IFD0: { Make: 'CANARYCAMERA' } })
    .jpeg()
    .toBuffer()

async function fill(more: Record<string, string> = {}, path = '/gui-y-kien') {
  const { html } = await visitor(house).get(path)
  later()
  return { token: hidden(html, 'token'), words, topic: '', area: '31', hamlet: 'Kon Pia', who: 'me', ...more }
}
const petitions = (where = sql`true`) =>
  // biome-ignore lint/suspicious/noExplicitAny: rows of every shape
  house.owner((tx) => tx.many<any>(sql`select * from petition where ${where} order by serial`))

interface Receipt {
  readonly number: string
  readonly secret: string
}
const receiptOn = ({ html }: Visited): Receipt => {
  const [number, secret] = [...html.matchAll(/class="code">([^<]+)</g)].map(([, code]) => code!)
  return { number: number!, secret: secret! }
}
async function sent(more: Record<string, string> = {}, photos: readonly Buffer[] = []): Promise<Receipt> {
  const pressed = await visitor(house).send('/gui-y-kien', await fill(more), { photos })
  expect(pressed.status, pressed.html).toBe(303)
  return receiptOn(await visitor(house).get(pressed.location))
}
const follow = (receipt: Receipt, from = '10.2.2.2') => visitor(house, from).send('/theo-doi', { ...receipt })
const idOf = async ({ number }: Receipt): Promise<string> => (await petitions(sql`number = ${number}`))[0].id
async function answered(more: Record<string, string> = {}) {
  const receipt = await sent(more)
  const id = await idOf(receipt)
  const said = { words: 'Đã cân pha, đo lại 215 V', outcome: 'done' }
  const { status } = await (await house.as('thanh')).put(`/api/petitions/${id}/answer`, said)
  expect(status).toBe(200)
  return { id, receipt }
}
const act = (path: string, html: string, fields: Record<string, string>) =>
  visitor(house).send(path, {
    proof: hidden(html, 'proof', path),
    key: hidden(html, 'key', path),
    ...fields,
  })

describe('sending an opinion', () => {
  test('the words and the commune are enough: received by web, for the secretary, with a receipt', async () => {
    const receipt = await sent()
    const [row] = await petitions(sql`number = ${receipt.number}`)
    expect(row).toMatchObject({
      words,
      channel: 'web',
      state: 'received',
      branch_id: 40,
      area_id: 31,
      speaker_kind: 'nobody',
      identity: null,
    })
    expect(receipt.secret).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]$/)
    const named = await sent({ topic: 'incident' })
    const [hinted] = await petitions(sql`number = ${named.number}`)
    expect(hinted).toMatchObject({ topic: 'incident', state: 'received' })
  })

  test('pressed twice, even at once, it is one petition and one receipt', async () => {
    const before = (await petitions()).length
    const form = await fill()
    const photos = [await photo()]
    const pressed = await Promise.all(
      [1, 2, 3].map(() => visitor(house).send('/gui-y-kien', form, { photos })),
    )
    expect(pressed.map(({ status }) => status)).toEqual([303, 303, 303])
    const receipts = await Promise.all(
      pressed.map(async ({ location }) => receiptOn(await visitor(house).get(location))),
    )
    expect(new Set(receipts.map(({ number }) => number)).size).toBe(1)
    expect((await petitions()).length).toBe(before + 1)
    const { n } = await house.owner((tx) =>
      tx.one<{ n: number }>(
        sql`select count(*)::int as n from attachment a join petition p on p.id = a.petition_id where p.number = ${receipts[0]!.number}`,
      ),
    )
    expect(n).toBe(1)
  })

  test('bad input: the same page, errors beside the fields, nothing lost, and the photo is not asked for again', async () => {
    const before = (await petitions()).length
    const form = await fill({
      area: '',
      phone: '0905',
      email: 'khong-phai-thu',
      customer: '123',
      name: 'A Pheo',
    })
    const back = await visitor(house).send('/gui-y-kien', form, { photos: [await photo('#123')] })
    expect(back.status).toBe(422)
    for (const name of ['area', 'phone', 'email', 'customer']) expect(back.html).toContain(`id="${name}-e"`)
    expect(back.html).toContain(words)
    expect(back.html).toContain('value="khong-phai-thu"')
    expect(back.html).toContain('value="A Pheo"')
    expect(back.html).toContain('Đã nhận 1 ảnh')
    expect((await petitions()).length).toBe(before)

    const mended = {
      ...form,
      area: '33',
      phone: '0905000123',
      email: '',
      customer: '',
      token: hidden(back.html, 'token'),
      kept: hidden(back.html, 'kept'),
    }
    const done = await visitor(house).send('/gui-y-kien', mended, { photos: [] })
    expect(done.status).toBe(303)
    const page = await visitor(house).get(done.location)
    expect(page.html).toContain('Kèm 1 ảnh')
  })

  test('photos lose what the camera hid, and what is no photo is refused with the words kept', async () => {
    const receipt = await sent({}, [await photo('#456')])
    const id = await idOf(receipt)
    const { body } = await (await house.as('hanh')).get(`/api/petitions/${id}`)
    const file = await house.app.inject({
      url: `/api/attachments/${body.attachments[0].id}`,
      headers: { cookie: '' },
    })
    expect(file.statusCode).toBe(401)
    const seen = await (await house.as('hanh')).send({ url: `/api/attachments/${body.attachments[0].id}` })
    expect(seen.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'attachment; filename="photo.jpg"',
    })
    expect(seen.text).not.toContain('CANARYCAMERA')
    expect((await (await house.as('chuse')).get(`/api/attachments/${body.attachments[0].id}`)).status).toBe(
      404,
    )
    const back = await visitor(house).send('/gui-y-kien', await fill(), { photos: [Buffer.from('<svg/>')] })
    expect([back.status, back.html.includes('id="photos-e"'), back.html.includes(words)]).toEqual([
      422,
      true,
      true,
    ])
  })

  test('more photos than asked for: the first three are here, the rest is said', async () => {
    const photos = await Promise.all(['#111', '#222', '#333', '#444', '#555'].map(photo))
    const back = await visitor(house).send('/gui-y-kien', await fill({ who: 'neighbour' }), { photos })
    expect(back.status).toBe(422)
    expect(back.html).toContain('nhiều nhất 3 ảnh')
    expect(back.html).toContain('Đã nhận 3 ảnh')
    expect(back.html).toMatch(/value="neighbour"[^>]*checked|checked[^>]*value="neighbour"/)
  })

  test('robots: too fast, the field nobody sees, a token of nobody’s', async () => {
    const before = (await petitions()).length
    const { html } = await visitor(house).get('/gui-y-kien')
    const quick = { ...(await fill()), token: hidden(html, 'token') }
    house.at(new Date(Date.UTC(2026, 10, 23, 3, minute - 1)).toISOString())
    const form = await fill()
    for (const bad of [
      { ...form, website: 'http://spam' },
      { ...form, token: 'AAAA' },
      { ...form, token: '' },
    ]) {
      const back = await visitor(house).send('/gui-y-kien', bad, {})
      expect([back.status, back.html.includes(words)]).toEqual([422, true])
    }
    house.at(new Date(Date.UTC(2026, 10, 23, 3, minute - 2)).toISOString())
    expect((await visitor(house).send('/gui-y-kien', quick, {})).status).toBe(422)
    expect((await petitions()).length).toBe(before)
  })

  test('the same form with other words is asked about, never silently lost', async () => {
    const form = await fill()
    expect((await visitor(house).send('/gui-y-kien', form, {})).status).toBe(303)
    const other = await visitor(house).send('/gui-y-kien', { ...form, words: 'Việc khác hẳn' }, {})
    expect([other.status, other.html.includes('Việc khác hẳn')]).toEqual([422, true])
    later()
    const again = { ...form, words: 'Việc khác hẳn', token: hidden(other.html, 'token') }
    expect((await visitor(house).send('/gui-y-kien', again, {})).status).toBe(303)
    expect(await petitions(sql`words = 'Việc khác hẳn'`)).toHaveLength(1)
  })

  test('a commune that no branch here serves is refused in plain words', async () => {
    const back = await visitor(house).send('/gui-y-kien', await fill({ area: '11' }), {})
    expect([back.status, back.html.includes('không do Điện lực ở đây phục vụ')]).toEqual([422, true])
  })

  test('who spoke is in the vault, hidden names behind an alias', async () => {
    const receipt = await sent({
      name: 'Blông Thưng',
      phone: '0905 000 123',
      shield: 'yes',
      who: 'neighbour',
    })
    const [row] = await petitions(sql`number = ${receipt.number}`)
    expect(row).toMatchObject({ shielded: true, speaker_kind: 'name', customer: null })
    expect(row.speaker).toMatch(/^Giấu tên/)
    expect(JSON.stringify(row)).not.toMatch(/Blông|0905/)
  })

  test('the receipt’s address tells nothing and closes after an hour', async () => {
    const { location } = await visitor(house).send('/gui-y-kien', await fill(), {})
    const token = location.split('/').at(-1)!
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toMatch(/TMR|id|2026/)
    minute += 61
    later()
    expect((await visitor(house).get(location)).status).toBe(410)
    expect((await visitor(house).get(`/giay-hen/${token.slice(0, -3)}AAA`)).status).toBe(410)
  })

  test('in English from the form to the receipt', async () => {
    const form = await fill({}, '/en/gui-y-kien')
    const { location } = await visitor(house).send('/en/gui-y-kien', form, {})
    expect(location).toMatch(/^\/en\/giay-hen\//)
    expect((await visitor(house).get(location)).html).toContain('<html lang="en">')
  })
})

describe('following it', () => {
  test('number and secret open the story, however they are typed; nobody’s name is in it', async () => {
    const receipt = await sent({
      name: 'Blông Thưng',
      phone: '0905000123',
      words: 'Tôi là Blông Thưng, gọi 0905 000 123. Đèn tối.',
    })
    const typed = {
      number: receipt.number.toLowerCase().replaceAll('-', ' '),
      secret: receipt.secret.toLowerCase().replaceAll('-', ''),
    }
    const page = await follow(typed)
    expect(page.status).toBe(200)
    expect(page.html).toContain('Điện lực đang xem và giao việc')
    expect(page.html).not.toMatch(/Blông|Thưng|0905/)
    expect(page.headers['cache-control']).toBe('no-store')
  })

  test('a wrong secret and a number never given get the same page; a slip is told and not counted', async () => {
    const receipt = await sent()
    const other = await sent()
    const wrong = await follow({ number: receipt.number, secret: other.secret })
    const none = await follow({ number: 'TMR-2026-9999', secret: other.secret })
    expect([wrong.status, none.status]).toEqual([422, 422])
    expect(none.html.replaceAll('TMR-2026-9999', receipt.number)).toBe(wrong.html)
    const slip = await follow({ number: receipt.number, secret: 'AAAAA-AAAAA-B' })
    expect(slip.html).toContain('nhầm một chữ')
  })

  test('five wrong tries in an hour close one case for everybody, and no other case', async () => {
    const receipt = await sent()
    const other = await sent()
    const guesses = await Promise.all(
      Array.from({ length: 9 }, (_, i) =>
        follow({ number: receipt.number, secret: other.secret }, `10.9.${i}.1`),
      ),
    )
    expect(guesses.filter(({ html }) => html.includes('không khớp'))).toHaveLength(5)
    expect((await follow(receipt, '10.77.1.1')).html).toContain('chờ một giờ')
    expect((await follow(other)).status).toBe(200)
  })

  test('looking never changes anything by GET, and no link does', async () => {
    for (const path of ['/theo-doi/danh-gia', '/theo-doi/rut-lai', '/theo-doi/tra-loi', '/theo-doi/anh'])
      expect((await visitor(house).get(path)).status).toBe(404)
  })

  test('who opens the answer has it: delivered by the web page', async () => {
    const { id, receipt } = await answered()
    expect((await petitions(sql`id = ${id}`))[0].delivered_at).toBeNull()
    const page = await follow(receipt)
    expect(page.html).toContain('Đã cân pha, đo lại 215 V')
    await follow(receipt)
    const events = await house.owner((tx) =>
      tx.many(
        sql`select data from ledger_event where stream = ${`petition:${id}`} and kind = 'petition.deliver'`,
      ),
    )
    expect(events).toEqual([{ data: { channel: 'web' } }])
  })

  test('not solved reopens it to the leader, once, however often it is pressed', async () => {
    const { id, receipt } = await answered()
    const { html } = await follow(receipt)
    const blank = await act('/theo-doi/danh-gia', html, { solved: 'no' })
    expect([blank.status, blank.html.includes('id="why-e"')]).toEqual([422, true])
    const verdict = { solved: 'no', score: '3', why: 'Tối vẫn yếu' }
    const [first, second] = [
      await act('/theo-doi/danh-gia', html, verdict),
      await act('/theo-doi/danh-gia', html, verdict),
    ]
    expect([first.status, second.status]).toEqual([200, 200])
    expect(first.html).toContain('Tối vẫn yếu')
    expect((await petitions(sql`id = ${id}`))[0]).toMatchObject({
      state: 'assigned',
      reopened: 1,
      owner_staff: 2,
      score: 3,
    })
  })

  test('solved ends it, confirmed', async () => {
    const { id, receipt } = await answered()
    const { html } = await follow(receipt)
    const page = await act('/theo-doi/danh-gia', html, { solved: 'yes', score: '9', why: '' })
    expect(page.html).toContain('Đã xong, bà con xác nhận')
    expect((await petitions(sql`id = ${id}`))[0]).toMatchObject({ state: 'ended', ending: 'solved' })
  })

  test('a question is asked and answered; an internal note stays inside', async () => {
    const receipt = await sent()
    const id = await idOf(receipt)
    const thanh = await house.as('thanh')
    await thanh.put(`/api/petitions/${id}/note`, { words: 'CANARYNOTE nội bộ' })
    await thanh.put(`/api/petitions/${id}/ask`, { words: 'Yếu từ mấy giờ?' })
    const { html } = await follow(receipt)
    expect(html).toContain('Yếu từ mấy giờ?')
    expect(html).not.toContain('CANARYNOTE')
    const page = await act('/theo-doi/tra-loi', html, { words: 'Từ 6 giờ tối' })
    expect(page.html).toContain('Từ 6 giờ tối')
    expect((await petitions(sql`id = ${id}`))[0].state).toBe('assigned')
  })

  test('whoever opened the identity is told by post, not by name; withheld is told', async () => {
    const receipt = await sent({ name: 'A Pheo' })
    const id = await idOf(receipt)
    await (await house.as('hanh')).put(`/api/petitions/${id}/open-identity`, { reason: 'Gọi lại' })
    await (await house.as('hanh')).put(`/api/petitions/${id}/ask-withhold`, { reason: 'Có tên người khác' })
    await (await house.as('thanh')).put(`/api/petitions/${id}/withhold`, { reason: 'Có tên người khác' })
    const { html } = await follow(receipt)
    expect(html).toContain('Có người mở xem ai đã nói')
    expect(html).toContain('đang bị ẩn khỏi trang công khai')
    expect(html).not.toContain('A Pheo')
  })

  test('taken back, with a photo added before', async () => {
    const receipt = await sent()
    const { html } = await follow(receipt)
    const fields = { proof: hidden(html, 'proof'), key: hidden(html, 'key', '/theo-doi/anh') }
    const added = await visitor(house).send('/theo-doi/anh', fields, { photos: [await photo('#789')] })
    expect([added.status, added.html.includes('Đã thêm một ảnh')]).toEqual([200, true])
    const gone = await act('/theo-doi/rut-lai', added.html, { reason: '' })
    expect(gone.html).toContain('Bà con rút lại')
    expect((await petitions(sql`number = ${receipt.number}`))[0].ending).toBe('withdrawn')
  })

  test('the proof is of one petition, for an hour, and is no other token', async () => {
    const receipt = await sent()
    const { html } = await follow(receipt)
    const form = await fill()
    expect((await act('/theo-doi/rut-lai', html, { proof: form.token })).status).toBe(422)
    minute += 61
    later()
    expect((await act('/theo-doi/rut-lai', html, {})).status).toBe(422)
    expect((await petitions(sql`number = ${receipt.number}`))[0].state).toBe('received')
  })
})

describe('photos by the staff', () => {
  test('are drawn anew, ledgered, and once for a key', async () => {
    const id = await idOf(await sent())
    const thiu = await house.as('thiu')
    const key = { 'idempotency-key': '0198a000-0000-7000-8000-00000000abcd' }
    const edge = 'e'
    const body = Buffer.concat([
      Buffer.from(
        `--${edge}\r\ncontent-disposition: form-data; name="photo"; filename="x.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
      ),
      await photo('#abc'),
      Buffer.from(`\r\n--${edge}--\r\n`),
    ])
    const upload = () =>
      thiu.send({
        method: 'POST',
        url: `/api/petitions/${id}/photos?kind=proof`,
        payload: body,
        headers: { ...key, 'content-type': `multipart/form-data; boundary=${edge}` },
      })
    expect((await upload()).status).toBe(201)
    expect((await upload()).status).toBe(201)
    const { body: opened } = await thiu.get(`/api/petitions/${id}`)
    expect(opened.attachments).toHaveLength(1)
    expect(opened.story.at(-1).kind).toBe('petition.photo-added')
  })
})
