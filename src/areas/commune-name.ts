import type { Day } from '#plain/day.ts'
import { fold, foldName, nfc, similarity } from '#plain/vietnamese-text.ts'

/** A commune in force between two days, both counted. Codes are reused: `id` is the caller's own. */
export interface KnownCommune {
  readonly id: number | string
  readonly code: string
  readonly name: string
  readonly otherNames?: readonly string[]
  readonly from?: Day
  readonly to?: Day | null
}

/** How a written name meets a known one: letter for letter, as a usual variant, or as a likely slip. */
export type Match<T> = { readonly how: 'exact' | 'variant' | 'slip'; readonly of: T }

/** Below this a name is not taken for a slip of another. */
const SLIP = 0.86

const bare = (written: string): string =>
  nfc(written).replace(/^(xã|xa|x\.|phường|phuong|p\.|thị trấn|thi tran|tt\.?)\s+/iu, '')

/** The communes in force on a day; all of them when the day is not known. */
export const communesOn = (communes: readonly KnownCommune[], on: Day | null): readonly KnownCommune[] =>
  on === null
    ? communes
    : communes.filter(({ from, to }) => (from ?? '') <= on && (to === undefined || to === null || on <= to))

/**
 * The commune that a cell means. A variant is a spelling of the same name that everybody uses (Đắk, Dak,
 * Ngọc, all without accents); anything else that comes near is a slip and needs a look. `near` are
 * preferred among equals: the communes of the dialogue.
 */
export function matchCommune(
  written: string,
  communes: readonly KnownCommune[],
  near: readonly KnownCommune[] = [],
): Match<KnownCommune> | null {
  const name = bare(written)
  if (name === '') return null
  const exact = communes.find((commune) => namesOf(commune).includes(name))
  if (exact) return { how: 'exact', of: exact }
  const variant = communes.find((commune) => namesOf(commune).some((known) => sameButVariant(name, known)))
  if (variant) return { how: 'variant', of: variant }
  const scored = communes
    .map((of) => ({
      of,
      score: Math.max(...namesOf(of).map((known) => close(name, known))) + (near.includes(of) ? 0.04 : 0),
    }))
    .sort((a, b) => b.score - a.score)
  const [best, next] = scored
  if (best && best.score >= SLIP && best.score > (next?.score ?? 0)) return { how: 'slip', of: best.of }
  const short = communes.filter((commune) => namesOf(commune).some((known) => shortFor(name, known)))
  return short.length === 1 && short[0] ? { how: 'slip', of: short[0] } : null
}

const namesOf = (commune: KnownCommune): string[] =>
  [commune.name, ...(commune.otherNames ?? [])].map((name) => bare(name))

/** Word by word the same, where a word may lack all its accents or be one of the known spellings. */
function sameButVariant(written: string, known: string): boolean {
  if (foldName(written) !== foldName(known)) return false
  const [ours, theirs] = [words(known), words(written)]
  if (ours.length !== theirs.length || plainLetters(written))
    return plainLetters(written) || ours.join('') === theirs.join('')
  return theirs.every((word, at) => {
    const own = ours[at] as string
    return marksOf(word) === marksOf(own) || foldName(fold(word)) !== fold(own) || isVariantWord(own)
  })
}

const words = (name: string): string[] =>
  nfc(name)
    .toLowerCase()
    .split(/[\s-]+/)
const plainLetters = (name: string): boolean => /^[\x20-\x7E]*$/.test(name)
/** The same letters and marks, whichever vowel carries the tone: hòa, hoà. */
const marksOf = (word: string): string => [...word.normalize('NFD')].sort().join('')
const isVariantWord = (word: string): boolean => /^(dak|ngok|ngoc|kon|plei)$/.test(fold(word))

const close = (a: string, b: string): number => {
  const [x, y] = [foldName(a), foldName(b)]
  return x === y ? 1 : Math.max(similarity(x, y), similarity(x.replaceAll(' ', ''), y.replaceAll(' ', '')))
}

/** `Đ.Hà`, `TMR`: first letters, the last word whole or not. */
function shortFor(written: string, known: string): boolean {
  const parts = fold(written).split(' ')
  const full = fold(known).split(' ')
  if (parts.length === 1) return full.length > 1 && parts[0] === full.map((word) => word[0]).join('')
  return parts.length === full.length && parts.every((part, at) => full[at]?.startsWith(part))
}
