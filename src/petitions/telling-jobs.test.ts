import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { handOverDue, handOverOne } from '#notices/jobs.ts'
import type { Notice } from '#notices/notice.ts'
import { noticesOf } from '#notices/store.ts'
import { type EmailPort, openEmail } from '#outside/email.ts'
import { type MailCatcher, startMailCatcher } from '#outside/mail-catcher.ts'
import type { Outside } from '#outside/outside.ts'
import { sql } from '#outside/postgres.ts'
import type { Queue } from '#outside/queue.ts'
import type { SmsPort } from '#outside/sms.ts'
import { openTestApp, type TestApp } from '../../test/app.ts'
import { startWorker } from '../main/worker.ts'
import { secretMatches } from './receipt.ts'
import { fill, readOnPage } from './telling-jobs.ts'

// The whole way: a petition through the real route, the queue, a real SMTP server, and back to the petition.
let house: TestApp
let catcher: MailCatcher
let email: EmailPort
let worker: Queue | undefined
let out: Outside
/** What the vendor says; the real SMTP server unless a test says otherwise. */
let vendor: EmailPort['hand']
beforeAll(async () => {
  house = await openTestApp()
  catcher = await startMailCatcher()
  email = openEmail(catcher.url, 'Điện lực Tu Mơ Rông <langnghe@example.vn>')
  out = { ...house.worker, email: { ...email, hand: (mail) => vendor(mail) } }
})
afterAll(async () => {
  await email.close()
  await catcher.close()
  await house.close()
})
beforeEach(async () => {
  house.at('2026-11-23T03:00:00Z')
  vendor = email.hand
  worker = await startWorker(house.ownerUrl, out)
})
afterEach(() => stopWorker())

const stopWorker = async () => {
  await worker?.stop()
  worker = undefined
}

async function received(more: object = {}) {
  const { body } = await (await house.as('hanh')).post('/api/petitions', {
    id: randomUUID(),
    channel: 'counter',
    words: 'Điện yếu lắm, tối nấu cơm không chín {secret}',
    area: 31,
    hamlet: 'Kon Pia',
    topic: 'grid_upgrade',
    speaker: { name: 'A Pheo', email: 'apheo@example.vn' },
    ...more,
  })
  return body as { id: string; number: string; secret: string; promiseDue: string }
}
const answer = async (id: string, words = 'Đã cân pha, đo lại 215 V') =>
  (await house.as('thiu')).put(`/api/petitions/${id}/answer`, { words, outcome: 'done' })
const noticesFor = (id: string): Promise<Notice[]> =>
  house.owner((tx) => noticesOf(tx, { units: [40], staff: null, sealed: true }, id))
const settled = async (id: string, purpose: string, state: string): Promise<Notice> =>
  vi.waitFor(async () => {
    const found = (await noticesFor(id)).find((notice) => notice.purpose === purpose)
    expect(found?.state, JSON.stringify(found)).toBe(state)
    return found!
  }, 8000)
const petitionOf = async (id: string) =>
  (await (await house.as('thanh')).get(`/api/petitions/${id}`)).body.petition
const mailsAbout = (number: string) => catcher.mails().filter(({ subject }) => subject.includes(number))

