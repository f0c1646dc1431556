import { featuresOf, PLACES, readOpinion, type Seen } from './opinion-features.ts'
import { packed } from './suggestion-weights.ts'
import { levels, topics } from './topic-names.ts'

/** What a branch's corrections add to the learned weights: place → one number for each class. */
export type Added = Readonly<Record<number, readonly number[]>>

/** Kept for a branch and handed in with each text; the seed's weights never change. */
export interface Learned {
  readonly topic: Added
  readonly level: Added
}

export const nothingLearned: Learned = { topic: {}, level: {} }

export const seenIn = (text: string): readonly Seen[] => featuresOf(readOpinion(text))

/** How strongly a text speaks for each topic, before it is made a likelihood. */
export const topicScores = (seen: readonly Seen[], added: Added): number[] =>
  scores(seen, tables().topic, packed.topicBias, added)

/** The same for each level, given the topic at this place of `topics`. */
export const levelScores = (seen: readonly Seen[], added: Added): number[] =>
  scores(seen, tables().level, packed.levelBias, added)

export const levelLeaning = (topic: number): readonly number[] =>
  packed.levelOfTopic[topic] as readonly number[]

/** What one thing seen adds to one topic. */
export const topicWeight = (place: number, topic: number, added: Added): number =>
  (tables().topic[place * topics.length + topic] as number) + (added[place]?.[topic] ?? 0)

export function likelihoods(raw: readonly number[]): number[] {
  const most = Math.max(...raw)
  const powers = raw.map((value) => Math.exp(value - most))
  let all = 0
  for (const power of powers) all += power
  return powers.map((power) => power / all)
}

function scores(seen: readonly Seen[], table: Float32Array, bias: readonly number[], added: Added): number[] {
  const raw = [...bias]
  const classes = raw.length
  const isPlain = added === nothingLearned.topic || added === nothingLearned.level
  for (const { place, share } of seen) {
    const row = isPlain ? undefined : added[place]
    for (let c = 0, at = place * classes; c < classes; c++, at++) {
      const weight = table[at] as number
      raw[c] = (raw[c] as number) + (row === undefined ? weight : weight + (row[c] as number)) * share
    }
  }
  return raw
}

let unpacked: { readonly topic: Float32Array; readonly level: Float32Array } | undefined
/** Unpacked at the first text, so that merely importing this costs nothing. */
function tables() {
  unpacked ??= {
    topic: unpack(packed.topic, packed.topicStep, PLACES * topics.length),
    level: unpack(packed.level, packed.levelStep, PLACES * levels.length),
  }
  return unpacked
}

/** One of 64 signs for each weight, the middle one for zero. */
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function unpack(written: string, step: number, length: number): Float32Array {
  const signValue = new Int8Array(128)
  for (let at = 0; at < SIGNS.length; at++) signValue[SIGNS.charCodeAt(at)] = at - 32
  return Float32Array.from({ length }, (_, at) => (signValue[written.charCodeAt(at)] as number) * step)
}
