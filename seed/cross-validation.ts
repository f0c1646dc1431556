import { levels, topics } from '#petitions/topic-names.ts'
import { campaign, more, training } from './labelled.ts'
import { type Example, fit, settings, softmax, vectorOf } from './topic-learner.ts'

export interface Figures {
  readonly tested: number
  readonly first: number
  readonly firstThree: number
  readonly authority: number
  /** `confusion[true][suggested]`, in the order of `topics`. */
  readonly confusion: number[][]
}

/**
 * Five folds over the texts of both key files: each text is suggested by a model that learned from the other four
 * fifths and from opinions-more.jsonl, never from itself. `only` counts the texts of one file.
 */
export function crossValidated(folds = 5): { training: Figures; campaign: Figures; all: Figures } {
  const [own, notebook, extra] = [training(), campaign(), more()]
  const all = [...own, ...notebook]
  const rows = all.map((example, at) => ({ example, fold: at % folds, vector: vectorOf(example.text) }))
  const extras = extra.map((example) => ({ example, vector: vectorOf(example.text) }))
  const judged: Judged[] = []
  for (let fold = 0; fold < folds; fold++) {
    const known = [...rows.filter((row) => row.fold !== fold), ...extras]
    const vectors = known.map(({ vector }) => vector)
    const topicOf = known.map(({ example }) => topicAt(example))
    const topic = fit(vectors, topicOf, topics.length, settings.shrink)
    const level = fit(
      vectors,
      known.map(({ example }) => levelAt(example)),
      levels.length,
      settings.authorityShrink,
      topicOf,
      topics.length,
    )
    for (const { example, vector } of rows.filter((row) => row.fold === fold)) {
      const likely = scored(vector, topic.weights, topic.bias)
      const sums = new Float64Array(levels.length)
      for (let t = 0; t < topics.length; t++) {
        const bias = level.bias.map((value, c) => value + (level.extra[t * levels.length + c] as number))
        for (const [c, p] of scored(vector, level.weights, bias).entries())
          (sums[c] as number) += p * (likely[t] as number)
      }
      const order = [...likely.keys()].sort((a, b) => (likely[b] as number) - (likely[a] as number))
      judged.push({ example, order, levelRight: sums.indexOf(Math.max(...sums)) === levelAt(example) })
    }
  }
  const of = (examples: readonly Example[]) =>
    figuresOf(judged.filter(({ example }) => examples.includes(example)))
  return { training: of(own), campaign: of(notebook), all: of(all) }
}

interface Judged {
  readonly example: Example
  readonly order: number[]
  readonly levelRight: boolean
}

function figuresOf(judged: readonly Judged[]): Figures {
  const share = (right: (one: Judged) => boolean) => judged.filter(right).length / judged.length
  const confusion = topics.map(() => topics.map(() => 0))
  for (const { example, order } of judged) (confusion[topicAt(example)] as number[])[order[0] as number]!++
  return {
    tested: judged.length,
    first: share(({ example, order }) => order[0] === topicAt(example)),
    firstThree: share(({ example, order }) => order.indexOf(topicAt(example)) < 3),
    authority: share(({ levelRight }) => levelRight),
    confusion,
  }
}

const topicAt = ({ topic }: Example) => (topics as readonly string[]).indexOf(topic)
const levelAt = ({ authority }: Example) => (levels as readonly string[]).indexOf(authority)

function scored(
  vector: ReturnType<typeof vectorOf>,
  weights: Float64Array,
  bias: Float64Array,
): Float64Array {
  const score = Float64Array.from(bias)
  for (const { place, share } of vector)
    for (let c = 0; c < score.length; c++)
      (score[c] as number) += (weights[place * score.length + c] as number) * share
  softmax(score)
  return score
}
