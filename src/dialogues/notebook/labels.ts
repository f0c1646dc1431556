import { suggestTopic, type Topic } from '#petitions/suggestion.ts'
import { fold } from '#plain/vietnamese-text.ts'
import { labelNames } from './label-names.ts'

/** The topic that a label means; `null` when it is empty or says nothing known. */
export function topicOfLabel(label: string, remembered: Readonly<Record<string, Topic>> = {}): Topic | null {
  const own = fold(label)
  if (own === '') return null
  const known = remembered[own] ?? labelNames.find(([, names]) => names.includes(own))?.[0]
  if (known) return known
  const parts = labelNames.flatMap(([topic, names]) =>
    names.filter((name) => ` ${own} `.includes(` ${name} `)).map((name) => ({ topic, length: name.length })),
  )
  const longest = parts.sort((a, b) => b.length - a.length)[0]
  if (longest) return longest.topic
  const guess = suggestTopic(label)[0]
  return guess && guess.score >= 0.6 ? guess.topic : null
}

/**
 * The topic that the words ask for though the label says another: only where the words leave little
 * room, above all where money is asked for damage.
 */
export function doubtLabel(labelled: Topic, words: string, note: string): Topic | null {
  if (labelled !== 'compensation' && ASKS_MONEY.test(`${fold(words)} ${fold(note)}`)) return 'compensation'
  const [best] = suggestTopic(words)
  const own = suggestTopic(words).find(({ topic }) => topic === labelled)
  return best && best.score >= 0.985 && (own?.score ?? 0) <= 0.005 ? best.topic : null
}

const ASKS_MONEY =
  /\b(ai (phai )?(den(?= (cho|tien|bu|thiet|may|cai|con)\b|\s*\.|\s*$)|chiu (tien|trach nhiem))|doi (den|boi thuong)|(xin|de nghi|yeu cau|phai|co) (duoc )?(boi thuong|den bu))/
