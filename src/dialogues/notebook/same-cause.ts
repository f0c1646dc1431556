import { type Topic, wordsOf } from '#petitions/suggestion.ts'
import { fold } from '#plain/vietnamese-text.ts'
import { villageKey } from './places.ts'

/** What one row offers for comparing. */
export interface Voice {
  readonly line: number
  readonly words: string
  readonly topic: Topic
  readonly village: string
  readonly commune: string
}

/** Alike enough to be shown to a person as one cause. */
const ALIKE = 0.205
/** What fails here fails for the whole place; a bill or a meter is one household's. */
const SHARED: readonly Topic[] = ['grid_upgrade', 'incident', 'new_connection', 'safety']

/** Weighs each word by how few of the voices say it, so that "xin" and "điện" tell nothing. */
export function comparer(voices: readonly Voice[]): (a: Voice, b: Voice) => number {
  const bags = new Map(voices.map((voice) => [voice.line, bagOf(voice)]))
  const met = new Map<string, number>()
  for (const bag of bags.values()) for (const word of bag) met.set(word, (met.get(word) ?? 0) + 1)
  const prints = new Map(
    voices.map((voice) => [
      voice.line,
      printOf(voice, bags.get(voice.line) ?? new Set(), met, voices.length),
    ]),
  )
  return (a, b) => {
    const [x, y] = [prints.get(a.line), prints.get(b.line)]
    if (!x || !y) return 0
    let shared = 0
    for (const [word, weight] of x.words) if (y.words.has(word)) shared += weight
    const place = x.stem === '' || x.stem !== y.stem ? 0 : SHARED.includes(a.topic) ? 0.17 : 0.14
    const meet = (of: 'days' | 'houses') => x[of].some((mark) => y[of].includes(mark))
    return (
      shared / (x.length * y.length || 1) +
      place +
      (meet('days') ? 0.25 : 0) +
      (place > 0 && meet('houses') ? 0.1 : 0)
    )
  }
}

/** What is compared of one voice, made once. */
function printOf(voice: Voice, bag: ReadonlySet<string>, met: ReadonlyMap<string, number>, all: number) {
  const words = new Map([...bag].map((word) => [word, Math.log(1 + all / (met.get(word) ?? 1)) ** 2]))
  const length = Math.sqrt([...words.values()].reduce((sum, weight) => sum + weight, 0))
  return {
    words,
    length,
    stem: stemOf(voice.village),
    days: dayMarks(voice.words),
    houses: houseMarks(voice.words),
  }
}

/** The earlier voice with the same cause, or `null`: same dialogue (given), commune and topic, and alike. */
export function sameCauseOf(
  voice: Voice,
  earlier: readonly Voice[],
  compare: (a: Voice, b: Voice) => number,
): Voice | null {
  const scored = earlier
    .filter((other) => other.topic === voice.topic && other.commune === voice.commune)
    .map((other) => ({ other, score: compare(voice, other) }))
    .sort((a, b) => b.score - a.score)
  const best = scored[0]
  return best && best.score >= ALIKE ? best.other : null
}

function bagOf({ words }: Voice): Set<string> {
  const plain = wordsOf(words)
  return new Set([
    ...plain.filter((word) => word.length > 1),
    ...plain.slice(1).map((word, at) => `${plain[at]} ${word}`),
  ])
}

/** Kon Hia 1 and Kon Hia 2 are one place with two hamlets; so are Tê Xô Trong and Tê Xô Ngoài. */
const stemOf = (village: string): string => villageKey(village).replace(/ (\d+|trong|ngoai|tren|duoi)$/, '')

const dayMarks = (words: string): string[] =>
  [
    ...fold(words.replace(/(\d{1,2})\s*[/.]\s*(\d{1,2})/g, '$1 thang $2')).matchAll(
      /\b(\d{1,2}) thang (\d{1,2})\b/g,
    ),
  ].map((match) => `${Number(match[1])}/${Number(match[2])}`)

const TENS = ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin']
const DIGIT = TENS.join('|')

/** How many houses are spoken of: `mười tám hộ`, `18 ho`, `bảy nhà`. */
function houseMarks(words: string): string[] {
  const spelt = new RegExp(
    `\\b(?:(?:(${DIGIT}) )?(muoi)(?: (${DIGIT}|lam|tu))?|(${DIGIT})|(\\d+)) (?:ho|nha)\\b`,
    'g',
  )
  return [...fold(words).matchAll(spelt)].map(([, tens, ten, ones, single, digits]) => {
    const value = (word: string | undefined) =>
      word === 'lam' ? 5 : word === 'tu' ? 4 : Math.max(0, TENS.indexOf(word ?? ''))
    return digits ?? String(ten ? (value(tens) || 1) * 10 + value(ones) : value(single))
  })
}
