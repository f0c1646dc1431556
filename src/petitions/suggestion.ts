import { fold } from '#plain/vietnamese-text.ts'
import { cues } from './topic-cues.ts'
import { learned } from './topic-weights.ts'

/** The leaves of the topic tree that the seed brings; a branch may add its own below them. */
export const topics = [
  'new_connection',
  'bill_collection',
  'grid_upgrade',
  'incident',
  'outage_notice',
  'tariff_poor',
  'meter',
  'safety',
  'compensation',
  'staff',
  'other',
] as const
export type Topic = (typeof topics)[number]

export interface Suggested {
  readonly topic: Topic
  /** 0 to 1; all topics together make 1. */
  readonly score: number
}

/** What clerks shorten when they write fast. */
const SHORT: Readonly<Record<string, string>> = {
  dn: 'de nghi',
  k: 'khong',
  ko: 'khong',
  kg: 'khong',
  ct: 'cong to',
  dl: 'dien luc',
  ds: 'danh sach',
  dc: 'duoc',
  nv: 'nhan vien',
  mba: 'may bien ap',
  tb: 'thong bao',
  hd: 'hoa don',
}

/** Folded words with abbreviations written out and every number as `#`. */
export const wordsOf = (text: string): string[] =>
  fold(text)
    .split(' ')
    .flatMap((word) => (SHORT[word] ?? word).split(' '))
    .map((word) => (/^\d/.test(word) && word !== '993' ? '#' : word))

/** Words and pairs of words of a text, each with its share: in a long text one word says less. */
export function seenIn(text: string): { word: string; share: number }[] {
  const words = wordsOf(text)
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`)
  const share = Math.sqrt(8 / Math.max(8, words.length))
  return [...new Set([...words, ...pairs])].map((word) => ({ word, share }))
}

/** What the cues alone say for each topic, in the order of `topics`. */
export function cueScores(text: string): number[] {
  const line = wordsOf(text).join(' ')
  return topics.map((topic) =>
    compiled[topic].reduce(
      (sum, [weight, phrase]) => sum + SHARPNESS * weight * Math.min(2, count(line, phrase)),
      0,
    ),
  )
}

/** Every topic with its likelihood, the likeliest first, with or without accents in the text. */
export function suggestTopic(text: string): Suggested[] {
  const seen = seenIn(text)
  const raw = cueScores(text).map((cued, at) =>
    seen.reduce((sum, { word, share }) => sum + (learned[word]?.[at] ?? 0) * share, cued),
  )
  const most = Math.max(...raw)
  const powers = raw.map((value) => Math.exp(value - most))
  const all = powers.reduce((sum, power) => sum + power, 0)
  return topics
    .map((topic, at) => ({ topic, score: (powers[at] as number) / all }))
    .sort((a, b) => b.score - a.score)
}

/** How much one point of a cue counts. */
const SHARPNESS = 0.7

const compiled = Object.fromEntries(
  topics.map((topic) => [
    topic,
    cues[topic].map(([weight, phrase]) => [weight, new RegExp(`\\b(?:${phrase})`, 'g')] as const),
  ]),
) as Record<Topic, (readonly [number, RegExp])[]>

const count = (line: string, phrase: RegExp): number => line.match(phrase)?.length ?? 0
