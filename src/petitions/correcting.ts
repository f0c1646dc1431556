import {
  type Added,
  type Learned,
  levelLeaning,
  levelScores,
  likelihoods,
  nothingLearned,
  seenIn,
  topicScores,
} from './opinion-model.ts'
import { type Level, levels, type Topic, topics } from './topic-names.ts'

/** What a person of the branch said instead of the suggestion. */
export interface Correction {
  readonly text: string
  readonly topic: Topic
  readonly level?: Level
}

/** How far one look at a correction moves the weights, and how often all are looked at. */
const STEP = 2
const ROUNDS = 6

/**
 * What the branch's corrections teach, on top of what was known before. The same corrections in the same order give
 * the same; texts that have nothing in common with them keep their suggestion.
 */
export function learn(corrections: readonly Correction[], before: Learned = nothingLearned): Learned {
  const topic: Record<number, number[]> = copy(before.topic)
  const level: Record<number, number[]> = copy(before.level)
  const read = corrections.map((correction) => ({ correction, seen: seenIn(correction.text) }))
  for (let round = 0; round < ROUNDS; round++)
    for (const { correction, seen } of read) {
      const wanted = topics.indexOf(correction.topic)
      move(topic, seen, likelihoods(topicScores(seen, topic)), wanted)
      if (correction.level === undefined) continue
      const leaning = levelLeaning(wanted)
      const raw = levelScores(seen, level).map((value, at) => value + (leaning[at] as number))
      move(level, seen, likelihoods(raw), levels.indexOf(correction.level))
    }
  return { topic, level }
}

function move(
  added: Record<number, number[]>,
  seen: readonly { readonly place: number; readonly share: number }[],
  likely: readonly number[],
  wanted: number,
): void {
  for (const { place, share } of seen) {
    const row = added[place] ?? likely.map(() => 0)
    added[place] = row.map(
      (value, c) => value + STEP * share * (Number(c === wanted) - (likely[c] as number)),
    )
  }
}

const copy = (added: Added): Record<number, number[]> =>
  Object.fromEntries(Object.entries(added).map(([place, row]) => [place, [...row]]))
