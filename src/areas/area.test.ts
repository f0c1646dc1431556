import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Areas, type AreaVersion, areaOn, areasOn, countedInto, countedUnder } from './area.ts'

const commune = (area: number, name: string, code: string, from: string, to: string | null): AreaVersion => ({
  area,
  kind: 'commune',
  from,
  to,
  code,
  name,
  parent: null,
  population: null,
  row: null,
  column: null,
})
/** Tê Xăng's code 23446 became that of today's Măng Ri; Đăk Hà's 23425 that of today's Tu Mơ Rông. */
const areas: Areas = {
  versions: [
    commune(13, 'Xã Măng Ri', '23410', '2005-06-09', '2025-06-30'),
    commune(19, 'Xã Đăk Hà', '23425', '2005-06-09', '2025-06-30'),
    commune(20, 'Xã Tê Xăng', '23446', '2005-06-09', '2025-06-30'),
    commune(33, 'Xã Tu Mơ Rông', '23425', '2025-07-01', null),
    commune(34, 'Xã Măng Ri', '23446', '2025-07-01', null),
  ],
  successions: [
    { old: 13, next: 34, since: '2025-07-01', kind: 'merged', legal: 'NQ 1677' },
    { old: 20, next: 34, since: '2025-07-01', kind: 'merged', legal: 'NQ 1677' },
    { old: 19, next: 33, since: '2025-07-01', kind: 'merged', legal: 'NQ 1677' },
  ],
}

describe('the dated map', () => {
  test('a code was reused: on its day it is another place', () => {
    const coded = (on: string) => areasOn(areas, 'commune', on).find(({ code }) => code === '23425')?.name
    expect([coded('2013-07-11'), coded('2026-11-23')]).toEqual(['Xã Đăk Hà', 'Xã Tu Mơ Rông'])
  })

  test('a petition of 2013 shows its commune of then and is counted today under today’s', () => {
    expect(areaOn(areas, 20, '2013-08-22')?.name).toBe('Xã Tê Xăng')
    expect(countedUnder(areas, 20, '2013-08-22')).toBe(20)
    expect(countedUnder(areas, 20, '2026-11-23')).toBe(34)
    expect(countedInto(areas, 34, '2026-11-23').sort()).toEqual([13, 20, 34])
  })

  test('the last day of the old is the day before the new', () => {
    expect(countedUnder(areas, 19, '2025-06-30')).toBe(19)
    expect(countedUnder(areas, 19, '2025-07-01')).toBe(33)
  })

  test('every area is counted once, whatever the history, even where it runs in a circle', () => {
    const ids = fc.integer({ min: 1, max: 12 })
    const history = fc.array(
      fc.record({
        old: ids,
        next: ids,
        since: fc.constantFrom('2010-01-01', '2020-01-01', '2030-01-01'),
        kind: fc.constantFrom('merged', 'split', 'renamed'),
        legal: fc.constant(''),
      }),
    )
    fc.assert(
      fc.property(history, (successions) => {
        const all: Areas = {
          versions: Array.from({ length: 12 }, (_, i) => commune(i + 1, `${i}`, `${i}`, '2000-01-01', null)),
          successions: successions as Areas['successions'],
        }
        const counted = all.versions.map(({ area }) => countedUnder(all, area, '2026-11-23'))
        const groups = [...new Set(counted)].map((into) => countedInto(all, into, '2026-11-23').length)
        expect(groups.reduce((sum, n) => sum + n, 0)).toBe(12)
      }),
    )
  })
})
