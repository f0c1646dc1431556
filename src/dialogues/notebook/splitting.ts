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
  for (let at = 1; at < pieces.length; at++) {
    const parts = [pieces.slice(0, at), pieces.slice(at)].map((some) => nfc(some.join('')))
    if (parts.some((part) => part.split(/\s+/).length < LEAST_WORDS)) continue
    const opens = fold(parts[1] as string)
    const [before, after] = parts.map((part) => suggestTopic(part)[0]?.topic)
    const weak = WEAK.test(opens)
    const evidence =
      (STRONG.test(opens) ? 1.5 : weak ? 0.5 : 0) +
      (weak && /^con .{4,60}? thi /.test(opens) ? 0.5 : 0) +
      (before === after ? 0 : 0.5) +
      (receivers > 1 ? 0.5 : 0) +
      (SECOND_MATTER.test(fold2(answer)) ? 1 : 0)
    if ((STRONG.test(opens) || weak || SECOND_MATTER.test(fold2(answer))) && evidence >= ENOUGH)
      return withTopics(parts)
  }
  return null
}

/** Folded, but keeping the brackets and stops that number a list. */
const fold2 = (answer: string): string =>
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
  /(?:^|\s)\(?\d[).](?!\d)\s*|(?:^|\s)\(\d\)\s*/g,
  /(?:^|\s)[a-e]\)\s*/g,
  /(?:^|\n)\s*[-–•*+]\s*/g,
  /(?:^|[\s.;,])(?:ý|việc|kiến nghị|vấn đề) (?:thứ )?(?:nhất|hai|ba|1|2|3)\s*[:,]\s*/giu,
  /(?:^|[\s.;,])(?:thứ (?:nhất|hai|ba)|(?:một|hai|ba) là)\s*[:,]?\s+/giu,
]

function listItems(cell: string): string[] | null {
  for (const mark of MARKS) {
    const places = [...cell.matchAll(mark)]
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

const trimEnd = (item: string): string => item.replace(/[;,]$/, '').trim()

/** Sentences with their stops and blanks, so that joining them gives the cell back. */
const sentences = (cell: string): string[] => {
  const ends = cell.split(/(?<=[.!?;…]["”]?\s+)/)
  return ends.flatMap((piece) =>
    piece.split(/(?<=,\s)(?=(?:ngoài ra|với lại|nhân tiện|tiện thể|ngoai ra|voi lai)\b)/iu),
  )
}
