import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Minute, toVietnameseTime } from './vietnamese-time.ts'

const utc = (moment: Date): Minute => ({
  min: moment.getUTCMinutes(),
  hour: moment.getUTCHours(),
  date: moment.getUTCDate(),
  month: moment.getUTCMonth() + 1,
  dow: moment.getUTCDay(),
})

test.each([
  ['2026-11-23T00:30:00Z', { hour: 7, min: 30, date: 23, month: 11, dow: 1 }],
  ['2026-11-22T23:00:00Z', { hour: 6, min: 0, date: 23, month: 11, dow: 1 }],
  ['2026-12-31T17:00:00Z', { hour: 0, min: 0, date: 1, month: 1, dow: 5 }],
  ['2028-02-28T20:00:00Z', { hour: 3, min: 0, date: 29, month: 2, dow: 2 }],
  ['2027-02-28T20:00:00Z', { hour: 3, min: 0, date: 1, month: 3, dow: 1 }],
])('%s on a Vietnamese clock', (moment, there) => {
  expect(toVietnameseTime(utc(new Date(moment)), new Date(moment))).toEqual(there)
})

test('agrees with the time zone database at every minute', () => {
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hourCycle: 'h23',
    day: 'numeric',
    month: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, (moment) => {
      const { date, month, hour, min } = toVietnameseTime(utc(moment), moment)
      const parts = Object.fromEntries(
        shown.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
      )
      expect([date, month, hour, min]).toEqual([parts.day, parts.month, parts.hour, parts.minute])
    }),
    { numRuns: 500 },
  )
})
