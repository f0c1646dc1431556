import { readFileSync, writeFileSync } from 'node:fs'
import { cueScores, seenIn, type Topic, topics } from '#petitions/suggestion.ts'

// Learns src/petitions/topic-weights.ts from labelled opinions: a logistic regression on top of the
// cues, so that the table only holds what the cues do not already say. Deterministic. Run:
//   npx esbuild seed/learn-topics.ts --bundle --platform=node --format=esm --alias:#petitions=./src/petitions --alias:#plain=./src/plain | node --input-type=module

interface Example {
  readonly text: string
  readonly topic: Topic
}

const ROUNDS = 40
const RATE = 0.15
const SHRINK = 0.004
/** A word met once teaches nothing, a weight below this is noise. */
const MET_AT_LEAST = 2
const LEAST_WEIGHT = 0.2

export function learn(examples: readonly Example[]): Record<string, number[]> {
  const met = new Map<string, number>()
  const seen = examples.map(({ text }) => seenIn(text))
  for (const words of seen) for (const { word } of words) met.set(word, (met.get(word) ?? 0) + 1)
  const weights = new Map(
    [...met].filter(([, n]) => n >= MET_AT_LEAST).map(([word]) => [word, topics.map(() => 0)]),
  )
  const offsets = examples.map(({ text }) => cueScores(text))
  for (let round = 0; round < ROUNDS; round++) {
    for (let step = 0; step < examples.length; step++) {
      const i = (step * 7 + round * 13) % examples.length
      const known = (seen[i] ?? []).flatMap(({ word, share }) => {
        const row = weights.get(word)
        return row ? [{ row, share }] : []
      })
      const raw = topics.map((_, t) =>
        known.reduce((sum, { row, share }) => sum + (row[t] ?? 0) * share, offsets[i]?.[t] ?? 0),
      )
      const most = Math.max(...raw)
      const powers = raw.map((value) => Math.exp(value - most))
      const all = powers.reduce((a, b) => a + b, 0)
      for (const [t, topic] of topics.entries()) {
        const wrong = (powers[t] ?? 0) / all - (examples[i]?.topic === topic ? 1 : 0)
        for (const { row, share } of known)
          row[t] = (row[t] ?? 0) - RATE * (wrong * share + SHRINK * (row[t] ?? 0))
      }
    }
  }
  const kept = [...weights].map(
    ([word, row]) =>
      [word, row.map((w) => (Math.abs(w) < LEAST_WEIGHT ? 0 : Math.round(w * 10) / 10))] as const,
  )
  return Object.fromEntries(
    kept.filter(([, row]) => row.some((w) => w !== 0)).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

if (process.argv[2] !== 'quiet') {
  const lines = readFileSync('seed/training.jsonl', 'utf8').trim().split('\n')
  const table = learn(lines.map((line) => JSON.parse(line) as Example))
  const rows = Object.entries(table).map(([word, row]) => `  '${word}': [${row.join(', ')}],`)
  writeFileSync(
    'src/petitions/topic-weights.ts',
    `/** Learned by seed/learn-topics.ts: word or pair of words → its weight for each topic, in their order. */\n// biome-ignore format: one word a row\nexport const learned: Readonly<Record<string, readonly number[]>> = {\n${rows.join('\n')}\n}\n`,
  )
}
