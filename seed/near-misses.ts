import { readFileSync } from 'node:fs'

export interface Case {
  readonly id: string
  readonly text: string
  readonly area: string
  /** Voices with the same key have one cause in one place. */
  readonly cause: string
}

/** Places and the spellings in which people write them. */
const PLACES: readonly (readonly string[])[] = [
  [
    'Thôn Kon Tun, xã Đăk Hà',
    'Kon Tun - Đắk Hà',
    'kon tun, dak ha',
    'xã Đăk Hà, làng Kon Tun',
    'KonTun, ĐăkHà',
  ],
  ['Thôn Kon Ling, xã Đăk Hà', 'kon ling, dak ha', 'Kon Ling – xã Đắk Hà'],
  ['Thôn Ngọk Leang, xã Đăk Hà', 'Ngọc Leang, Đắk Hà', 'ngoc leang, dak ha'],
  ['Thôn Tu Cấp, xã Tu Mơ Rông', 'tu cap, tu mo rong', 'làng Tu Cấp, xã Tu Mơ Rông'],
  ['Thôn Măng Lở, xã Đăk Rơ Ông', 'mang lo, dak ro ong', 'Măng Lở; xã Đắk Rơ Ông'],
  ['Thôn Pu Tá, xã Măng Ri', 'pu ta, mang ri', 'Pu Tá, Măng Ri'],
]

/** Every cause in two or three hamlets, five to seven causes in each hamlet; the spellings change with each voice. */
export function nearMisses(file = 'seed/near-misses.json'): Case[] {
  const said = Object.entries<string[]>(JSON.parse(readFileSync(file, 'utf8')))
  return said.flatMap(([cause, texts], c) =>
    PLACES.flatMap((spellings, p) =>
      (c + p) % 3 === 0 || (c * 5 + p) % 6 === 0
        ? texts.map((text, t) => ({
            id: `${c}-${p}-${t}`,
            text,
            area: spellings[(t + c) % spellings.length] as string,
            cause: `${cause} at ${p}`,
          }))
        : [],
    ),
  )
}

/** Of all pairs: how many that belong together are together, and how many that are together belong so. */
export function pairwise<Id>(
  groups: readonly (readonly Id[])[],
  truth: ReadonlyMap<Id, string | null | undefined>,
): { readonly precision: number; readonly recall: number; readonly f1: number } {
  const groupOf = new Map(groups.flatMap((group, at) => group.map((id) => [id, at] as const)))
  const ids = [...truth.keys()]
  let [right, found, all] = [0, 0, 0]
  for (const [i, a] of ids.entries())
    for (const b of ids.slice(i + 1)) {
      const together = groupOf.has(a) && groupOf.get(a) === groupOf.get(b)
      const belong = Boolean(truth.get(a)) && truth.get(a) === truth.get(b)
      if (together) found++
      if (belong) all++
      if (together && belong) right++
    }
  return { precision: right / (found || 1), recall: right / (all || 1), f1: (2 * right) / (found + all || 1) }
}
