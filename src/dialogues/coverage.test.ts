import { describe, expect, test } from 'vitest'
import type { Areas } from '#areas/area.ts'
import { coverage } from './coverage.ts'

const version = (area: number, name: string, from: string, to: string | null) => ({
  area, kind: 'commune' as const, from, to, code: null, name, parent: null, population: null, row: 1, column: area,
}) // biome-ignore format: one line
const areas: Areas = {
  versions: [
    version(1, 'Xã Đăk Hà', '2005-01-01', '2025-06-30'),
    version(2, 'Xã Tu Mơ Rông', '2005-01-01', '2025-06-30'),
    version(3, 'Xã Văn Xuôi', '2005-01-01', '2025-06-30'),
    version(9, 'Xã Tu Mơ Rông', '2025-07-01', null),
  ],
  successions: [1, 2, 3].map((old) => ({
    old,
    next: 9,
    since: '2025-07-01',
    kind: 'merged' as const,
    legal: '',
  })),
}
const joint = { id: 'a', heldOn: '2013-08-06', state: 'held' as const, areas: [1, 2] }
const planned = { id: 'b', heldOn: '2013-09-01', state: 'planned' as const, areas: [3] }
const heard = [1, 2].map((area) => ({ dialogue: 'a', area, opinions: 10 * area, open: 4, onTheSpot: 1 }))

describe('coverage', () => {
  test('one dialogue covers two communes; a plan is not a visit', () => {
    const board = coverage(areas, [1, 2, 3], [joint, planned], heard, '2013-08-31')
    expect(board).toMatchObject({ visited: 2, planned: 1, missing: 0, opinions: 30 })
    expect(board.tiles.map(({ name, state, opinions }) => [name, state, opinions])).toEqual([
      ['Đăk Hà', 'visited', 10],
      ['Tu Mơ Rông', 'visited', 20],
      ['Văn Xuôi', 'planned', 0],
    ])
  })

  test('on the board of today the communes of then count under what they became', () => {
    const board = coverage(areas, [9], [joint, planned], heard, '2026-11-23')
    expect(board.tiles).toHaveLength(1)
    expect(board.tiles[0]).toMatchObject({
      state: 'visited',
      visits: 1,
      opinions: 30,
      open: 8,
      nextOn: '2013-09-01',
    })
  })

  test('what was cancelled covers nothing', () => {
    const board = coverage(areas, [1, 2, 3], [{ ...joint, state: 'cancelled' }], [], '2013-08-31')
    expect(board).toMatchObject({ visited: 0, planned: 0, missing: 3 })
  })
})
