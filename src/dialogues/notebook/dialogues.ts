import { communesOn, type KnownCommune, matchCommune } from '#areas/commune-name.ts'
import { type Day, daysBetween, yearOf } from '#plain/day.ts'
import { fold, foldName } from '#plain/vietnamese-text.ts'
import { chairOf, mostOften } from './campaign.ts'
import type { TidyRow } from './cells.ts'
import { readDate } from './dates.ts'
import type { Known } from './known.ts'
import type { PreviewDialogue } from './plan.ts'

/** The communes that the name of a dialogue says, in its order; a district of the same name is not one. */
function communesIn(name: string, communes: readonly KnownCommune[]): KnownCommune[] {
  let left = ` ${foldName(name).replace(/\b(huyen|tinh|dien luc|thanh pho) /g, '$1~')} `
  const found: { commune: KnownCommune; at: number }[] = []
  const byLength = communes
    .flatMap((commune) =>
      [commune.name, ...(commune.otherNames ?? [])].map((own) => ({
        commune,
        key: foldName(own.replace(/^xã /iu, '')),
      })),
    )
    .sort((a, b) => b.key.length - a.key.length)
  for (const { commune, key } of byLength) {
    const at = left.indexOf(` ${key} `)
    if (at < 0) continue
    left = `${left.slice(0, at)} ${'#'.repeat(key.length)} ${left.slice(at + key.length + 2)}`
    if (!found.some((one) => one.commune === commune)) found.push({ commune, at })
  }
  if (found.length > 0) return found.sort((a, b) => a.at - b.at).map(({ commune }) => commune)
  const parts = name.replace(/^.*?\b(liên xã|xã|xa)\b/iu, '').split(/\s+[-–]\s+|[,;+&/]|\s+và\s+/iu)
  return parts.flatMap((part) => matchCommune(part, communes)?.of ?? [])
}

interface Group {
  readonly communes: readonly KnownCommune[]
  readonly rows: TidyRow[]
}

/** Dates that this many rows of one dialogue's name share are a dialogue of their own, not a slip. */
const OWN_DIALOGUE = 3

/**
 * The dialogues that the rows belong to. Names that say the same communes are one dialogue, whatever
 * their spelling; its day is what most of its rows say. Without names, each commune and day is one.
 */
export function groupDialogues(
  rows: readonly TidyRow[],
  known: Known,
): { dialogues: PreviewDialogue[]; of: ReadonlyMap<TidyRow, PreviewDialogue> } {
  const year = commonYear(rows)
  const dayIn = new Map(rows.map((row) => [row, readDate(row.cells.date, year)]))
  const groups = new Map<string, Group>()
  let above: string | undefined
  for (const row of rows) {
    const communes = communesOn(known.communes, dayIn.get(row) ?? null)
    const name = row.cells.dialogue
    const named =
      name === ''
        ? [matchCommune(row.cells.commune, communes)?.of].filter((one) => one !== undefined)
        : communesIn(name, communes)
    const again = fold(name).match(/\b(lan|dot|buoi) (thu )?(\d+)\b/)?.[0] ?? ''
    const own =
      named.length > 0
        ? `${named
            .map((one) => one.id)
            .sort()
            .join('+')} ${again}`
        : fold(name)
    // Without a name and a known commune, the row stays with the one above it.
    const key = named.length === 0 && name === '' ? (above ?? own) : own
    above = key
    const group = groups.get(key) ?? { communes: named, rows: [] }
    group.rows.push(row)
    groups.set(key, group)
  }
  const middle = median([...dayIn.values()].filter((day) => day !== null))
  const of = new Map<TidyRow, PreviewDialogue>()
  const dialogues: PreviewDialogue[] = []
  for (const group of groups.values()) {
    const days = tally(
      group.rows.map((row) => dayIn.get(row) ?? null),
      middle,
    )
    const main = days.filter(
      ({ count }, n) => n === 0 || (count >= OWN_DIALOGUE && count >= group.rows.length / 5),
    )
    for (const { day } of main.length > 0 ? main : [{ day: null }]) {
      const own = group.rows.filter((row) => {
        const on = dayIn.get(row) ?? null
        return (
          on === day || (day === main[0]?.day && !main.some((one) => one.day === on)) || main.length === 0
        )
      })
      const communes =
        group.communes.length > 0 ? group.communes : communesOfRows(own, communesOn(known.communes, day))
      const name =
        mostOften(own.map((row) => row.cells.dialogue)) ||
        `Đối thoại khách hàng xã ${communes.map((one) => one.name).join(', ')}`
      const dialogue: PreviewDialogue = {
        key: `d${dialogues.length + 1}`,
        name,
        on: day,
        communes,
        chair: chairOf(own),
        rows: own.length,
      }
      dialogues.push(dialogue)
      for (const row of own) of.set(row, dialogue)
    }
  }
  return { dialogues: dialogues.sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1)), of }
}

/** Days with how many rows say them, the most said first; among equals the one nearer to the rest. */
function tally(days: readonly (Day | null)[], middle: Day | null): { day: Day; count: number }[] {
  const counts = new Map<Day, number>()
  for (const day of days) if (day !== null) counts.set(day, (counts.get(day) ?? 0) + 1)
  const off = (day: Day) => (middle === null ? 0 : Math.abs(daysBetween(day, middle)))
  return [...counts]
    .map(([day, count]) => ({ day, count }))
    .sort((a, b) => b.count - a.count || off(a.day) - off(b.day))
}

const median = (days: readonly Day[]): Day | null => [...days].sort()[Math.floor(days.length / 2)] ?? null

/** The year that most dates of the file are in: for dates written without one. */
export function commonYear(rows: readonly TidyRow[]): number | null {
  const years = rows.flatMap((row) => readDate(row.cells.date, null) ?? []).map((day) => String(yearOf(day)))
  return Number(mostOften(years)) || null
}

function communesOfRows(rows: readonly TidyRow[], communes: readonly KnownCommune[]): KnownCommune[] {
  const found = rows.flatMap((row) => matchCommune(row.cells.commune, communes)?.of ?? [])
  return [...new Set(found)].filter(
    (one) => found.filter((other) => other === one).length >= Math.max(1, found.length / 10),
  )
}
