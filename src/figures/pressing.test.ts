import { describe, expect, test } from 'vitest'
import { addDays } from '#plain/day.ts'
import { hideSmall, medianOf } from './figure.ts'
import { pressing, trendOf } from './pressing.ts'

const today = '2026-11-23'
const said = (area: number, ago: number, n: number) => ({
  area,
  topic: 'incident',
  day: addDays(today, -ago),
  n,
})

describe('what presses people', () => {
  test('is held against the same place’s own past', () => {
    const found = pressing(
      [said(31, 3, 9), said(31, 60, 3), said(32, 3, 9), said(32, 40, 26), said(33, 60, 30)],
      today,
      30,
    )
    expect(found.map(({ area, trend }) => [area, trend])).toEqual([
      [31, 'rising'],
      [32, 'steady'],
      [33, 'falling'],
    ])
    expect(found[0]).toMatchObject({ count: 9, usual: 1.1 })
  })

  test('the weeks end today, the oldest first; what is older than the past is not there', () => {
    const [only] = pressing([said(31, 0, 2), said(31, 7, 1), said(31, 400, 50)], today, 30)
    expect(only?.weeks).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2])
    expect(only?.usual).toBe(0)
  })

  test.each([
    [1, 0, 'steady'],
    [2, 0, 'rising'],
    [15, 10, 'rising'],
    [14, 10, 'steady'],
    [5, 10, 'falling'],
  ])('%i where %d is usual: %s', (count, usual, trend) => {
    expect(trendOf(count, usual)).toBe(trend)
  })
})

test('the median of whole days', () => {
  expect(medianOf(new Map())).toBeNull()
  expect(
    medianOf(
      new Map([
        [0, 1],
        [14, 1],
      ]),
    ),
  ).toBe(0)
  expect(
    medianOf(
      new Map([
        [9, 3],
        [1, 1],
        [2, 1],
      ]),
    ),
  ).toBe(9)
})

test('fewer than five are hidden', () => {
  expect([hideSmall(4), hideSmall(5)]).toEqual([null, 5])
})
