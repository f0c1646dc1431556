import { suggestTopic, type Topic } from '#petitions/suggestion.ts'
import { fold, nfc } from '#plain/vietnamese-text.ts'

export interface Cut {
  readonly words: readonly string[]
  readonly topics: readonly Topic[]
}

/** A second matter is announced by these; the strong ones need little else. */
const STRONG =
  /^(voi lai|ngoai ra|nhan day|nhan tien|tien the|tien day|mot (viec|chuyen|y) nua|them (mot )?(viec|chuyen|y)( nua)?|them nua|ben canh do|mat khac|thu hai la|y thu hai|viec thu hai|hai la|con (mot )?(viec|chuyen|y)( nua| thu hai| khac)?|dong thoi (xin|de nghi|kien nghi)|sau nua)\b/
const WEAK = /^(con|cung (xin|mong|de nghi)|va (xin|de nghi)|rieng|roi)\b/
const SECOND_MATTER =
  /\b(y (sau|thu hai|2|dau|kia)|viec (sau|thu hai)|hai (y|viec)|ca hai)\b|\(2\)|(^|[;.] ?)2[).]/
/** An answer in two numbered points. */
const NUMBERED = /\(?1[).].*\(?2[).]/
/** Shorter pieces are no opinion of their own. */
const LEAST_WORDS = 5
const ENOUGH = 2

/**
 * Proposes where to cut a cell that holds two matters: numbered or dashed lists outright; else a
 * sentence that opens a second matter, weighed with its topic, with what the answer says and with how
 * many units received it. `null` for one matter. The parts are the person's exact words.
 */
export function proposeCut(cell: string, answer: string, receivers: number): Cut | null {
  const listed = listItems(cell)
  if (listed) return withTopics(listed)
  const pieces = sentences(cell)
  const told = keepNumbers(answer)
  const cuts = pieces.slice(1).map((_, n) => {
    const parts = [pieces.slice(0, n + 1), pieces.slice(n + 1)].map((some) => nfc(some.join('')))
    return { parts, evidence: weigh(parts as [string, string], told, receivers) }
  })
  const best = cuts.reduce((a, b) => (b.evidence > a.evidence ? b : a), { parts: [''], evidence: 0 })
  return best.evidence >= ENOUGH ? withTopics(best.parts) : null
}

function weigh([before, after]: [string, string], told: string, receivers: number): number {
  if ([before, after].some((part) => part.split(/\s+/).length < LEAST_WORDS)) return 0
  const opens = fold(after)
  const [strong, weak, second] = [STRONG.test(opens), WEAK.test(opens), SECOND_MATTER.test(told)]
  if (!strong && !weak && !second) return 0
  const [a, b] = [suggestTopic(before)[0], suggestTopic(after)[0]]
  return (
    (strong ? 1.5 : weak ? 0.5 : 0) +
    (weak && /^con .{4,60}? thi /.test(opens) ? 0.5 : 0) +
    (a?.topic === b?.topic ? 0 : 0.5 + 0.1 * Math.min(a?.score ?? 0, b?.score ?? 0)) +
    (receivers > 1 ? 0.5 : 0) +
    (NUMBERED.test(told) ? 1.5 : second ? 1 : 0)
  )
}

/** Folded, but keeping the brackets and stops that number a list. */
const keepNumbers = (answer: string): string =>
  answer
    .replace(/[^().;\d]+/g, (piece) => ` ${fold(piece)} `)
    .replace(/\s+/g, ' ')
    .replace(/ ?([().;]) ?/g, '$1')
    .trim()

const withTopics = (words: readonly string[]): Cut => ({
  words,
  topics: words.map((part) => suggestTopic(part)[0]?.topic ?? 'other'),
})

const MARKS: readonly RegExp[] = [
  /(?<=^|\s)\(?\d[).](?!\d)\s*/g,
  /(?:^|\s)[a-e]\)\s*/g,
  /(?:^|\n)\s*[-–•*+]\s*/g,
  /(?:^|[.;:?!\n])\s*(?:ý|việc|kiến nghị|vấn đề) (?:thứ )?(?:nhất|hai|ba|1|2|3)\s*[:,]\s*/giu,
  /(?:^|[.;:?!\n])\s*(?:thứ (?:nhất|hai|ba)|(?:một|hai|ba) là)\s*[:,]?\s+/giu,
]

function listItems(cell: string): string[] | null {
  for (const mark of MARKS) {
    const places = inSequence([...cell.matchAll(mark)])
    if (places.length < 2) continue
    const items = places.map((place, n) =>
      nfc(cell.slice(place.index + place[0].length, places[n + 1]?.index ?? cell.length)),
    )
    const lead = nfc(cell.slice(0, places[0]?.index))
    if (lead.split(/\s+/).length <= 8 && items.every((item) => item.split(/\s+/).length >= 3))
      return items.map(trimEnd)
  }
  const lines = cell
    .split('\n')
    .map(nfc)
    .filter((line) => line !== '')
  return lines.length > 1 &&
    lines.every((line) => line.split(/\s+/).length >= LEAST_WORDS) &&
    /[.!?;]$/.test(lines[0] as string)
    ? lines
    : null
}

/** Numbers that count 1, 2, 3…: `số 8.` at a sentence's end is none of them. Other marks all stand. */
function inSequence(places: readonly RegExpExecArray[]): RegExpExecArray[] {
  let next = 1
  return places.filter((place) => {
    const number = place[0].match(/\d/)?.[0]
    if (number !== undefined && Number(number) !== next) return false
    next++
    return true
  })
}

const trimEnd = (item: string): string => item.replace(/[;,]$/, '').trim()

/** Sentences with their stops and blanks, so that joining them gives the cell back. */
const sentences = (cell: string): string[] => {
  const ends = cell.split(/(?<=[.!?;…]["”]?\s+)/)
  return ends.flatMap((piece) =>
    piece.split(/(?<=,\s)(?=(?:ngoài ra|với lại|nhân tiện|tiện thể|ngoai ra|voi lai)\b)/iu),
  )
}
