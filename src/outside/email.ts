import nodemailer from 'nodemailer'
import { accepted, noReply, notSetUp, smtpWord, type VendorWord } from './vendor-words.ts'

interface Email {
  /** Ours, stable over all tries: it becomes the Message-ID, by which a mailbox recognises a second copy. */
  readonly reference: string
  readonly to: string
  readonly subject: string
  readonly body: string
}

/** The port to a mail server. */
export interface EmailPort {
  hand(email: Email): Promise<VendorWord>
  /** SMTP has no way to ask what became of a message: always `unsure`. */
  ask(reference: string): Promise<VendorWord>
  close(): Promise<void>
}

/** No mail server is set up: every e-mail stays visible work. */
export const noEmail: EmailPort = {
  hand: async () => notSetUp,
  ask: async () => noReply,
  close: async () => {},
}

/** One address and nothing else: no second recipient, no header, no display name. */
const ADDRESS = /^[^\s@<>()[\]\\,;:"]{1,64}@[\p{L}\p{N}.-]{1,190}$/u
const oneLine = (words: string): string => words.replace(/\p{Cc}+/gu, ' ').trim()

/** A pool of connections to one SMTP server. `url` is `smtp://user:password@host:port` or `smtps://…`; `from` as in a mail's header. */
export function openEmail(url: string, from: string, { timeoutMs = 30_000 } = {}): EmailPort {
  const { hostname, port, protocol, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const auth =
    username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }
  const transport = nodemailer.createTransport({
    pool: true,
    host: hostname,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    ...auth,
    maxConnections: 3,
    // Else the pool itself sends again what a dropped connection leaves in doubt, and people get it twice.
    maxRequeues: 0,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as object)
  // The server said 354: the message goes onto the wire. What fails after this without a reply is in doubt.
  transport.use('stream', (mail, done) => {
    const { message } = mail
    const { onGiven } = mail.data as { onGiven?: () => void }
    const createReadStream = message.createReadStream.bind(message)
    message.createReadStream = (...options) => {
      const stream = createReadStream(...options)
      const pipe = stream.pipe.bind(stream)
      stream.pipe = (...target) => {
        onGiven?.()
        return pipe(...target)
      }
      return stream
    }
    done()
  })
  return {
    async hand({ reference, to, subject, body }) {
      if (!ADDRESS.test(to)) return { fate: 'never', why: 'no-such-address' }
      let given = false
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: oneLine(subject),
          text: body,
          messageId: `<${reference}@langnghe>`,
          // No auto-reply comes back for it (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
          onGiven: () => {
            given = true
          },
        } as object)
        return accepted
      } catch (error) {
        return smtpWord(error as { responseCode?: number; response?: string; code?: string }, given)
      }
    },
    ask: async () => noReply,
    close: async () => transport.close(),
  }
}
