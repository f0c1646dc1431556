import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openEmail } from './email.ts'
import { startMailCatcher } from './mail-catcher.ts'
import { smtpWord } from './vendor-words.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const mail = (more: object = {}) => ({
  reference: '0198c0de-0000-7000-8000-000000000001',
  to: 'apheo@example.vn',
  subject: 'Giấy hẹn TMR-2026-0412: đã ghi nhận ý kiến',
  body: 'Kính gửi bà con A Pheo,\n\nĐiện yếu ở Đắk Hà, Ngọc Lây: chúng tôi đã ghi.\n.\nSố TMR-2026-0412',
  ...more,
})

function open(url: string) {
  const email = openEmail(url, 'Điện lực Tu Mơ Rông <langnghe@example.vn>', { timeoutMs: 400 })
  closers.push(email.close)
  return email
}

test('a real SMTP server gets it whole: accents in subject and body, our reference as Message-ID', async () => {
  const catcher = await startMailCatcher()
  closers.push(catcher.close)
  expect(await open(catcher.url).hand(mail())).toEqual({ fate: 'accepted', why: '' })
  expect(catcher.mails()).toEqual([
    {
      at: expect.any(Date),
      to: 'apheo@example.vn',
      from: 'Điện lực Tu Mơ Rông <langnghe@example.vn>',
      subject: mail().subject,
      body: mail().body,
      messageId: '<0198c0de-0000-7000-8000-000000000001@langnghe>',
    },
  ])
})

test('nobody adds a header or a second recipient', async () => {
  const catcher = await startMailCatcher()
  closers.push(catcher.close)
  const email = open(catcher.url)
  expect((await email.hand(mail({ subject: 'Trả lời\r\nBcc: x@example.com\r\n\r\nKhác' }))).fate).toBe(
    'accepted',
  )
  expect(catcher.mails()[0]).toMatchObject({
    to: 'apheo@example.vn',
    subject: 'Trả lời Bcc: x@example.com Khác',
  })
  for (const to of [
    'a@x.vn, b@x.vn',
    'a@x.vn\r\nRCPT TO:<b@x.vn>',
    'A <a@x.vn>',
    'a@x.vn;b@x.vn',
    'không có',
    '@x.vn',
  ])
    expect(await email.hand(mail({ to })), to).toEqual({ fate: 'never', why: 'no-such-address' })
  expect(catcher.mails()).toHaveLength(1)
})

/** A server that says what it is told to at each step; `drop` closes the line instead, `hang` says nothing. */
async function scripted(replies: Record<string, string>) {
  let messages = 0
  const server = createServer((socket: Socket) => {
    let inData = false
    let seen = ''
    socket.on('error', () => {})
    const say = (step: string, usual: string) => {
      const reply = replies[step] ?? usual
      if (reply === 'drop') socket.destroy()
      else if (reply !== 'hang') socket.write(`${reply}\r\n`)
    }
    say('greet', '220 test')
    socket.on('data', (chunk) => {
      seen += chunk.toString('latin1')
      for (let end = seen.indexOf('\r\n'); end >= 0; end = seen.indexOf('\r\n')) {
        const line = seen.slice(0, end)
        seen = seen.slice(end + 2)
        if (inData && line !== '.') continue
        if (inData) messages++
        const step = inData ? 'end' : line.slice(0, 4).toUpperCase()
        inData = step === 'DATA' && (replies.DATA ?? '354').startsWith('354')
        say(step, step === 'DATA' ? '354 go on' : '250 ok')
      }
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  closers.push(() => new Promise((closed) => server.close(closed)))
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, messages: () => messages }
}

test.each([
  ['refused for good', { RCPT: '550 5.1.1 no such user' }, 'never', 'no-such-address'],
  ['a policy, no wrong address', { RCPT: '550 5.7.1 blocked' }, 'never', 'refused'],
  ['asked to come again', { RCPT: '451 4.7.1 greylisted' }, 'again', 'busy'],
  ['a full mailbox', { RCPT: '552 5.2.2 full' }, 'never', 'mailbox-full'],
  ['refused after the whole message', { end: '554 5.7.1 spam' }, 'never', 'refused'],
  ['busy after the whole message', { end: '451 later' }, 'again', 'busy'],
  ['dropped before the message', { RCPT: 'drop' }, 'again', 'no-connection'],
  ['silent before the message', { MAIL: 'hang' }, 'again', 'no-connection'],
  ['silent at the greeting', { greet: 'hang' }, 'again', 'no-connection'],
  ['dropped after the whole message', { end: 'drop' }, 'unsure', 'no-reply'],
  ['silent after the whole message', { end: 'hang' }, 'unsure', 'no-reply'],
])('%s', async (_, replies, fate, why) => {
  const server = await scripted(replies as Record<string, string>)
  expect(await open(server.url).hand(mail())).toEqual({ fate, why })
})

test('what a dropped line leaves in doubt is not sent again by the pool itself', async () => {
  const server = await scripted({ end: 'drop' })
  await open(server.url).hand(mail())
  await new Promise((later) => setTimeout(later, 700))
  expect(server.messages()).toBe(1)
})

test('no server at all is for later', async () => {
  expect(await open('smtp://127.0.0.1:1').hand(mail())).toEqual({ fate: 'again', why: 'no-connection' })
})

test('codes that no table knows are sorted by their first digit', () => {
  expect(smtpWord({ responseCode: 599 }, true).fate).toBe('never')
  expect(smtpWord({ responseCode: 499 }, true).fate).toBe('again')
  expect(smtpWord({}, true).fate).toBe('unsure')
  expect(smtpWord({ responseCode: 535, response: '535 5.7.8 bad password' }, false)).toEqual({
    fate: 'again',
    why: 'not-set-up',
  })
})
