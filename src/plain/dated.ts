import { addDays, type Day, showDay } from './day.ts'
import { conflict, invalid, type Refusal } from './refusal.ts'
import { text } from './texts.ts'

/** Something that holds between two days, both counted; `to` null: still so. */
export interface Dated {
  readonly from: Day
  readonly to: Day | null
}

export const inForce = (row: Dated, on: Day): boolean => row.from <= on && (row.to === null || on <= row.to)

/** From which day a change holds; `reason` is asked for where it rewrites the past. */
export interface Changing {
  readonly from: Day
  readonly today: Day
  readonly reason: string
}

/** The past is corrected only with a reason, which goes to the ledger. Refuses `past-needs-reason`. */
export function checkPast({ from, today, reason }: Changing): Refusal | undefined {
  return from >= today || reason.trim().length >= 5
    ? undefined
    : invalid(
        'past-needs-reason',
        text(
          `Ngày ${showDay(from)} đã qua. Muốn sửa quá khứ thì ghi rõ lý do; lý do được lưu lại.`,
          `${showDay(from)} has passed. Correcting the past needs a reason, which is kept.`,
        ),
        'reason',
      )
}

/** What a change does to the versions of one thing. */
export interface Succeeded<Version> {
  /** The version as it was; closed the day before, or replaced where both begin on the same day. */
  readonly before: Version
  /** The last day of `before`; null where it is replaced. */
  readonly closes: Day | null
  readonly after: Version
}

/**
 * The version in force on `from` ends the day before, and a new one begins, up to where the old one ended.
 * Later versions stay as planned. Refuses `past-needs-reason`, `not-then` (nothing is in force that day), `nothing-new`.
 */
export function succeed<Version extends Dated>(
  versions: readonly Version[],
  change: Partial<NoInfer<Version>>,
  changing: Changing,
): Succeeded<Version> | Refusal {
  const before = versions.find((version) => inForce(version, changing.from))
  if (!before) return notThen(changing.from)
  const same = (Object.keys(change) as (keyof Version)[]).every((field) => before[field] === change[field])
  if (same) return invalid('nothing-new', text('Không có gì thay đổi.', 'Nothing changes.'))
  const refusal = checkPast(changing)
  if (refusal) return refusal
  const replaces = before.from === changing.from
  return {
    before,
    closes: replaces ? null : addDays(changing.from, -1),
    after: { ...before, ...change, from: changing.from },
  }
}

/** The last day of something. Refuses `past-needs-reason`, `not-then`, `planned-after` (a later version is planned). */
export function endAfter<Version extends Dated>(
  versions: readonly Version[],
  last: Day,
  { today, reason }: Omit<Changing, 'from'>,
): Version | Refusal {
  const before = versions.find((version) => inForce(version, last))
  if (!before) return notThen(last)
  if (versions.some((version) => version.from > last))
    return conflict(
      'planned-after',
      text(
        'Sau ngày này còn thay đổi đã định. Hãy xem lịch sử.',
        'A change is planned after that day. See the history.',
      ),
      'from',
    )
  return checkPast({ from: addDays(last, 1), today, reason }) ?? { ...before, to: last }
}

/** Refuses `overlaps`: something is in force already within these days. */
export function checkFree<Version extends Dated>(
  versions: readonly Version[],
  { from, to }: Dated,
): Refusal | undefined {
  const other = versions.find(
    (version) => (to === null || version.from <= to) && (version.to === null || version.to >= from),
  )
  return other
    ? conflict(
        'overlaps',
        text(
          `Trùng với dòng có hiệu lực từ ${showDay(other.from)}${other.to ? ` đến ${showDay(other.to)}` : ''}.`,
          `Overlaps with the row in force from ${showDay(other.from)}${other.to ? ` to ${showDay(other.to)}` : ''}.`,
        ),
        'from',
      )
    : undefined
}

const notThen = (on: Day): Refusal =>
  conflict(
    'not-then',
    text(`Ngày ${showDay(on)} không có dòng nào có hiệu lực.`, `Nothing is in force on ${showDay(on)}.`),
    'from',
  )
