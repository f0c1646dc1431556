import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  type Day,
  dayFrom,
  dayOf,
  daysBetween,
  isDay,
  monthEnd,
  quarterEnd,
  quarterOf,
  showDay,
  weekdayOf,
} from './day.ts'

const anyDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 9000 }).map((n) => addDays('2010-01-01', n))

describe('a day', () => {
  test.each([
    ['2013-02-28', true],
    ['2013-02-29', false],
    ['2012-02-29', true],
    ['2013-13-01', false],
    ['2013-7-4', false],
    ['', false],
  ])('%s exists: %s', (day, exists) => expect(isDay(day)).toBe(exists))

  test('turns at midnight in Vietnam, not in Greenwich', () => {
    expect(dayOf(new Date('2026-11-22T16:59:59Z'))).toBe('2026-11-22')
    expect(dayOf(new Date('2026-11-22T17:00:00Z'))).toBe('2026-11-23')
  })

  test('is shown the Vietnamese way', () => expect(showDay('2026-11-03')).toBe('03/11/2026'))

  test('knows its weekday', () => {
    expect(weekdayOf('2013-07-04')).toBe(4)
    expect(weekdayOf('2026-11-22')).toBe(7)
  })

  test('month and quarter ends', () => {
    expect(monthEnd(2012, 2)).toBe('2012-02-29')
    expect(quarterEnd(2013, 4)).toBe('2013-12-31')
    expect(quarterEnd(2013, 1)).toBe('2013-03-31')
    expect(quarterOf('2013-08-06')).toBe(3)
  })

  test('no such day is null', () => {
    expect(dayFrom(2013, 11, 31)).toBeNull()
    expect(dayFrom(2013, 7, 4)).toBe('2013-07-04')
  })

  test('adding and measuring agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n)
        expect(isDay(addDays(day, n))).toBe(true)
      }),
    )
  })
})
