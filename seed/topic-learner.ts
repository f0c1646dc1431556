import { featuresOf, PLACES, readOpinion } from '#petitions/opinion-features.ts'

// Two logistic regressions, topic and authority, on hashed features. Deterministic: no clock, no chance.

export interface Example {
  readonly text: string
  readonly topic: string
  readonly authority: string
}

/** One linear model: `weights[place * classes + class]`, and a bias for each class. */
export interface Linear {
  readonly weights: Float64Array
  readonly bias: Float64Array
}

export type Vector = readonly { readonly place: number; readonly share: number }[]

export const vectorOf = (text: string): Vector => featuresOf(readOpinion(text))

export const settings = { rounds: 20, rate: 0.5, shrink: 1e-3, authorityShrink: 1e-4 }

/** AdaGrad on the multinomial loss; `offset` are scores that another model has given already. */
export function fit(
  vectors: readonly Vector[],
  truth: readonly number[],
  classes: number,
  shrink: number,
  extra: readonly number[] = [],
  extras = 0,
): Linear & { readonly extra: Float64Array } {
  const weights = new Float64Array(PLACES * classes)
  const squares = new Float64Array(PLACES * classes).fill(0.1)
  const bias = new Float64Array(classes)
  const own = new Float64Array(extras * classes)
  const score = new Float64Array(classes)
  for (let round = 0; round < settings.rounds; round++) {
    const rate = settings.rate / (1 + round * 0.1)
    for (let step = 0; step < vectors.length; step++) {
      const i = shuffled(step, round, vectors.length)
      const vector = vectors[i] as Vector
      const at = (extra[i] ?? 0) * classes
      for (let c = 0; c < classes; c++)
        score[c] = (bias[c] as number) + (extras ? (own[at + c] as number) : 0)
      for (const { place, share } of vector)
        for (let c = 0; c < classes; c++)
          (score[c] as number) += (weights[place * classes + c] as number) * share
      softmax(score)
      for (let c = 0; c < classes; c++) {
        const wrong = (score[c] as number) - (truth[i] === c ? 1 : 0)
        ;(bias[c] as number) -= 0.01 * rate * wrong
        if (extras) (own[at + c] as number) -= 0.1 * rate * wrong
        for (const { place, share } of vector) {
          const k = place * classes + c
          const slope = wrong * share + shrink * (weights[k] as number)
          ;(squares[k] as number) += slope * slope
          ;(weights[k] as number) -= (rate * slope) / Math.sqrt(squares[k] as number)
        }
      }
    }
  }
  return { weights, bias, extra: own }
}

export function softmax(score: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY
  for (const value of score) most = Math.max(most, value)
  let sum = 0
  for (let c = 0; c < score.length; c++) sum += score[c] = Math.exp((score[c] as number) - most)
  for (let c = 0; c < score.length; c++) (score[c] as number) /= sum
}

/** A different walk through all examples in each round, always the same ones. */
function shuffled(step: number, round: number, all: number): number {
  return (step * strideOf(all) + round * 101) % all
}

function strideOf(all: number): number {
  const meets = (a: number, b: number): number => (b === 0 ? a : meets(b, a % b))
  let stride = Math.max(1, Math.floor(all * 0.618))
  while (meets(stride, all) !== 1) stride++
  return stride
}
