import { checkSms, merge } from '#notices/message.ts'
import type { Channel, Purpose } from '#notices/notice.ts'
import { templates } from '#notices/templates.ts'
import type { Identity } from '#people/identity.ts'
import { dayOf, showDay } from '#plain/day.ts'
import { readPhone } from '#plain/phone-number.ts'
import { isRefusal } from '#plain/refusal.ts'
import { type Language, say, type Text, text } from '#plain/texts.ts'
import type { Petition } from './petition.ts'
import { outcomeWords } from './words.ts'

/** What happened to a petition, as the ledger and its words tell it. */
export interface Happened {
  readonly kind: string
  readonly seq: number
  readonly at: Date
  readonly data: Readonly<Record<string, unknown>>
  readonly said: string | null
  /** An earlier promise was open: this one changes it. */
  readonly changesPromise: boolean
}

/** What the person is to be told, and how. */
export interface Told {
  readonly purpose: Purpose
  readonly channel: Channel
  readonly subject: string
  readonly body: string
  /** When it may go; null: a person does it, or the person looks by himself. */
  readonly dueAt: Date | null
}

const purposeOf: Readonly<Record<string, Purpose>> = {
  'petition.received': 'receipt',
  'petition.answer': 'answer',
  'petition.ask': 'question',
  'petition.put-off': 'interim',
  'petition.promise': 'promise',
  'petition.wait-for-money': 'promise',
  'petition.deliver': 'verdict',
  'petition.open-identity': 'identity-opened',
  'petition.withhold': 'withheld',
}
/** A receipt for what was voiced longer ago, in days, comes out of an old notebook: it would puzzle, not help. */
const RECEIPT_DAYS = 7
/** Whether it is solved shows after a day or two, not in the minute of the answer. */
const VERDICT_AFTER_MS = 24 * 3_600_000

/** What follows from an event for the person who spoke; undefined where nothing is to be told or there is no way. */
export function tell(
  petition: Petition,
  happened: Happened,
  person: Identity | undefined,
  branchName: string,
): Told | undefined {
  const purpose = purposeOf[happened.kind]
  if (purpose === undefined || isKnownAlready(petition, purpose, happened)) return undefined
  const wish = channelFor(petition, purpose, person)
  if (wish === undefined) return undefined
  const language = petition.language === 'en' ? 'en' : 'vi'
  const values = valuesOf(petition, happened, branchName, language)
  const { subject, long, short } = templates[purpose]
  const whole = (template: Text): string => {
    const merged = merge(say(template, language), values)
    if (isRefusal(merged)) throw new Error(`${purpose}: ${merged.why.en}`)
    return merged
  }
  // What may not or cannot stand in an SMS is said by telephone instead.
  const channel = wish === 'sms' && checkSms(whole(short)) ? 'call' : wish
  const shortly = channel === 'sms' || channel === 'village_list' || channel === 'web'
  const at = purpose === 'verdict' ? new Date(happened.at.getTime() + VERDICT_AFTER_MS) : happened.at
  return {
    purpose,
    channel,
    subject: whole(subject),
    body: whole(shortly ? short : long),
    dueAt: channel === 'email' || channel === 'sms' ? at : null,
  }
}

/** Said to the face, or too old to be news. */
function isKnownAlready(petition: Petition, purpose: Purpose, { data, at }: Happened): boolean {
  // Written down later than it was said (`on`): it comes out of a notebook, and was heard in the hall.
  if (data.on !== undefined) return true
  if (purpose === 'answer') return data.onTheSpot === true
  if (purpose === 'receipt') return at.getTime() - petition.voicedAt.getTime() > RECEIPT_DAYS * 24 * 3_600_000
  return false
}

/**
 * E-mail where one was given; else the telephone; else the list for the village; else the petition's own page.
 * What would tell the neighbours who complained never goes on a list: shielded petitions, those about staff,
 * those sent without a name, and news about the person himself. A receipt was handed over where it was asked for.
 */
export function channelFor(
  petition: Petition,
  purpose: Purpose,
  person: Identity | undefined,
): Channel | undefined {
  if (person && person.email !== '') return 'email'
  const phone = person ? readPhone(person.phone) : undefined
  if (phone && !isRefusal(phone)) return phone.kind === 'mobile' ? 'sms' : 'call'
  if (purpose === 'receipt') return undefined
  const quiet = petition.shielded || petition.confidential || petition.speakerKind === 'nobody'
  const ofTheirOwn = purpose === 'identity-opened' || purpose === 'withheld'
  return petition.hamlet !== '' && !quiet && !ofTheirOwn ? 'village_list' : 'web'
}

/**
 * Whether a notice still says something true and new. `answerSeq` is the ledger number of the petition's last answer:
 * the answer before a reopening is history.
 */
export function isStillNeeded(
  petition: Petition,
  { purpose, petitionSeq }: { purpose: Purpose; petitionSeq: number },
  answerSeq: number | undefined,
): boolean {
  switch (purpose) {
    case 'receipt':
      return petition.state !== 'ended'
    case 'answer':
      return petition.state === 'answered' && petition.deliveredAt === null && petitionSeq === answerSeq
    case 'question':
      return petition.state === 'waiting-person'
    case 'interim':
    case 'promise':
      return petition.state !== 'ended' && petition.answeredAt === null
    case 'verdict':
      return petition.state === 'answered' && petition.solved === null
    case 'withheld':
      return petition.withheld
    case 'identity-opened':
      return true
  }
}

/** How a person is spoken to in a letter; a shielded name is written nowhere. */
export const addressOf = (petition: Petition, person: Identity | undefined): string => {
  const name = petition.shielded ? '' : (person?.name ?? '')
  if (petition.language === 'en') return name || 'Sir or Madam'
  return name === '' ? 'bà con' : `bà con ${name}`
}

function valuesOf(
  petition: Petition,
  happened: Happened,
  branch: string,
  language: Language,
): Record<string, string> {
  const { outcome, until, due, review } = happened.data as Record<string, string | null | undefined>
  const when = showDay(due ?? review ?? petition.promiseDue)
  const verb =
    happened.data.promise === 'funded'
      ? text(`đang chờ vốn, xem lại vào ngày ${when}`, `waits for money and looks at it again on ${when}`)
      : happened.changesPromise
        ? text(`hẹn lại, xong trước hết ngày ${when}`, `changes its promise: done by ${when}`)
        : text(`hẹn xong trước hết ngày ${when}`, `promises to be done by ${when}`)
  return {
    branch,
    number: petition.number,
    due: showDay(petition.promiseDue),
    said: ended(happened.said ?? ''),
    outcome: outcome ? outcomeSaid(outcome, language) : '',
    until: showDay(until ?? petition.promiseDue),
    promised: say(verb, language),
    on: showDay(dayOf(happened.at)),
  }
}

const outcomeSaid = (outcome: string, language: Language): string =>
  outcome === 'cannot'
    ? say(text('không làm được, lý do như trên', 'cannot be done, for the reason given'), language)
    : say(outcomeWords[outcome as keyof typeof outcomeWords], language).toLowerCase()

/** A sentence that goes on after somebody's words needs them to end. */
const ended = (said: string): string => {
  const words = said.trim()
  return words === '' || /[.!?…:;]["”']?$/.test(words) ? words : `${words}.`
}
