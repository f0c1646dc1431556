import { groupSameCause } from '#petitions/grouping.ts'
import { placeKey } from '#petitions/place-key.ts'
import { plainWords } from '#petitions/plain-words.ts'
import { closePrints } from '#petitions/prints.ts'
import { more, training } from '../seed/labelled.ts'
import { nearMisses, pairwise } from '../seed/near-misses.ts'

// Groups 100,000 texts, and the near misses, against a bare MinHash pass over words. Limits: 10 s, F1 0.9.
// Run: bin/learn-topics group

const COUNT = 100_000
const told = [...training(), ...more()].map(({ text }) => text)
const words = told.join(' ').split(' ')
const items = Array.from({ length: COUNT }, (_, id) => ({
  id,
  text: `${told[id % told.length]} ${words[(id * 7919) % words.length]} ${words[(id * 104729) % words.length]}`,
  area: `thôn ${id % 211}, xã Đăk Hà`,
}))

function bare<Id>(
  voices: readonly { readonly id: Id; readonly text: string; readonly area: string }[],
): Id[][] {
  const groups = new Map<string, Id[]>()
  const groupOf = new Map<string, Id[]>()
  for (const { id, text, area } of voices) {
    const keys = closePrints(plainWords(text)).map((print) => `${placeKey(area)}#${print}`)
    const group = keys.map((key) => groupOf.get(key)).find((known) => known !== undefined) ?? []
    group.push(id)
    for (const key of keys) groupOf.set(key, group)
    groups.set(keys[0] ?? '', group)
  }
  return [...new Set(groups.values())].filter((group) => group.length > 1)
}

function seconds(work: () => unknown): number {
  const before = process.cpuUsage().user
  work()
  return (process.cpuUsage().user - before) / 1e6
}

const ours = seconds(() => groupSameCause(items))
const plain = seconds(() => bare(items))
const cases = nearMisses()
const truth = new Map(cases.map(({ id, cause }) => [id, cause]))
const f1 = (groups: string[][]) => pairwise(groups, truth).f1.toFixed(3)
console.log(
  `${COUNT} texts: ${ours.toFixed(1)} s of processor, bare MinHash ${plain.toFixed(1)} s, ratio ${(ours / plain).toFixed(1)}; limit 10 s`,
)
console.log(`near misses: F1 ${f1(groupSameCause(cases))}, bare MinHash ${f1(bare(cases))}; at least 0.9`)
