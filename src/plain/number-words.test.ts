import { expect, test } from 'vitest'
import { sayNumber, showNumber } from './number-words.ts'

test.each([
  [0, 'không'],
  [5, 'năm'],
  [10, 'mười'],
  [15, 'mười lăm'],
  [21, 'hai mươi mốt'],
  [81, 'tám mươi mốt'],
  [105, 'một trăm linh năm'],
  [1_005, 'một nghìn không trăm linh năm'],
  [175_770, 'một trăm bảy mươi lăm nghìn bảy trăm bảy mươi'],
  [1_000_000, 'một triệu'],
  [89_350_496, 'tám mươi chín triệu ba trăm năm mươi nghìn bốn trăm chín mươi sáu'],
])('%i is said %s', (n, words) => expect(sayNumber(n)).toBe(words))

test('numbers are printed in thousands', () => {
  expect(showNumber(175_770, 'vi')).toBe('175.770')
  expect(showNumber(1_175_770, 'en')).toBe('1,175,770')
  expect(showNumber(42, 'vi')).toBe('42')
})
