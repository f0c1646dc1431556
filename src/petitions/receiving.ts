import { aliasFor, type Identity, isNobody } from '#people/identity.ts'
import { type Day, dayOf } from '#plain/day.ts'
import { forbidden, invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { nfc } from '#plain/vietnamese-text.ts'
import { type Actor, may } from '#units/actor.ts'
import type { AuthorityRule } from './authority.ts'
import { type Setting, startClocks } from './clocks.ts'
import type { Channel, Petition } from './petition.ts'

/** What was voiced, as it came through the door. Nothing about the person is required. */
export interface Draft {
  readonly id: string
  readonly branch: number
  readonly channel: Channel
  readonly voicedAt: Date
  /** When it came in, for what was written down earlier elsewhere; null: now. */
  readonly receivedAt: Date | null
  readonly area: number | null
  readonly hamlet: string
  readonly dialogue: string | null
  readonly words: string
  readonly language: string
  readonly interpreter: string
  readonly speaker: Identity
  /** The person asked that the name be kept from lists, or it is about staff. */
  readonly shield: boolean
  readonly topic: string
  /** The topic is about staff: leaders only. */
  readonly aboutStaff: boolean
  readonly readBack: boolean
  readonly sourceKey: string | null
}

/** Where it goes: the row of the authority table and the unit that takes it. */
export interface Route {
  readonly rule: AuthorityRule | undefined
  readonly unit: number
  /** True when the topic was named by staff: then it is assigned at once, else it waits for the secretary. */
  readonly sure: boolean
}

/** Ten working days where the table is silent. */
const DEFAULT_DAYS = 10
/** Nobody speaks longer; a file pasted by mistake does. */
const MOST_CHARACTERS = 8_000

/** Everything of a petition but what the register and the ledger give it: number and place in the chain. */
export type Received = Omit<Petition, 'number' | 'seq'> & {
  readonly identityData: Identity | null
  readonly sourceKey: string | null
}

/**
 * Takes in one opinion exactly as spoken. The clocks run from the day it was voiced.
 * Refuses: `may-not`, `words-missing`, `words-too-long`, `voiced-later` (a day that has not come).
 */
export function receive(draft: Draft, route: Route, by: Actor, setting: Setting): Received | Refusal {
  if (by.kind === 'staff' && !may(by, 'receive petitions'))
    return forbidden(
      'may-not',
      text('Chức vụ của anh/chị không ghi nhận kiến nghị.', 'Your post may not receive petitions.'),
    )
  const words = nfc(draft.words)
  if (words.length < 2)
    return invalid('words-missing', text('Cần ghi bà con nói gì.', 'What was said is missing.'), 'words')
  if (words.length > MOST_CHARACTERS)
    return invalid(
      'words-too-long',
      text('Ý kiến dài quá 8.000 chữ cái. Hãy tách ra.', 'Longer than 8,000 characters. Split it.'),
      'words',
    )
  const on = dayOf(draft.voicedAt)
  if (on > setting.today)
    return invalid(
      'voiced-later',
      text('Ngày nói không thể sau hôm nay.', 'It cannot have been said after today.'),
      'voicedAt',
    )
  const { rule } = route
  const known = !isNobody(draft.speaker)
  const shielded = draft.shield || draft.aboutStaff
  return {
    id: draft.id,
    branch: draft.branch,
    channel: draft.channel,
    voicedAt: draft.voicedAt,
    receivedAt: draft.receivedAt ?? setting.now,
    area: draft.area,
    hamlet: nfc(draft.hamlet),
    dialogue: draft.dialogue,
    words,
    language: draft.language,
    interpreter: nfc(draft.interpreter),
    speaker: labelOf(draft, shielded),
    speakerKind: draft.speaker.customer !== '' ? 'customer' : known ? 'name' : 'nobody',
    shielded,
    identity: known ? draft.id : null,
    identityData: known ? draft.speaker : null,
    sourceKey: draft.sourceKey,
    customer: shielded || draft.speaker.customer === '' ? null : draft.speaker.customer,
    topic: draft.topic,
    level: rule?.level ?? 'branch',
    rule: rule?.id ?? null,
    confidential: draft.aboutStaff,
    readBack: draft.readBack,
    state: route.sure ? 'assigned' : 'received',
    ending: null,
    duplicateOf: null,
    ownerUnit: route.unit,
    ownerStaff: null,
    ...startClocks(on, rule?.workDays ?? DEFAULT_DAYS, rule?.promiseDays ?? DEFAULT_DAYS, setting.calendar),
    outcome: null,
    answeredAt: null,
    deliveredAt: null,
    score: null,
    solved: null,
    movedOn: 0,
    putOff: 0,
    reopened: 0,
    climbed: 0,
    onTheSpot: false,
    withheld: false,
    withholdAskedBy: null,
    endedAt: null,
  }
}

function labelOf({ id, speaker }: Draft, shielded: boolean): string {
  if (isNobody(speaker)) return 'Người dân'
  return shielded ? aliasFor(id) : speaker.name || speaker.customer || 'Người dân'
}

/** The year of the register in which a petition received on a day is numbered. */
export const registerYear = (on: Day): number => Number(on.slice(0, 4))
