import { type Areas, areaOn, countedUnder } from '#areas/area.ts'
import type { HeardIn } from '#petitions/heard.ts'
import type { Day } from '#plain/day.ts'
import type { Dialogue } from './dialogue.ts'

type Covered = 'visited' | 'planned' | 'missing'

/** One commune on the board, in its place on the land. */
export interface Tile {
  readonly area: number
  readonly name: string
  /** From 1, north above; null where nobody placed it. */
  readonly row: number | null
  readonly column: number | null
  readonly state: Covered
  /** Dialogues held that covered it. */
  readonly visits: number
  readonly opinions: number
  readonly open: number
  readonly onTheSpot: number
  /** The last day on which it was visited, or the next for which a visit is planned. */
  readonly lastOn: Day | null
  readonly nextOn: Day | null
}

export interface Coverage {
  readonly asOf: Day
  readonly tiles: readonly Tile[]
  readonly visited: number
  readonly planned: number
  readonly missing: number
  readonly opinions: number
}

type Meeting = Pick<Dialogue, 'id' | 'heldOn' | 'state' | 'areas'>

/**
 * The board of the communes `served` on `asOf`: which were visited, which are planned, which are missing.
 * One dialogue may cover several communes. A commune of then counts under the one of `asOf` that it became,
 * so the same dialogues give 9 of 11 on the board of 2013 and 4 of 4 on that of today.
 */
export function coverage(
  areas: Areas,
  served: readonly number[],
  meetings: readonly Meeting[],
  heard: readonly HeardIn[],
  asOf: Day,
): Coverage {
  const under = (area: number) => countedUnder(areas, area, asOf)
  const tiles = served.map((area): Tile => {
    const here = meetings.filter(
      (one) => one.state !== 'cancelled' && one.areas.some((a) => under(a) === area),
    )
    const held = here.filter((one) => one.state === 'held').map((one) => one.heldOn)
    const next = here.filter((one) => one.state === 'planned').map((one) => one.heldOn)
    const counts = heard.filter((row) => row.area !== null && under(row.area) === area)
    const version = areaOn(areas, area, asOf)
    return {
      area,
      name: shortName(version?.name ?? ''),
      row: version?.row ?? null,
      column: version?.column ?? null,
      state: held.length > 0 ? 'visited' : next.length > 0 ? 'planned' : 'missing',
      visits: held.length,
      opinions: sum(counts, 'opinions'),
      open: sum(counts, 'open'),
      onTheSpot: sum(counts, 'onTheSpot'),
      lastOn: held.sort().at(-1) ?? null,
      nextOn: next.sort()[0] ?? null,
    }
  })
  const count = (state: Covered) => tiles.filter((tile) => tile.state === state).length
  return {
    asOf,
    tiles,
    visited: count('visited'),
    planned: count('planned'),
    missing: count('missing'),
    opinions: tiles.reduce((total, tile) => total + tile.opinions, 0),
  }
}

/** `Xã Đăk Hà` → `Đăk Hà`: on the board all are communes. */
export const shortName = (name: string): string => name.replace(/^(Xã|Phường|Thị trấn)\s+/u, '')

const sum = (rows: readonly HeardIn[], field: 'opinions' | 'open' | 'onTheSpot'): number =>
  rows.reduce((total, row) => total + row[field], 0)