describe('by e-mail', () => {
  test('a receipt with number and secret arrives, and neither the secret nor the words are kept in the notice', async () => {
    const { id, number, secret } = await received()
    const notice = await settled(id, 'receipt', 'reached')
    const [mail] = mailsAbout(number)
    expect(mail).toMatchObject({ to: 'apheo@example.vn', subject: `Giấy hẹn ${number}: đã ghi nhận ý kiến` })
    expect(mail?.body).toContain('Kính gửi bà con A Pheo,')
    expect(mail?.body).toContain(`Mã riêng: ${secret}`)
    expect(mail?.body).toContain('Điện yếu lắm, tối nấu cơm không chín (secret)')
    expect(secretMatches(house.out.keys.receipt, number, secret)).toBe(true)
    for (const kept of [secret, 'apheo@example.vn', 'A Pheo', 'nấu cơm'])
      expect(JSON.stringify(notice)).not.toContain(kept)
  })

  test('an answer that arrived is delivered, by the system, and tomorrow the person is asked', async () => {
    const { id, number } = await received()
    await answer(id)
    await settled(id, 'answer', 'reached')
    const petition = await vi.waitFor(async () => {
      const now = await petitionOf(id)
      expect(now.deliveredAt).not.toBeNull()
      return now
    }, 8000)
    expect(petition.state).toBe('answered')
    const mail = mailsAbout(number).find(({ subject }) => subject.startsWith('Trả lời'))
    expect(mail?.body).toContain('Đã cân pha, đo lại 215 V.')
    expect(mail?.body).toContain('Kết quả: đã làm xong.')
    const verdict = await settled(id, 'verdict', 'waiting')
    expect(verdict.dueAt).toEqual(new Date('2026-11-24T03:00:00Z'))
    house.at('2026-11-24T03:00:00Z')
    await handOverDue(out, fill)
    await settled(id, 'verdict', 'reached')
  })

  test('the same event twice makes one notice', async () => {
    const { id } = await received()
    await settled(id, 'receipt', 'reached')
    await house.owner((tx) =>
      tx.run(
        sql`select enqueue('listen', jsonb_build_object('event', (select id from ledger_event where stream = ${`petition:${id}`}), 'listener', 0))`,
      ),
    )
    await vi.waitFor(async () => {
      const { rows } = await house.worker.pool.query(
        "select task_identifier, attempts, last_error from graphile_worker.jobs where task_identifier in ('follow', 'listen')",
      )
      expect(rows).toEqual([])
    }, 8000)
    expect(await noticesFor(id)).toHaveLength(1)
  })

  test('said to the face at a dialogue: no answer by post', async () => {
    const { id } = await received({ answer: { words: 'Mai anh em xuống đo', outcome: 'done' } })
    await settled(id, 'receipt', 'reached')
    expect((await noticesFor(id)).map(({ purpose }) => purpose)).toEqual(['receipt'])
  })

  test('an interim reply tells the reason and the new day', async () => {
    const { id, number } = await received()
    const until = '2027-01-15'
    await (await house.as('thiu')).put(`/api/petitions/${id}/put-off`, { words: 'Chờ vật tư về', until })
    await settled(id, 'interim', 'reached')
    const mail = mailsAbout(number).find(({ subject }) => subject.includes('hẹn lại'))
    expect(mail?.subject).toBe(`Ý kiến ${number}: hẹn lại ngày 15/01/2027`)
    expect(mail?.body).toContain('Chờ vật tư về.')
  })
})

describe('when the vendor fails', () => {
  test('busy: tried again with growing waits, then a named failure that is visible work', async () => {
    let calls = 0
    vendor = async () => {
      calls++
      return { fate: 'again', why: 'busy' }
    }
    const { id } = await received()
    await vi.waitFor(async () => expect((await noticesFor(id))[0]?.tries).toBe(1), 8000)
    await stopWorker()
    for (let days = 0; (await noticesFor(id))[0]?.state === 'waiting' && days < 30; days++) {
      const [notice] = await noticesFor(id)
      expect(notice?.dueAt?.getTime()).toBeGreaterThan(house.out.clock.now().getTime())
      await handOverDue(out, fill)
      expect(calls).toBe(notice?.tries)
      house.at(notice!.dueAt!.toISOString())
      await handOverDue(out, fill)
    }
    const [notice] = await noticesFor(id)
    expect(notice).toMatchObject({ state: 'failed', why: 'busy', tries: 8, dueAt: null })
    const { body } = await (await house.as('hanh')).get('/api/notices?show=failed')
    expect(body.notices.map((row: { id: string }) => row.id)).toContain(notice?.id)
  })

  test('killed between the vendor’s reply and our record: unknown, and never sent again by itself', async () => {
    await stopWorker()
    let calls = 0
    let killed: () => void = () => {}
    let rise: () => void = () => {}
    const died = new Promise<void>((now) => {
      killed = now
    })
    vendor = async (mail) => {
      calls++
      await email.hand(mail)
      killed()
      // The process is gone, and what it would have written down comes far too late.
      return new Promise((late) => {
        rise = () => late({ fate: 'again', why: 'busy' })
      })
    }
    const { id, number } = await received()
    worker = await startWorker(house.ownerUrl, out)
    await died
    const [notice] = await noticesFor(id)
    expect(notice).toMatchObject({ state: 'unknown', why: 'handing-over', tries: 1 })
    vendor = async (mail) => {
      calls++
      return email.hand(mail)
    }
    house.at('2026-11-23T03:01:00Z')
    await handOverOne(out, fill, notice!.id, 40)
    const hanh = await house.as('hanh')
    expect((await hanh.put(`/api/notices/${notice!.id}/retry`, {})).body.code).toBe('under-way')
    house.at('2026-11-23T05:00:00Z')
    await handOverDue(out, fill)
    await handOverDue(out, fill)
    expect(calls).toBe(1)
    expect(mailsAbout(number)).toHaveLength(1)
    expect((await noticesFor(id))[0]).toMatchObject({ state: 'unknown', why: 'no-reply', tries: 1 })
    expect((await hanh.get('/api/notices?show=unknown')).text).toContain(notice!.id)
    // A person decides; the mail carries the same Message-ID, so that a mailbox can tell.
    expect((await hanh.put(`/api/notices/${notice!.id}/retry`, {})).status).toBe(200)
    await handOverDue(out, fill)
    await settled(id, 'receipt', 'reached')
    expect(new Set(mailsAbout(number).map(({ messageId }) => messageId)).size).toBe(1)
    rise()
    await stopWorker()
    await settled(id, 'receipt', 'reached')
  })

  test('ten at once: one hand-over', async () => {
    vendor = async () => ({ fate: 'never', why: 'refused' })
    const { id } = await received()
    const made = await settled(id, 'receipt', 'failed')
    let calls = 0
    vendor = async () => {
      calls++
      return { fate: 'accepted', why: '' }
    }
    await house.owner((tx) => tx.run(sql`update notice set state = 'waiting' where id = ${made.id}`))
    await Promise.all(Array.from({ length: 10 }, () => handOverOne(out, fill, made.id, 40)))
    expect(calls).toBe(1)
  })
})

