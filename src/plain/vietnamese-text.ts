/**
 * Vietnamese text as people type it: two Unicode forms, accents or none, spelling variants of
 * highland names. Everything here is pure and idempotent.
 */

/** One form for the same letters: NFC, no stray blanks or invisible marks; line breaks stay. */
export function nfc(s: string): string {
  return s
    .normalize('NFC')
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
    .normalize('NFC')
}

/** For comparing: lower case, no accents (đ is d, ƀ is b), anything but letters and digits a space. */
export function fold(s: string): string {
  return s
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đðɖ]/g, 'd')
    .replace(/[ƀɓ]/g, 'b')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Words of highland names that are written in several ways; left the folded variant, right ours. */
// biome-ignore format: a table reads better in rows
const NAME_WORDS: Readonly<Record<string, string>> = {
  dac: 'dak', dack: 'dak', daak: 'dak', dawk: 'dak',
  ngok: 'ngoc', ngock: 'ngoc', ngook: 'ngoc',
  con: 'kon', crong: 'krong', pley: 'plei', play: 'plei', ply: 'plei',
}
const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4', v: '5', vi: '6' }

/**
 * For comparing names of places and persons: `fold`, then one spelling for Đăk/Đắk/Dak/Đắc,
 * Ngọk/Ngọc, Mỹ/Mĩ, "Chum II"/"Chum 2", H'Nang/HNang, Đăk-Hà/ĐăkHà. Never for showing.
 */
export function foldName(s: string): string {
  const words = fold(s.replace(/['’‘ʼ`´]/g, ''))
    // No syllable runs on after these two, so a name typed without its space is safe to part.
    .replace(/\b(dak|ngo[ck])(?=[a-z]{2})/g, '$1 ')
    .split(' ')
  return words
    .map((word, at) => {
      const roman = at > 0 && at === words.length - 1 ? ROMAN[word] : undefined
      return roman ?? NAME_WORDS[word] ?? word.replace(/^(qu|[bcdghklmnprstvx]+)y$/, '$1i')
    })
    .join(' ')
}

/** Whether each word of the query begins a word of the text: `a pheo dak ha` finds *A Pheo, Đắk Hà*. */
export function finds(query: string, among: string): boolean {
  const words = foldName(among).split(' ')
  return foldName(query)
    .split(' ')
    .every((asked) => words.some((word) => word.startsWith(asked)))
}

/** Typing steps from `a` to `b`: letters added, dropped, changed, or two neighbours swapped. */
export function distance(a: string, b: string): number {
  const s = [...a]
  const t = [...b]
  let before: number[] = []
  let above = Array.from({ length: t.length + 1 }, (_, j) => j)
  for (let i = 1; i <= s.length; i++) {
    const row = [i]
    for (let j = 1; j <= t.length; j++) {
      const change = (above[j - 1] as number) + (s[i - 1] === t[j - 1] ? 0 : 1)
      let least = Math.min(change, (above[j] as number) + 1, (row[j - 1] as number) + 1)
      const swapped = i > 1 && j > 1 && s[i - 1] === t[j - 2] && s[i - 2] === t[j - 1]
      if (swapped) least = Math.min(least, (before[j - 2] as number) + 1)
      row.push(least)
    }
    before = above
    above = row
  }
  return above[t.length] as number
}

/**
 * How alike two texts are, 0 to 1 (Jaro–Winkler): good for names of one to four words.
 * Fold both first when accents should not count.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1
  // The greedy matching below depends on the order, so both orders take the same one.
  if (a > b) return similarity(b, a)
  const s = [...a]
  const t = [...b]
  const reach = Math.max(0, Math.floor(Math.max(s.length, t.length) / 2) - 1)
  const taken = new Set<number>()
  const fromS = s.filter((letter, i) => {
    for (let j = Math.max(0, i - reach); j <= Math.min(t.length - 1, i + reach); j++) {
      if (t[j] !== letter || taken.has(j)) continue
      taken.add(j)
      return true
    }
    return false
  })
  const m = fromS.length
  if (m === 0) return 0
  const fromT = [...taken].sort((x, y) => x - y).map((j) => t[j])
  const moved = fromS.filter((letter, i) => letter !== fromT[i]).length / 2
  const jaro = (m / s.length + m / t.length + (m - moved) / m) / 3
  let prefix = 0
  while (prefix < 4 && prefix < s.length && s[prefix] === t[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}
