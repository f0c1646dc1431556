import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkFree, type Dated, endAfter, inForce, succeed } from './dated.ts'
import { addDays } from './day.ts'
import { isRefusal } from './refusal.ts'

interface Named extends Dated {
  readonly name: string
}
const today = '2026-11-23'
const old: Named = { from: '2005-01-01', to: '2025-06-30', name: 'Điện lực' }
const now: Named = { from: '2025-07-01', to: null, name: 'Đội' }
const at = (from: string, reason = '') => ({ from, today, reason })

describe('a change from a day', () => {
  test.each([
    ['from tomorrow: the old one ends today', '2026-11-24', '', '2026-11-23'],
    ['in the past with a reason', '2026-01-01', 'nghị quyết đến muộn', '2025-12-31'],
  ])('%s', (_name, from, reason, closes) => {
    expect(succeed([old, now], { name: 'Mới' }, at(from, reason))).toEqual({
      before: now,
      closes,
      after: { ...now, name: 'Mới', from },
    })
  })

  test.each([
    ['the past without a reason', at('2026-01-01'), 'past-needs-reason'],
    ['before it was', at('2001-01-01', 'sửa cho đúng'), 'not-then'],
  ])('refuses %s', (_name, changing, code) => {
    expect(succeed([old, now], { name: 'Mới' }, changing)).toMatchObject({ code })
  })

  test('refuses a change that changes nothing, and corrects in place from its first day', () => {
    expect(succeed([old, now], { name: 'Đội' }, at(today))).toMatchObject({ code: 'nothing-new' })
    expect(succeed([old, now], { name: 'Mới' }, at(now.from, 'gõ nhầm tên'))).toMatchObject({ closes: null })
  })

  test('whatever is done, every day has at most one version and no day is lost', () => {
    const day = fc.integer({ min: 0, max: 9000 }).map((n) => addDays('2005-01-01', n))
    fc.assert(
      fc.property(fc.array(day, { maxLength: 12 }), (days) => {
        let versions: Named[] = [old, now]
        for (const [i, from] of days.entries()) {
          const made = succeed(versions, { name: `tên ${i}` }, at(from, 'sửa cho đúng'))
          if (isRefusal(made)) continue
          versions = versions.filter((version) => version !== made.before)
          if (made.closes !== null) versions.push({ ...made.before, to: made.closes })
          versions.push(made.after)
        }
        for (const on of [...days, old.from, '2025-06-30', '2025-07-01', today])
          expect(versions.filter((version) => inForce(version, on))).toHaveLength(1)
      }),
    )
  })
})

test('ends, unless something is planned after', () => {
  expect(endAfter([now], '2026-12-31', { today, reason: '' })).toEqual({ ...now, to: '2026-12-31' })
  expect(endAfter([old, now], '2020-01-01', { today, reason: 'sửa cho đúng' })).toMatchObject({
    code: 'planned-after',
  })
  expect(endAfter([now], '2026-01-01', { today, reason: '' })).toMatchObject({ code: 'past-needs-reason' })
})

test('two rows never hold on one day', () => {
  expect(checkFree([old], now)).toBeUndefined()
  expect(checkFree([old], { from: '2025-06-30', to: null })).toMatchObject({ code: 'overlaps' })
  expect(checkFree([now], { from: '2001-01-01', to: null })).toMatchObject({ code: 'overlaps' })
})
