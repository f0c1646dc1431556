import { foldName } from '#plain/vietnamese-text.ts'

/** Where a voice comes from: words in any spelling, or its parts. */
export type Place =
  | string
  | number
  | { readonly [part: string]: string | number | null | undefined }
  | null
  | undefined

const KIND = /^(?:xa|thon|lang|xom|to|khu|cum|buon|plei|phuong|thi tran|huyen|tinh|ap|ban|t|x) +(?=\S)/
const WIDER = /^(?:huyen|tinh|thanh pho|tp) /

/**
 * One key for the spellings of one place: `Thôn Kon Tun, xã Đắk Hà`, `dak ha - kontun`. The order of the parts does
 * not count; district and province do not either. Kon Hia 1 and Kon Hia 2 are one place with two hamlets, as are Tê Xô
 * Trong and Tê Xô Ngoài: one transformer, one list, one collector serve both.
 */
export function placeKey(place: Place): string {
  if (place === null || place === undefined) return ''
  const parts =
    typeof place === 'object'
      ? Object.entries(place)
          .filter(([part]) => !/^(province|district|tinh|huyen|name_en|lat|lon)$/i.test(part))
          .map(([, value]) => String(value ?? ''))
      : String(place)
          .replace(/([\p{L}\d])\s+(?=(?:xã|xa|huyện|huyen|tỉnh|tinh)\s)/giu, '$1,')
          .split(/[,;/|>()]|\s[-–—]\s|\s[-–—]|[-–—]\s/u)
  return [...new Set(parts.map(partKey).filter((part) => part !== ''))].sort().join('|')
}

function partKey(part: string): string {
  const plain = foldName(part)
  if (WIDER.test(plain)) return ''
  return plain
    .replace(KIND, '')
    .replace(/(?<=\D) (?:\d+|trong|ngoai|tren|duoi)$/, '')
    .replace(/ /g, '')
    .replace(/[cq]/g, 'k')
    .replace(/y/g, 'i')
    .replace(/(.)\1+/g, '$1')
}

/** The hamlet that a text names by itself: `thôn Kon Tun`, `làng 4`. For voices whose area is a commune alone. */
export function hamletIn(text: string): string {
  const named =
    /(?:[Tt]hôn|[Ll]àng|[Xx]óm|[Bb]uôn|thon|lang|xom)\s+(\d+|\p{Lu}\p{L}*(?:\s+(?:\p{Lu}\p{L}*|\d+\b))*)/u.exec(
      text,
    )?.[1]
  return named === undefined ? '' : partKey(named)
}
