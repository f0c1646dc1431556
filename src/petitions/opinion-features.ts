import { type Named, namedCauses } from './cause-finder.ts'
import { plainWords } from './plain-words.ts'

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
  readonly causes: readonly Named[]
}

/** A text, read once: its plain words and the causes that its phrases name. */
export function readOpinion(text: string): Read {
  const words = plainWords(text)
  const line = words.join(' ')
  return { words, line, causes: namedCauses(line) }
}

/**
 * Everything a text shows to the weights, its length evened out so that long and short texts speak alike.
 * `words only` leaves out the parts of words: twice as fast, and nearly as sure.
 */
export function featuresOf({ words, line, causes: named }: Read, how?: 'words only'): Seen[] {
  const seen: Seen[] = []
  const turn = ++lastTurn
  let square = 0
  const add = (hash: number, share: number, shown: string) => {
    const place = placeOf(hash)
    if (takenAt[place] === turn) return
    takenAt[place] = turn
    square += share * share
    seen.push({ place, share, words: shown })
  }
  for (const { cause, words: shown } of named) add(hashed(CAUSE, cause), SHARES.cause, shown)
  const hashes = words.map((word) => hashed(WORD, word))
  for (const [at, word] of words.entries()) {
    const own = hashes[at] as number
    if (word.length > 1 || word === '#') add(own, SHARES.word, word)
    const next = hashes[at + 1]
    if (next === undefined) continue
    add(Math.imul(own, 31) ^ next, SHARES.pair, `${word} ${words[at + 1]}`)
    const third = hashes[at + 2]
    if (third !== undefined) add(Math.imul(own, 131) ^ Math.imul(third, 7), SHARES.apart, '')
  }
  const end = how === 'words only' ? 0 : line.length
  for (let at = 0; at + 4 <= end; at++) add(hashed(LETTERS, line, at, at + 4), SHARES.letters, '')
  const length = Math.sqrt(square) || 1
  return seen.map(({ place, share, words: shown }) => ({ place, share: share / length, words: shown }))
}

/** In which turn a place was last taken: cheaper than a new set for each text. */
const takenAt = new Float64Array(PLACES)
let lastTurn = 0

/** How much each kind of feature counts against the others: chosen among eight settings on the folds that bench/suggestion.md reports, so its figures are a little kind. */
const SHARES = { cause: 1.6, word: 1, pair: 0.8, apart: 0.4, letters: 0.2 }

const [CAUSE, WORD, LETTERS] = [0x811c9dc5, 0x3c6ef372, 0x1b873593]

/** FNV-1a of a part of a text. */
function hashed(kind: number, text: string, from = 0, to = text.length): number {
  let hash = kind
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

/** The upper 13 bits, well mixed. */
const placeOf = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 19
