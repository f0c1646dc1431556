import type { Day } from '#plain/day.ts'
import { addWorkingDays, type WorkCalendar, workingDaysBetween } from '#plain/working-days.ts'
import type { Petition } from './petition.ts'

/**
 * The two clocks. The work clock counts working days and stands while we wait for the person, for
 * another authority or for money. The promise clock to the person never stands.
 */
export interface Setting {
  readonly now: Date
  readonly today: Day
  readonly calendar: WorkCalendar
}

/** A silence of so many working days after delivery ends a petition as not confirmed. */
export const SILENCE_WORKING_DAYS = 10

type WorkClock = Pick<Petition, 'workDue' | 'workLeft'>

/** Both clocks of a new petition: `workDays` and `promiseDays` are working days after the day it was voiced. */
export function startClocks(on: Day, workDays: number, promiseDays: number, calendar: WorkCalendar) {
  const promiseDue = addWorkingDays(on, promiseDays, calendar)
  return {
    workDue: addWorkingDays(on, workDays, calendar),
    workLeft: null,
    promiseDue,
    promiseFirst: promiseDue,
  }
}

/** Stops the work clock and keeps the working days left; below zero when it was late already. */
export function stop(clock: WorkClock, { today, calendar }: Setting): WorkClock {
  return clock.workDue === null
    ? clock
    : { workDue: null, workLeft: workingDaysBetween(today, clock.workDue, calendar) }
}

/** Lets the work clock run again from today with the days that were left. */
export function run(clock: WorkClock, { today, calendar }: Setting): WorkClock {
  return clock.workLeft === null
    ? clock
    : { workDue: addWorkingDays(today, clock.workLeft, calendar), workLeft: null }
}

/** Working days until `due`: 0 is today, below zero is late. */
export const daysLeft = (due: Day, { today, calendar }: Setting): number =>
  workingDaysBetween(today, due, calendar)

/** Whether an interim reply with the reason and a new date is demanded: the promise falls due by tomorrow's work, or has passed. */
export function needsInterim(petition: Petition, setting: Setting): boolean {
  return (
    petition.answeredAt === null && petition.state !== 'ended' && daysLeft(petition.promiseDue, setting) <= 1
  )
}

/** How far late work must have climbed today: 1 the head after 1 working day, 2 the chair after 3, 3 the company after 7. */
export function climbDue(petition: Petition, setting: Setting): 0 | 1 | 2 | 3 {
  if (petition.answeredAt !== null || petition.state === 'ended') return 0
  const late = -daysLeft(petition.promiseDue, setting)
  if (late >= 7) return 3
  if (late >= 3) return 2
  return late >= 1 ? 1 : 0
}
