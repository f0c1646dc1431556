import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './day.ts'
import {
  addWorkingDays,
  isWorkingDay,
  plainWeeks,
  type WorkCalendar,
  workingDayFrom,
  workingDaysBetween,
} from './working-days.ts'

const anyDay = fc.integer({ min: 0, max: 9000 }).map((n) => addDays('2010-01-01', n))

/** Spring 2013: Tết and a swapped Monday, made up on two Saturdays. */
const spring: WorkCalendar = {
  holidays: new Set([
    '2013-02-11',
    '2013-02-12',
    '2013-02-13',
    '2013-02-14',
    '2013-02-15',
    '2013-04-29',
    '2013-04-30',
    '2013-05-01',
  ]),
  madeUp: new Set(['2013-02-23', '2013-05-04']),
  weekend: [6, 7],
}

describe('working days', () => {
  test.each([
    ['2013-02-08', true],
    ['2013-02-09', false],
    ['2013-02-11', false],
    ['2013-02-23', true],
    ['2013-02-24', false],
  ])('%s is worked: %s', (day, worked) => expect(isWorkingDay(day, spring)).toBe(worked))

  test.each([
    ['2013-07-04', 5, '2013-07-11'],
    ['2013-07-25', 3, '2013-07-30'],
    ['2013-02-08', 1, '2013-02-18'],
    ['2013-04-26', 1, '2013-05-02'],
    ['2013-05-03', 1, '2013-05-04'],
    ['2013-02-18', -1, '2013-02-08'],
  ])('%s + %d = %s', (from, n, to) => expect(addWorkingDays(from, n, spring)).toBe(to))

  test('a day off moves to the next day worked', () => {
    expect(workingDayFrom('2013-02-09', spring)).toBe('2013-02-18')
    expect(workingDayFrom('2013-02-23', spring)).toBe('2013-02-23')
  })

  test('adding then counting gives the number back, and always ends on a day worked', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 300 }),
        fc.uniqueArray(anyDay, { maxLength: 40 }),
        (day, n, off) => {
          const calendar = { ...plainWeeks, holidays: new Set(off) }
          const end = addWorkingDays(day, n, calendar)
          expect(workingDaysBetween(day, end, calendar)).toBe(n)
          expect(isWorkingDay(end, calendar)).toBe(true)
          expect(workingDaysBetween(end, day, calendar)).toBe(-n)
        },
      ),
    )
  })

  test('a calendar without a working day is a bug, not an endless loop', () => {
    expect(() => addWorkingDays('2013-07-04', 1, { ...plainWeeks, weekend: [1, 2, 3, 4, 5, 6, 7] })).toThrow(
      /no working day/,
    )
  })
})
