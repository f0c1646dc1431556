import { addDays, type Day, daysBetween } from '#plain/day.ts'

export type Trend = 'rising' | 'falling' | 'steady'
/** The past that a place is held against, in weeks. */
const WEEKS = 12

export interface Spoken {
  readonly area: number
  readonly topic: string
  readonly day: Day
  readonly n: number
}

/** A topic in a commune: how often it was said lately, against the same commune's own past. */
export interface Pressing {
  readonly area: number
  readonly topic: string
  /** In the last `days`. */
  readonly count: number
  /** What the same place's past lets expect in so many days; one decimal. */
  readonly usual: number
  readonly trend: Trend
  /** By week, oldest first; the last week ends today. */
  readonly weeks: readonly number[]
}

/** The first day that {@link pressing} looks at. */
export const pastFrom = (today: Day, days: number): Day => addDays(today, 1 - days - WEEKS * 7)

/**
 * What presses people most. The last `days` days are held against the {@link WEEKS} weeks before them, of the
 * same place and topic: rising or falling needs a difference of 2 and of half the usual, so that one voice more is no trend.
 */
export function pressing(spoken: readonly Spoken[], today: Day, days: number): Pressing[] {
  const found = new Map<
    string,
    { area: number; topic: string; count: number; past: number; weeks: number[] }
  >()
  for (const { area, topic, day, n } of spoken) {
    const ago = daysBetween(day, today)
    if (ago < 0 || ago >= days + WEEKS * 7) continue
    const key = `${area} ${topic}`
    const cell = found.get(key) ?? {
      area,
      topic,
      count: 0,
      past: 0,
      weeks: Array.from({ length: WEEKS }, () => 0),
    }
    found.set(key, cell)
    if (ago < days) cell.count += n
    else cell.past += n
    const week = WEEKS - 1 - Math.floor(ago / 7)
    if (week >= 0) cell.weeks[week]! += n
  }
  return [...found.values()]
    .map(({ past, ...cell }) => {
      const usual = Math.round(((past * days) / (WEEKS * 7)) * 10) / 10
      return { ...cell, usual, trend: trendOf(cell.count, usual) }
    })
    .filter(({ count, usual }) => count > 0 || usual >= 2)
    .sort((a, b) => weight(b) - weight(a) || a.area - b.area || a.topic.localeCompare(b.topic))
}

export function trendOf(count: number, usual: number): Trend {
  const enough = Math.max(2, usual / 2)
  if (count - usual >= enough) return 'rising'
  return usual - count >= enough ? 'falling' : 'steady'
}

/** How loud it is, and how much louder than usual. */
const weight = ({ count, usual }: Pressing): number => count + Math.max(0, count - usual)
