import type { Day } from '#plain/day.ts'
import { fold, foldName, nfc, similarity } from '#plain/vietnamese-text.ts'
import type { Known, KnownCommune } from './plan.ts'

/** How a written name meets a known one: letter for letter, as a usual variant, or as a likely slip. */
export type Match<T> = { readonly how: 'exact' | 'variant' | 'slip'; readonly of: T }

/** Below this a name is not taken for a slip of another. */
const SLIP = 0.86

const bare = (written: string): string =>
  nfc(written).replace(/^(xã|xa|x\.|phường|phuong|p\.|thị trấn|thi tran|tt\.?)\s+/iu, '')

/** The communes in force on a day; all of them when the day is not known. */
export const communesOn = (known: Known, on: Day | null): readonly KnownCommune[] =>
  on === null
    ? known.communes
    : known.communes.filter(
        ({ from, to }) => (from ?? '') <= on && (to === undefined || to === null || on <= to),
      )

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

/** Villages by folded name, each with the communes that have one of that name. */
export type Villages = ReadonlyMap<
  string,
  readonly { readonly name: string; readonly commune: KnownCommune }[]
>

/** From the list of villages and from the customer file, which names the village of each customer. */
export function villagesOf(known: Known): Villages {
  const villages = new Map<string, { name: string; commune: KnownCommune }[]>()
  const found = new Map<string, KnownCommune | undefined>()
  for (const { name, commune: of } of [
    ...(known.villages ?? []),
    ...(known.customers ?? []).map(({ village, commune }) => ({ name: village, commune })),
  ]) {
    if (!found.has(of)) found.set(of, matchCommune(of, known.communes)?.of)
    const commune = found.get(of)
    if (!commune || name.trim() === '') continue
    const key = villageKey(name)
    const own = villages.get(key) ?? []
    if (!own.some((one) => one.commune === commune)) own.push({ name: nfc(name), commune })
    villages.set(key, own)
  }
  return villages
}

export const villageKey = (name: string): string =>
  foldName(nfc(name).replace(/^(thôn|thon|làng|lang|buôn|buon|bản|ban|tổ|to)\s+(?=\S)/iu, ''))

/** The known village nearest to a name in one commune, when it can hardly be another. */
export function nearestVillage(written: string, commune: KnownCommune, villages: Villages): string | null {
  const key = villageKey(written)
  const number = key.match(/\d+$/)?.[0]
  const scored = [...villages]
    .filter(
      ([other, own]) => own.some((one) => one.commune === commune) && other.match(/\d+$/)?.[0] === number,
    )
    .map(([other, own]) => ({
      name: own.find((one) => one.commune === commune)?.name ?? '',
      score: similarity(key, other),
    }))
    .sort((a, b) => b.score - a.score)
  const [best, next] = scored
  return best && best.score >= 0.9 && best.score - (next?.score ?? 0) > 0.01 ? best.name : null
}
