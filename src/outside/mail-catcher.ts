import { SMTPServer } from 'smtp-server'

/** An e-mail that would have been sent. */
interface CaughtMail {
  readonly at: Date
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly body: string
  readonly messageId: string
}

export interface MailCatcher {
  /** `smtp://127.0.0.1:…`, as a mail server's address. */
  readonly url: string
  /** Newest first. */
  mails(): readonly CaughtMail[]
  close(): Promise<void>
}

const MOST_KEPT = 500

/** A mail server for the demo: takes everything over real SMTP on this machine alone, keeps it in memory, sends nothing on. */
export async function startMailCatcher(port = 0): Promise<MailCatcher> {
  const mails: CaughtMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: 5_000_000,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ')
        mails.unshift({ at: new Date(), to, ...readMail(Buffer.concat(chunks).toString('latin1')) })
        mails.length = Math.min(mails.length, MOST_KEPT)
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', ready)
  })
  const address = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails: () => mails,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

/** Reads a plain-text mail such as ours: headers, encoded words, base64 or quoted-printable. */
function readMail(raw: string): Pick<CaughtMail, 'from' | 'subject' | 'body' | 'messageId'> {
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ')
  const header = (name: string) =>
    words(new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(headers)?.[1]?.trim() ?? '')
  const encoding = header('content-transfer-encoding').toLowerCase()
  const rest = raw.slice(end + 4)
  const bytes =
    encoding === 'base64'
      ? Buffer.from(rest, 'base64')
      : encoding === 'quoted-printable'
        ? quoted(rest.replace(/=\r\n/g, ''))
        : Buffer.from(rest, 'latin1')
  return {
    from: header('from'),
    subject: header('subject'),
    body: bytes.toString('utf8').replaceAll('\r\n', '\n').trimEnd(),
    messageId: header('message-id'),
  }
}

const quoted = (words: string): Buffer =>
  Buffer.from(
    words.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

/** Encoded words of a header (RFC 2047); blanks between two of them are none. */
const words = (header: string): string =>
  header
    .replace(/(=\?[^?]+\?[BQ]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/(?:=\?utf-8\?[BQ]\?[^?]*\?=)+/gi, (run) =>
      Buffer.concat(
        [...run.matchAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi)].map(([, kind, coded]) =>
          kind!.toUpperCase() === 'B' ? Buffer.from(coded!, 'base64') : quoted(coded!.replaceAll('_', ' ')),
        ),
      ).toString('utf8'),
    )
