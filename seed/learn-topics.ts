import { writeFileSync } from 'node:fs'
import { PLACES } from '#petitions/opinion-features.ts'
import { levels, topics } from '#petitions/topic-names.ts'
import { campaign, more, training } from './labelled.ts'
import { type Example, fit, settings, vectorOf } from './topic-learner.ts'

// Learns src/petitions/suggestion-weights.ts from all labelled opinions. Deterministic. Run: bin/learn-topics

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function pack(weights: Float64Array): { written: string; step: number } {
  const sizes = weights.map(Math.abs).sort()
  const step = (sizes[Math.floor(sizes.length * 0.9998)] as number) / 31
  const written = Array.from(
    weights,
    (weight) => SIGNS[Math.max(-32, Math.min(31, Math.round(weight / step))) + 32],
  )
  return { written: written.join(''), step: Number(step.toPrecision(4)) }
}

export interface Packed {
  readonly topicStep: number
  readonly topicBias: readonly number[]
  readonly levelStep: number
  readonly levelBias: readonly number[]
  readonly levelOfTopic: readonly (readonly number[])[]
  readonly topic: string
  readonly level: string
}

const short = (values: Iterable<number>) => Array.from(values, (value) => Number(value.toFixed(3)))

export function learnFrom(examples: readonly Example[]): Packed {
  const vectors = examples.map(({ text }) => vectorOf(text))
  const topicOf = examples.map(({ topic }) => (topics as readonly string[]).indexOf(topic))
  const levelOf = examples.map(({ authority }) => (levels as readonly string[]).indexOf(authority))
  const topic = fit(vectors, topicOf, topics.length, settings.shrink)
  const level = fit(vectors, levelOf, levels.length, settings.authorityShrink, topicOf, topics.length)
  const [packedTopic, packedLevel] = [pack(topic.weights), pack(level.weights)]
  return {
    topicStep: packedTopic.step,
    topicBias: short(topic.bias),
    levelStep: packedLevel.step,
    levelBias: short(level.bias),
    levelOfTopic: topics.map((_, t) => short(level.extra.slice(t * levels.length, (t + 1) * levels.length))),
    topic: packedTopic.written,
    level: packedLevel.written,
  }
}

export const weightsFile = (packed: Packed): string =>
  `/** Learned by seed/learn-topics.ts: ${PLACES} places, one sign a weight for each topic and each level. */
// biome-ignore format: written by a script
export const packed = ${JSON.stringify(packed)}
`

if (process.argv[2] === 'write')
  writeFileSync(
    'src/petitions/suggestion-weights.ts',
    weightsFile(learnFrom([...training(), ...campaign(), ...more()])),
  )
