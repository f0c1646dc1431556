import { type KnownCommune, matchCommune } from '#areas/commune-name.ts'
import { foldName, nfc, similarity } from '#plain/vietnamese-text.ts'
import type { Known } from './known.ts'

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
