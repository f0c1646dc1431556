import type { Day } from '#plain/day.ts'

/** Where a petition stands. Handed over without an answer, and waiting for money, are open states. */
export const states = [
  'received',
  'assigned',
  'waiting-person',
  'handed-over',
  'waiting-money',
  'answered',
  'ended',
] as const
export type State = (typeof states)[number]

/** The truthful ends. Public figures use these words, never one "closed %". */
export const endings = [
  'solved',
  'done',
  'cannot',
  'customer-side',
  'handed-over',
  'withdrawn',
  'duplicate',
  'spam',
] as const
export type Ending = (typeof endings)[number]

/** What an answer comes to: done; cannot be done, because…; the customer's own side; another authority answered. */
export const outcomes = ['done', 'cannot', 'customer-side', 'handed-over'] as const
export type Outcome = (typeof outcomes)[number]

export const channels = ['dialogue', 'counter', 'phone', 'paper', 'sms', 'email', 'web'] as const
export type Channel = (typeof channels)[number]

/** The ways an answer reaches a person. */
export const deliveries = ['sms', 'email', 'call', 'in_person', 'letter', 'web', 'village_list'] as const
export type Delivery = (typeof deliveries)[number]

export const levels = ['branch', 'company', 'corporation', 'commune', 'province', 'national'] as const
export type Level = (typeof levels)[number]

/** One thing that one person asked or said, as spoken, and what became of it. */
export interface Petition {
  readonly id: string
  /** `TMR-2026-0412`: unit, year, number of the register. */
  readonly number: string
  readonly branch: number
  readonly channel: Channel
  readonly voicedAt: Date
  readonly receivedAt: Date
  /** The commune as it was on the day. */
  readonly area: number | null
  readonly hamlet: string
  readonly dialogue: string | null
  readonly words: string
  readonly language: string
  readonly interpreter: string
  /** What lists show: a name, or an alias where shielded. */
  readonly speaker: string
  readonly speakerKind: 'nobody' | 'name' | 'customer'
  readonly shielded: boolean
  readonly identity: string | null
  readonly customer: string | null
  readonly topic: string
  readonly level: Level
  readonly rule: number | null
  /** About staff: read by leaders only, and never by the unit accused. */
  readonly confidential: boolean
  readonly readBack: boolean
  readonly state: State
  readonly ending: Ending | null
  readonly duplicateOf: string | null
  readonly ownerUnit: number
  readonly ownerStaff: number | null
  /** The work clock's day; null while it stands, and then `workLeft` holds the working days left. */
  readonly workDue: Day | null
  readonly workLeft: number | null
  /** The promise to the person: never pauses, moves only with an interim reply. */
  readonly promiseDue: Day
  readonly promiseFirst: Day
  readonly outcome: Outcome | null
  readonly answeredAt: Date | null
  readonly deliveredAt: Date | null
  /** 1–10, as the person judged; 7 is satisfied. */
  readonly score: number | null
  readonly solved: boolean | null
  readonly movedOn: number
  readonly putOff: number
  readonly reopened: number
  /** How far late work has climbed: 0 owner, 1 head, 2 chair, 3 company. */
  readonly climbed: number
  readonly onTheSpot: boolean
  readonly withheld: boolean
  /** Who asked that it be withheld from the public: the second person must be another. */
  readonly withholdAskedBy: number | null
  readonly endedAt: Date | null
  /** The ledger's last number of this petition: the version that a writer must have seen. */
  readonly seq: number
}

/** What a move writes: the petition as it is now, and the one event that says why. */
export interface Moved {
  readonly petition: Petition
  readonly event: {
    readonly kind: string
    /** Never a name, a phone number or anybody's words. */
    readonly data: Readonly<Record<string, unknown>>
    /** The words that belong to the event: the ledger keeps their hash. */
    readonly said?: string
  }
}

const isOpen = (petition: Petition): boolean => petition.state !== 'ended'
export const isOverdue = (petition: Petition, today: Day): boolean =>
  isOpen(petition) && petition.answeredAt === null && petition.promiseDue < today
