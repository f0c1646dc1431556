import { expect, test } from 'vitest'
import { isReadable } from './readable.ts'

test.each([
  [{ words: 'Điện yếu lắm' }, true],
  [{ words: 'a\0b' }, false],
  [{ 'a\0': 'b' }, false],
  [['một', { hai: ['ba\ud800'] }], false],
  [{ emoji: '💡' }, true],
  [null, true],
  [12, true],
])('%j is readable: %s', (value, readable) => {
  expect(isReadable(value)).toBe(readable)
})

test('nesting without end is refused without falling over', () => {
  let deep: unknown = 'x'
  for (let i = 0; i < 50_000; i++) deep = [deep]
  expect(isReadable(deep)).toBe(false)
})
