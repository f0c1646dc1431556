import { expect, test } from 'vitest'
import { showDong, showMoment, showNumber, showShare } from '../show.ts'
import { dueWords } from './badge.tsx'
import { readDay } from './day-field.tsx'

test('days are read as people write them in Vietnam', () => {
  const today = '2026-11-23'
  expect(['30/11', '30.11.26', '30/11/2026', ' 1-2 '].map((typed) => readDay(typed, today))).toEqual([
    '2026-11-30',
    '2026-11-30',
    '2026-11-30',
    '2026-02-01',
  ])
  expect(['31/11', '11/2026', 'mai', '1/2/3', ''].map((typed) => readDay(typed, today))).toEqual(
    Array(5).fill(null),
  )
})

test('when something falls due, in words', () => {
  const of = (due: string) => dueWords(due, '2026-11-23')
  expect(of('2026-11-22')).toMatchObject({ meaning: 'late', words: { vi: 'Trễ 1 ngày', en: '1 day late' } })
  expect(of('2026-11-23')).toMatchObject({ meaning: 'due', words: { vi: 'Hôm nay' } })
  expect(of('2026-11-24')).toMatchObject({ meaning: 'due', words: { vi: 'Ngày mai' } })
  expect(of('2026-11-30')).toMatchObject({ meaning: 'plain', words: { vi: '30/11' } })
  expect(of('2027-01-04')).toMatchObject({ words: { vi: '04/01/2027' } })
})

test('moments stand in Vietnam’s time, numbers in Vietnamese form', () => {
  expect(showMoment('2026-11-22T17:30:00Z')).toBe('23/11/2026 00:30')
  expect([showDong(1234567), showNumber(0.5, 1), showShare(96, 100), showShare(0, 0)]).toEqual([
    '1.234.567 đ',
    '0,5',
    '96 %',
    '–',
  ])
})
