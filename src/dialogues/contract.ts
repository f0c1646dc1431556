import { z } from 'zod'
import { askedNumber, byId, day, id, rowNumber } from '#plain/fields.ts'

/** What the doors accept, shared with the screens as types. */
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullable()
const line = (most: number) => z.string().trim().max(most)
const area = rowNumber
const staff = rowNumber.nullable().default(null)

export { byId }

const plan = {
  campaign: id.nullable().default(null),
  name: line(200),
  heldOn: day,
  startsAt: time.default(null),
  place: line(200).default(''),
  chair: line(120).default(''),
  chairStaff: staff,
  secretaryStaff: staff,
  areas: z.array(area).max(60),
}
export const planning = z.strictObject({ id, ...plan })
export const changing = z.strictObject(plan)
export const holding = z.strictObject({ startsAt: time.default(null) })
export const closing = z.strictObject({
  men: z.int32(),
  women: z.int32(),
  officials: z.int32(),
  endsAt: time.default(null),
  closing: z.string().max(8_000).default(''),
})
export const cancelling = z.strictObject({})

const period = { name: line(200), startsOn: day, endsOn: day, areas: z.array(area).max(500) }
export const opening = z.strictObject({ id, ...period })
export const reopening = z.strictObject(period)

export const listed = z.strictObject({
  campaign: id.optional(),
  from: day.optional(),
  to: day.optional(),
  area: askedNumber.optional(),
})
export const board = z.strictObject({
  campaign: id.optional(),
  from: day.optional(),
  to: day.optional(),
  /** The communes of which day: `then` (the campaign's, or `to`) or `today`. */
  as: z.enum(['then', 'today']).default('then'),
  branch: askedNumber.optional(),
})
