import { type Areas, areaOn, countedUnder } from '#areas/area.ts'
import type { Notice } from '#notices/notice.ts'
import type { Day } from '#plain/day.ts'
import type { Petition } from './petition.ts'

/** One line for those without a telephone: the number, the name or alias that lists show, what is said. */
interface VillageLine {
  readonly id: string
  readonly number: string
  readonly speaker: string
  readonly words: string
}

export interface Hamlet {
  /** The commune as it is called today. */
  readonly area: string
  readonly hamlet: string
  readonly lines: readonly VillageLine[]
}

/** What is posted or read out, hamlet by hamlet, by the names of today. */
export function byHamlet(
  rows: readonly { notice: Notice; petition: Petition }[],
  areas: Areas,
  today: Day,
): Hamlet[] {
  const hamlets = new Map<string, Hamlet & { lines: VillageLine[] }>()
  for (const { notice, petition } of rows) {
    const commune = notice.area === null ? null : countedUnder(areas, notice.area, today)
    const area = commune === null ? '' : (areaOn(areas, commune, today)?.name ?? '')
    const key = `${area}\n${notice.hamlet}`
    const found = hamlets.get(key) ?? { area, hamlet: notice.hamlet, lines: [] }
    found.lines.push({
      id: notice.id,
      number: notice.number,
      speaker: petition.speaker,
      words: notice.body,
    })
    hamlets.set(key, found)
  }
  return [...hamlets].sort(([a], [b]) => a.localeCompare(b, 'vi')).map(([, hamlet]) => hamlet)
}
