import { type Changing, checkPast } from '#plain/dated.ts'
import { type Day, isDay, showDay, weekdayOf } from '#plain/day.ts'
import { invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'

/** A day off, or a weekend day worked in exchange (làm bù). */
export interface Holiday {
  readonly day: Day
  readonly name: string
  /** True: worked in exchange. */
  readonly work: boolean
  /** Who announced it. */
  readonly source: string
}

/** Holidays are announced each year by the Ministry, with days swapped; they are data (Labour Code 2019, art. 112). Refuses `name-missing`, `not-weekend`, `weekend-already`, `past-needs-reason`. */
export function checkHoliday(holiday: Holiday, changing: Omit<Changing, 'from'>): Refusal | undefined {
  if (!isDay(holiday.day)) return invalid('wrong-day', text('Ngày chưa đúng.', 'That is no day.'), 'day')
  if (holiday.name.trim().length < 2)
    return invalid('name-missing', text('Cần ghi tên ngày nghỉ.', 'The day needs a name.'), 'name')
  const weekend = weekdayOf(holiday.day) >= 6
  if (holiday.work && !weekend)
    return invalid(
      'not-weekend',
      text(`${showDay(holiday.day)} vốn là ngày làm việc.`, `${showDay(holiday.day)} is worked anyway.`),
      'day',
    )
  if (!holiday.work && weekend)
    return invalid(
      'weekend-already',
      text(
        `${showDay(holiday.day)} là ngày cuối tuần, vốn đã nghỉ. Hãy ghi ngày nghỉ bù.`,
        `${showDay(holiday.day)} is a weekend day, off already. Enter the day off in lieu.`,
      ),
      'day',
    )
  return checkPast({ ...changing, from: holiday.day })
}

/** What a file changes in its years: all or nothing; days of those years that are not in the file go. */
export interface CalendarChange {
  readonly years: readonly number[]
  readonly set: readonly Holiday[]
  readonly removed: readonly Day[]
}

/** Compares a file with what is there. Refuses the first wrong row by its line. */
export function compareCalendar(
  now: readonly Holiday[],
  file: readonly (Holiday & { readonly line: number })[],
  changing: Omit<Changing, 'from'>,
): CalendarChange | Refusal {
  const years = [...new Set(file.map(({ day }) => day.slice(0, 4)))]
  const before = new Map(
    now.filter(({ day }) => years.includes(day.slice(0, 4))).map((holiday) => [holiday.day, holiday]),
  )
  const set: Holiday[] = []
  const seen = new Set<Day>()
  for (const { line, ...holiday } of file) {
    const old = before.get(holiday.day)
    const same = old && old.work === holiday.work && old.name === holiday.name
    const refusal = seen.has(holiday.day)
      ? invalid('twice', text('Ngày này ghi hai lần.', 'That day is there twice.'))
      : same
        ? undefined
        : checkHoliday(holiday, changing)
    if (refusal)
      return {
        ...refusal,
        field: `line ${line}`,
        why: text(`Dòng ${line}: ${refusal.why.vi}`, `Line ${line}: ${refusal.why.en}`),
      }
    seen.add(holiday.day)
    if (!same) set.push(holiday)
  }
  const removed = [...before.keys()].filter((day) => !seen.has(day))
  for (const day of removed) {
    const refusal = checkPast({ ...changing, from: day })
    if (refusal) return refusal
  }
  return { years: years.map(Number), set, removed }
}
