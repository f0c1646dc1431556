import { expect, test } from 'vitest'
import { authorityRows } from '../../seed/authority.ts'
import { type AuthorityRule, ruleFor, rulesFor, whyHere } from './authority.ts'

const rules: AuthorityRule[] = authorityRows.map((row, i) => ({
  id: i + 1,
  topic: row.topic,
  condition: row.condition ?? { vi: '', en: '' },
  level: row.level,
  department: row.department,
  receiver: row.receiver,
  legal: row.legal,
  workDays: row.workDays,
  promiseDays: row.promiseDays,
  validFrom: row.from ?? '2000-01-01',
  validTo: row.to ?? null,
}))

test.each([
  ['2013-07-04', 'branch'],
  ['2014-05-31', 'branch'],
  ['2014-06-01', 'commune'],
  ['2026-11-23', 'commune'],
])('help for the poor on %s is decided by the %s', (on, level) => {
  expect(ruleFor(rules, 'tariff_poor', on)?.level).toBe(level)
})

test('the rule of the date of outage notices changes on 2025-02-01', () => {
  const legal = (on: string) => ruleFor(rules, 'outage_notice', on)?.legal.vi
  expect([legal('2025-01-31'), legal('2025-02-01')]).toEqual([
    expect.stringContaining('2004'),
    expect.stringContaining('61/2024'),
  ])
})

test('the row without a condition comes first, and each row gives a sentence', () => {
  const rows = rulesFor(rules, 'grid_upgrade', '2026-11-23')
  expect(rows.map(({ condition }) => condition.vi === '')).toEqual([true, false])
  expect(whyHere(rows[1]!).vi).toBe(
    'Thêm trạm hoặc công trình từ 500 triệu: Công ty Điện lực quyết – phân cấp vốn đầu tư.',
  )
})

test('every topic has exactly one row in force without a condition, on any day since 2011', () => {
  for (const topic of new Set(rules.map((rule) => rule.topic))) {
    for (const on of ['2011-03-01', '2014-05-31', '2014-06-01', '2025-01-31', '2025-02-01', '2026-11-23']) {
      const plain = rulesFor(rules, topic, on).filter(({ condition }) => condition.vi === '')
      expect([topic, on, plain.length]).toEqual([topic, on, 1])
    }
  }
})
