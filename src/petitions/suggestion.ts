import {
  type Learned,
  levelLeaning,
  levelScores,
  likelihoods,
  nothingLearned,
  seenIn,
  topicScores,
  topicWeight,
} from './opinion-model.ts'
import { type Level, levels, type Topic, topics } from './topic-names.ts'

export { plainWords as wordsOf } from './plain-words.ts'
export { levels, type Topic, topics } from './topic-names.ts'

export interface Suggested {
  readonly topic: Topic
  /** 0 to 1; all topics together make 1. */
  readonly score: number
}

export interface SuggestedLevel {
  readonly level: Level
  /** 0 to 1; all levels together make 1. */
  readonly score: number
}

/** Every topic with its likelihood, the likeliest first, with or without accents in the text. */
export function suggestTopic(text: string, learned: Learned = nothingLearned): Suggested[] {
  const likely = likelihoods(topicScores(seenIn(text), learned.topic))
  return topics.map((topic, at) => ({ topic, score: likely[at] as number })).sort((a, b) => b.score - a.score)
}

/** Every level with its likelihood. Without a topic, each topic counts by its own likelihood. */
export function suggestAuthority(
  text: string,
  topic?: Topic,
  learned: Learned = nothingLearned,
): SuggestedLevel[] {
  return suggestBoth(text, learned, topic).authority
}

/** Topic and authority of a text that is read once. */
export function suggestBoth(text: string, learned: Learned = nothingLearned, known?: Topic) {
  const seen = seenIn(text)
  const likely = likelihoods(topicScores(seen, learned.topic))
  const raw = levelScores(seen, learned.level)
  const sums = levels.map(() => 0)
  for (const [at, topic] of topics.entries()) {
    const share = known === undefined ? (likely[at] as number) : Number(known === topic)
    if (share < 0.001) continue
    const leaning = levelLeaning(at)
    for (const [c, p] of likelihoods(raw.map((value, c) => value + (leaning[c] as number))).entries())
      (sums[c] as number) += share * p
  }
  const all = sums.reduce((a, b) => a + b, 0)
  return {
    topics: topics
      .map((topic, at): Suggested => ({ topic, score: likely[at] as number }))
      .sort((a, b) => b.score - a.score),
    authority: levels
      .map((level, at): SuggestedLevel => ({ level, score: (sums[at] as number) / all }))
      .sort((a, b) => b.score - a.score),
  }
}

/** The words that spoke most for the topic (the likeliest one unless given) against the next likely, best first. */
export function explain(
  text: string,
  topic?: Topic,
  learned: Learned = nothingLearned,
): { readonly topic: Topic; readonly words: readonly string[] } {
  const seen = seenIn(text)
  const order = suggestTopic(text, learned).map((one) => one.topic)
  const chosen = topic ?? (order[0] as Topic)
  const [mine, rival] = [chosen, order.find((one) => one !== chosen) as Topic].map((one) =>
    topics.indexOf(one),
  )
  const said = new Map<string, number>()
  for (const { place, share, words } of seen) {
    if (words === '' || words === '#') continue
    const weight = (at: number) => topicWeight(place, at, learned.topic)
    const gain = share * (weight(mine as number) - weight(rival as number))
    if (gain > 0) said.set(words, Math.max(said.get(words) ?? 0, gain))
  }
  const best = [...said].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([words]) => words)
  // A word inside a phrase that is named already says nothing new.
  const kept = best.filter(
    (words, at) => !best.slice(0, at).some((longer) => ` ${longer} `.includes(` ${words} `)),
  )
  return { topic: chosen, words: kept.slice(0, 4) }
}
