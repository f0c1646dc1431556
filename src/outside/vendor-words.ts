/**
 * What vendors say, in our few words: one table. `again`: try later; `never`: it will not work; `unsure`: it may
 * have gone. What stands here and nowhere else decides whether a person is told twice or not at all.
 */
export interface VendorWord {
  readonly fate: 'accepted' | 'reached' | 'again' | 'never' | 'unsure' | 'nobody'
  readonly why:
    | ''
    | 'busy'
    | 'no-connection'
    | 'no-such-address'
    | 'mailbox-full'
    | 'refused'
    | 'not-set-up'
    | 'no-reply'
    | 'no-gateway'
    | 'bad-message'
}

const word = (fate: VendorWord['fate'], why: VendorWord['why']): VendorWord => ({ fate, why })

export const accepted = word('accepted', '')
export const noReply = word('unsure', 'no-reply')
export const noGateway = word('nobody', 'no-gateway')
export const notSetUp = word('nobody', 'not-set-up')
const busy = word('again', 'busy')
const noConnection = word('again', 'no-connection')

/** SMTP reply codes (RFC 5321, 4.2.3). 4xx is for later, 5xx for good; the exceptions by name. */
const smtpCodes: Readonly<Record<number, VendorWord>> = {
  421: busy,
  450: busy,
  451: busy,
  452: word('again', 'mailbox-full'),
  // Our own sign-in at the relay: people must mend it, and everything waits until then.
  454: word('again', 'not-set-up'),
  530: word('again', 'not-set-up'),
  534: word('again', 'not-set-up'),
  535: word('again', 'not-set-up'),
  538: word('again', 'not-set-up'),
  550: word('never', 'no-such-address'),
  551: word('never', 'no-such-address'),
  552: word('never', 'mailbox-full'),
  553: word('never', 'no-such-address'),
  554: word('never', 'refused'),
  556: word('never', 'no-such-address'),
}

/** Enhanced codes (RFC 3463) say it more exactly where the server sends one: `550 5.7.1` is a refusal, no wrong address. */
const enhanced: readonly (readonly [RegExp, VendorWord])[] = [
  [/\b5\.1\.\d/, word('never', 'no-such-address')],
  [/\b5\.2\.2\b/, word('never', 'mailbox-full')],
  [/\b5\.7\.\d/, word('never', 'refused')],
  [/\b4\.2\.2\b/, word('again', 'mailbox-full')],
]

/** What the mail library calls it when no SMTP code was heard. */
const mailErrors: Readonly<Record<string, VendorWord>> = {
  EDNS: noConnection,
  ESOCKET: noConnection,
  ECONNECTION: noConnection,
  ETIMEDOUT: noConnection,
  ETLS: noConnection,
  EPROTOCOL: noConnection,
  EAUTH: word('again', 'not-set-up'),
  ENOAUTH: word('again', 'not-set-up'),
  EENVELOPE: word('never', 'no-such-address'),
  EMESSAGE: word('never', 'refused'),
}

/** An SMTP failure in our words. `given`: the whole message was on the wire; without a reply nobody knows then. */
export function smtpWord(
  { responseCode, response, code }: { responseCode?: number; response?: string; code?: string },
  given: boolean,
): VendorWord {
  if (responseCode !== undefined) {
    const signIn = smtpCodes[responseCode]?.why === 'not-set-up'
    const exact = signIn ? undefined : enhanced.find(([pattern]) => pattern.test(response ?? ''))?.[1]
    return exact ?? smtpCodes[responseCode] ?? (responseCode >= 500 ? word('never', 'refused') : busy)
  }
  return given ? noReply : (mailErrors[code ?? ''] ?? noConnection)
}
