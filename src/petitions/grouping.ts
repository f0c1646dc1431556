import type { Cause } from './cause-finder.ts'
import { matters } from './matter.ts'
import { featuresOf, readOpinion } from './opinion-features.ts'
import { likelihoods, nothingLearned, topicScores } from './opinion-model.ts'
import { hamletIn, type Place, placeKey } from './place-key.ts'
import { closePrints } from './prints.ts'
import { type Topic, topics } from './topic-names.ts'

/** One voice to be put with others of the same cause. */
export interface Voiced<Id> {
  readonly id: Id
  readonly text: string
  readonly area?: Place
  /** When a person has said the topic already, it is believed. */
  readonly topic?: Topic
}

/**
 * Groups of two and more with the same cause in the same place, in the order in which their first member came.
 * Near-linear: voices meet by place and matter, and by close wording within a place; never each with each.
 */
export function groupSameCause<Id>(items: Iterable<Voiced<Id>>): Id[][] {
  const groups = new Grouping<Id>()
  for (const item of items) groups.add(item)
  return groups.groups()
}

/** Takes voices as they arrive; the groups do not depend on the order or on the portions they come in. */
export class Grouping<Id> {
  readonly #ids: Id[] = []
  readonly #parents: number[] = []
  readonly #firstAt = new Map<string, number>()
  readonly #places = new Map<Place, string>()
  readonly #keysOf = new Map<string, readonly string[]>()

  add({ id, text, area, topic }: Voiced<Id>): void {
    const at = this.#ids.push(id) - 1
    this.#parents.push(at)
    const given = this.#placeOf(area)
    const named = given.includes('|') ? '' : hamletIn(text)
    const place = named === '' || named === given ? given : `${given}|${named}`
    const said = `${topic ?? ''}|${text}`
    let keys = this.#keysOf.get(said)
    if (keys === undefined) {
      keys = meetingKeys(text, topic)
      this.#keysOf.set(said, keys)
    }
    for (const key of keys) {
      const here = `${place}#${key}`
      const first = this.#firstAt.get(here)
      if (first === undefined) this.#firstAt.set(here, at)
      else this.#join(first, at)
    }
  }

  /** Areas repeat; their spellings are compared once. */
  #placeOf(area: Place): string {
    if (typeof area !== 'string') return placeKey(area)
    const key = this.#places.get(area) ?? placeKey(area)
    this.#places.set(area, key)
    return key
  }

  groups(): Id[][] {
    const members = new Map<number, Id[]>()
    for (const [at, id] of this.#ids.entries()) {
      const root = this.#root(at)
      const known = members.get(root)
      if (known) known.push(id)
      else members.set(root, [id])
    }
    return [...members.values()].filter((group) => group.length > 1)
  }

  /** The earlier one stays the root, so that groups come in the order of their first member. */
  #join(a: number, b: number): void {
    const [x, y] = [this.#root(a), this.#root(b)]
    if (x !== y) this.#parents[Math.max(x, y)] = Math.min(x, y)
  }

  #root(at: number): number {
    let root = at
    while (this.#parents[root] !== root) root = this.#parents[root] as number
    let step = at
    while (step !== root) {
      const next = this.#parents[step] as number
      this.#parents[step] = root
      step = next
    }
    return root
  }
}

/** What a text can meet others by: its matter when people of a place share it, and the prints of its wording. */
function meetingKeys(text: string, known?: Topic): string[] {
  const read = readOpinion(text)
  if (read.words.length === 0) return []
  let likely: readonly number[] | undefined
  const likelyOf = (topic: Topic): number => {
    likely ??= likelihoods(topicScores(featuresOf(read, 'words only'), nothingLearned.topic))
    return likely[topics.indexOf(topic)] as number
  }
  const named = new Set<Cause>(read.causes.map(({ cause }) => cause))
  const best = matterOf(named, (topic) => (known === undefined ? likelyOf(topic) : Number(topic === known)))
  const prints = closePrints(read.words).map((print) => `${best?.topics[0] ?? ''}~${print}`)
  return best?.shared ? [best.name, ...prints] : prints
}

/** The matter whose topic is likely and whose causes are named; the first cause of a matter says most. */
function matterOf(named: ReadonlySet<Cause>, likely: (topic: Topic) => number) {
  const told = matters.flatMap((matter) => {
    const strength = matter.causes.reduce((sum, cause, at) => sum + (named.has(cause) ? 1 / (at + 1) : 0), 0)
    return strength === 0 ? [] : [{ matter, strength }]
  })
  // The model is asked only when the phrases leave a choice between topics.
  const isClear = told.every(({ matter }) => matter.topics[0] === told[0]?.matter.topics[0])
  const scored = told.map(({ matter, strength }) => ({
    matter,
    score: (isClear ? 1 : likely(matter.topics[0] as Topic)) * (1 + strength),
  }))
  if (scored.length > 0) return scored.reduce((best, one) => (one.score > best.score ? one : best)).matter
  // No phrase is known, but the model is sure of a topic whose first matter is everybody's.
  return matters.find(({ topics: [topic], shared }) => shared && likely(topic as Topic) > SURE)
}

const SURE = 0.5
