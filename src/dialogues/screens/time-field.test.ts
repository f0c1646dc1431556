import { expect, test } from 'vitest'
import { tidyTime } from './time-field.tsx'

test.each([
  ['8', '08:00'],
  ['8h30', '08:30'],
  ['13:30', '13:30'],
  ['830', '08:30'],
  ['25:00', '25:00'],
  ['sáng', 'sáng'],
])('%s is %s', (typed, time) => expect(tidyTime(typed)).toBe(time))