describe('by telephone', () => {
  const speaker = { name: 'Y Hà', phone: '0905 000 417' }
  let sent: { to: string; words: string; reference: string }[] = []
  const gateway: SmsPort = {
    hand: async (sms) => {
      sent.push(sms)
      return { fate: 'accepted', why: '' }
    },
    ask: async () => ({ fate: 'reached', why: '' }),
  }
  beforeEach(() => {
    sent = []
  })

  test('without a gateway it waits for whoever calls, and a settled call delivers the answer', async () => {
    const { id, number } = await received({ speaker })
    await answer(id)
    const notice = await vi.waitFor(async () => {
      const found = (await noticesFor(id)).find(({ purpose }) => purpose === 'answer')
      expect(found).toMatchObject({ state: 'waiting', why: 'no-gateway', tries: 0, dueAt: null })
      return found!
    }, 8000)
    const hanh = await house.as('hanh')
    const { body: calls, text } = await hanh.get('/api/notices?show=call')
    expect(calls.notices.map((row: { id: string }) => row.id)).toContain(notice.id)
    expect(text).not.toContain('0905')
    const opened = await hanh.put(`/api/notices/${notice.id}/open`, {})
    expect(opened.body.person).toMatchObject({ name: 'Y Hà', phone: '0905 000 417' })
    expect(opened.body.script).toContain(number)
    const looked = await house.owner((tx) =>
      tx.many<{ staff: number }>(
        sql`select staff from ledger_event where stream = ${`notice:${notice.id}`} and kind = 'notice.opened'`,
      ),
    )
    expect(looked).toEqual([{ staff: 1 }])
    const settledReply = await hanh.put(`/api/notices/${notice.id}/settle`, {
      as: 'called',
      note: 'Nói với Y Hà',
    })
    expect(settledReply.body.notice).toMatchObject({ state: 'reached', settledAs: 'called', settledBy: 1 })
    // Whoever has been told is looked up no more.
    expect((await hanh.put(`/api/notices/${notice.id}/open`, {})).status).toBe(409)
    await vi.waitFor(async () => expect((await petitionOf(id)).deliveredAt).not.toBeNull(), 8000)
    const story = (await hanh.get(`/api/petitions/${id}`)).body.story
    expect(story.find((line: { kind: string }) => line.kind === 'petition.deliver')).toMatchObject({
      staff: null,
      data: { channel: 'call' },
    })
  })

  test('a gateway gets one short text, in the form that fits, and is asked before anything is sent twice', async () => {
    await stopWorker()
    out = {
      ...out,
      sms: {
        ...gateway,
        hand: async (sms) => {
          sent.push(sms)
          return { fate: 'unsure', why: 'no-reply' }
        },
      },
    }
    worker = await startWorker(house.ownerUrl, out)
    const { id, number, secret } = await received({ speaker })
    await settled(id, 'receipt', 'unknown')
    expect(sent).toEqual([
      {
        reference: expect.any(String),
        to: '+84905000417',
        words: `Doi Quan ly dien Tu Mo Rong da ghi y kien cua ba con. So ${number}, ma rieng ${secret}. Tra loi cham nhat 08/12/2026. Ma nay ba con giu rieng.`,
      },
    ])
    out = { ...out, sms: gateway }
    house.at('2026-11-23T04:00:00Z')
    await handOverDue(out, fill)
    await settled(id, 'receipt', 'reached')
    expect(sent).toHaveLength(1)
    out = { ...house.worker, email: out.email! }
  })

  test('at night nothing is sent: it goes at seven', async () => {
    await stopWorker()
    house.at('2026-11-23T15:30:00Z')
    worker = await startWorker(house.ownerUrl, { ...out, sms: gateway })
    const { id } = await received({ speaker })
    const notice = await vi.waitFor(async () => {
      const [found] = await noticesFor(id)
      expect(found).toMatchObject({ state: 'waiting', why: 'quiet-hours' })
      return found!
    }, 8000)
    expect(notice.dueAt).toEqual(new Date('2026-11-24T00:00:00Z'))
    await handOverDue({ ...out, sms: gateway }, fill)
    expect(sent).toEqual([])
    house.at('2026-11-24T00:00:00Z')
    await handOverDue({ ...out, sms: gateway }, fill)
    expect(sent).toHaveLength(1)
  })

  test('an answer with a link in it is said by telephone', async () => {
    const { id } = await received({ speaker })
    await answer(id, 'Xem thêm ở evn.com.vn/gia-dien')
    const notice = await settled(id, 'answer', 'waiting')
    expect(notice.channel).toBe('call')
  })
})

