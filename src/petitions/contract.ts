import { z } from 'zod'
import { askedNumber, cursor, day, id, rowNumber } from '#plain/fields.ts'
import { channels, deliveries, endings, levels, outcomes, states } from './petition.ts'

/** What the doors accept: shared with the screens as types. Lengths are in characters. */
const line = (most: number) => z.string().trim().max(most)
const words = z.string().max(8_000)
const unit = rowNumber

const speakerSchema = z.strictObject({
  name: line(120).default(''),
  phone: line(40).default(''),
  email: line(200).default(''),
  customer: line(20).default(''),
  where: line(200).default(''),
})

const promised = z.strictObject({
  kind: z.enum(['day', 'month', 'quarter', 'funded']),
  dueOn: day.nullable(),
  reviewOn: day.nullable(),
  said: words,
})
const reply = z.strictObject({
  words,
  outcome: z.enum(outcomes),
  volts: z.number().min(0).max(500_000).optional(),
  onTheSpot: z.boolean().optional(),
})

export const receiving = z.strictObject({
  id,
  channel: z.enum(channels),
  voicedAt: z.iso.datetime({ offset: true }).optional(),
  area: unit.nullable().default(null),
  hamlet: line(120).default(''),
  dialogue: id.nullable().default(null),
  words,
  language: line(20).default('vi'),
  interpreter: line(120).default(''),
  speaker: speakerSchema.prefault({}),
  shield: z.boolean().default(false),
  topic: line(40).nullable().default(null),
  readBack: z.boolean().default(false),
  /** Settled in the same breath: answered by the chair, or promised. */
  answer: reply.nullable().default(null),
  promise: promised.nullable().default(null),
})
export type Receiving = z.input<typeof receiving>

const reason = z.strictObject({ reason: words })
const said = z.strictObject({ words })
const assignment = z.strictObject({
  unit,
  staff: rowNumber.nullable().default(null),
  reason: words.default(''),
})
const nothing = z.strictObject({})

/** The body of every move, by its name. */
export const moveBodies = {
  'read-back': nothing,
  classify: z.strictObject({ topic: line(40), rule: rowNumber.nullable().default(null) }),
  assign: assignment,
  'move-on': assignment,
  take: nothing,
  ask: said,
  'hear-back': said,
  'hand-over': z.strictObject({ level: z.enum(levels), receiver: line(200), words }),
  'hear-authority': said,
  promise: promised,
  'put-off': z.strictObject({ words, until: day }),
  'wait-for-money': z.strictObject({ words, reviewOn: day }),
  resume: said,
  answer: reply,
  deliver: z.strictObject({ channel: z.enum(deliveries) }),
  judge: z.strictObject({
    solved: z.boolean(),
    score: z.int().min(1).max(10).nullable().default(null),
    why: words.default(''),
  }),
  withdraw: z.strictObject({ reason: words.default('') }),
  duplicate: z.strictObject({ of: id, reason: words }),
  spam: reason,
  'ask-withhold': reason,
  withhold: reason,
  release: reason,
  'open-identity': reason,
  note: said,
} as const
export type StaffMove = keyof typeof moveBodies
export type MoveBody<M extends StaffMove> = z.input<(typeof moveBodies)[M]>

/** Many petitions at once, and how many. */
const MOST_AT_ONCE = 200
const bulkOf = <M extends keyof typeof moveBodies>(move: M) =>
  z.strictObject({
    ids: z.array(id).min(1).max(MOST_AT_ONCE),
    move: z.literal(move),
    body: moveBodies[move],
    /** Only asks what would be refused; writes nothing. */
    dry: z.boolean().default(false),
  })
export const bulking = z.discriminatedUnion('move', [
  bulkOf('assign'),
  bulkOf('move-on'),
  bulkOf('take'),
  bulkOf('answer'),
  bulkOf('put-off'),
  bulkOf('deliver'),
  bulkOf('note'),
])
type Bulking = z.input<typeof bulking>
export type BulkMove = Bulking['move']

/** The filters of a list, as they stand in the address. */
export const listing = z.strictObject({
  show: z
    .enum([
      'open',
      'due',
      'late',
      'new',
      'waiting',
      'answered',
      'undelivered',
      'ended',
      'climbing',
      'all',
      'in-hand',
      'in-hand-late',
    ])
    .default('open'),
  of: z.enum(['mine', 'unit', 'all']).default('all'),
  unit: askedNumber.optional(),
  topic: line(40).optional(),
  area: askedNumber.optional(),
  dialogue: id.optional(),
  channel: z.enum(channels).optional(),
  level: z.enum(levels).optional(),
  state: z.enum(states).optional(),
  ending: z.enum(endings).optional(),
  onTheSpot: z.stringbool().optional(),
  from: day.optional(),
  to: day.optional(),
  q: line(200).optional(),
  after: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type Listing = z.output<typeof listing>
