import { causes } from './cause-cues.ts'
import { plainWords } from './plain-words.ts'

export type Cause = keyof typeof causes

/** How many places the weights have; what a feature is hashed into. A power of two. */
export const PLACES = 8192

/** One thing seen in a text: where its weight stands, how much it counts, and the words it was seen in. */
export interface Seen {
  readonly place: number
  readonly share: number
  /** The words for the reader; empty for parts of words. */
  readonly words: string
}

export interface Read {
  readonly words: readonly string[]
  readonly line: string
  readonly causes: readonly Cause[]
}

/** A text, read once: its plain words and the causes that its phrases name. */
export function readOpinion(text: string): Read {
  const words = plainWords(text)
  const line = words.join(' ')
  return { words, line, causes: causeNames.filter((name) => patterns[name].test(line)) }
}

/** Everything a text shows to the weights, its length evened out so that long and short texts speak alike. */
export function featuresOf({ words, line, causes: named }: Read): Seen[] {
  const seen = new Map<number, Seen>()
  const add = (key: string, share: number, shown: string) => {
    const place = placeOf(key)
    if (!seen.has(place)) seen.set(place, { place, share, words: shown })
  }
  for (const name of named) add(`c ${name}`, SHARES.cause, phraseOf(name, line))
  for (const [at, word] of words.entries()) {
    if (word.length > 1 || word === '#') add(`w ${word}`, SHARES.word, word)
    const next = words[at + 1]
    if (next === undefined) continue
    add(`b ${word} ${next}`, SHARES.pair, `${word} ${next}`)
    const third = words[at + 2]
    if (third !== undefined) add(`s ${word} ${third}`, SHARES.apart, '')
  }
  for (let at = 0; at + 4 <= line.length; at++) {
    add(`4 ${line.slice(at, at + 4)}`, SHARES.letters, '')
    if (at + 5 <= line.length) add(`5 ${line.slice(at, at + 5)}`, SHARES.letters, '')
  }
  let square = 0
  for (const one of seen.values()) square += one.share * one.share
  const length = Math.sqrt(square) || 1
  return [...seen.values()].map((one) => ({ ...one, share: one.share / length }))
}

/** How much each kind of feature counts against the others; found by cross-validation. */
const SHARES = { cause: 1.6, word: 1, pair: 0.8, apart: 0.4, letters: 0.25 }

const causeNames = Object.keys(causes) as Cause[]
const patterns = Object.fromEntries(
  causeNames.map((name) => [name, new RegExp(`(?:^| )(?:${causes[name].replace(/^\\b/, '')})`)]),
) as Record<Cause, RegExp>

const phraseOf = (name: Cause, line: string): string => patterns[name].exec(line)?.[0].trim() ?? ''

/** FNV-1a, folded to the number of places. */
function placeOf(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b3c6d) >>> 19
}