describe('without a telephone', () => {
  test('the answer stands on the list for the village, and printing it delivers', async () => {
    const { id, number } = await received({ speaker: { name: 'A Blur' } })
    await answer(id)
    const notice = await settled(id, 'answer', 'waiting')
    expect(notice.channel).toBe('village_list')
    const mai = await house.as('mai')
    const { body } = await mai.get('/api/petitions/village-list')
    const hamlet = body.hamlets.find((one: { hamlet: string }) => one.hamlet === 'Kon Pia')
    expect(hamlet.lines).toContainEqual(expect.objectContaining({ number, speaker: 'A Blur' }))
    expect((await mai.put(`/api/notices/${notice.id}/settle`, { as: 'listed' })).status).toBe(200)
    await vi.waitFor(async () => expect((await petitionOf(id)).deliveredAt).not.toBeNull(), 8000)
  })

  test('a shielded person is on no list; the page of the petition delivers when it is read', async () => {
    const { id } = await received({ speaker: { name: 'A Blur' }, shield: true })
    await answer(id)
    const notice = await settled(id, 'answer', 'waiting')
    expect(notice.channel).toBe('web')
    await readOnPage(house.out, await petitionOf(id))
    await readOnPage(house.out, await petitionOf(id))
    await vi.waitFor(async () => expect((await petitionOf(id)).deliveredAt).not.toBeNull(), 8000)
    expect((await noticesFor(id)).find(({ purpose }) => purpose === 'answer')).toMatchObject({
      state: 'reached',
      settledAs: 'seen',
    })
  })

  test('delivered by hand on the petition: the list forgets it', async () => {
    const { id } = await received({ speaker: { name: 'A Blur' } })
    await answer(id)
    await settled(id, 'answer', 'waiting')
    await (await house.as('mai')).put(`/api/petitions/${id}/deliver`, { channel: 'in_person' })
    await settled(id, 'answer', 'cancelled')
  })
})

describe('who may', () => {
  test('what is about staff is not seen by heads, and nothing by another branch', async () => {
    const { id } = await received({ topic: 'staff', words: 'Cậu ghi số nạt bà con' })
    const notice = await settled(id, 'receipt', 'reached')
    for (const login of ['mai', 'dakto', 'chuse', 'blan'] as const) {
      const caller = await house.as(login)
      for (const url of [`/api/notices/of/${id}`, '/api/notices?show=all&limit=200'])
        expect((await caller.get(url)).text, `${login} ${url}`).not.toContain(notice.id)
      expect((await caller.put(`/api/notices/${notice.id}/open`, {})).body.person, login).toBeUndefined()
    }
    expect((await (await house.as('thanh')).get(`/api/notices/of/${id}`)).text).toContain(notice.id)
  })

  test('settled twice with one key is settled once', async () => {
    const { id } = await received({ speaker: { name: 'A Blur' } })
    await answer(id)
    const notice = await settled(id, 'answer', 'waiting')
    const mai = await house.as('mai')
    const headers = { 'idempotency-key': randomUUID() }
    const replies = [1, 2].map(() => mai.put(`/api/notices/${notice.id}/settle`, { as: 'told' }, headers))
    expect((await Promise.all(replies)).map(({ status }) => status)).toEqual([200, 200])
    const again = await mai.put(`/api/notices/${notice.id}/cancel`, { note: 'không cần' })
    expect([again.status, again.body.code]).toEqual([409, 'not-now'])
  })
})
