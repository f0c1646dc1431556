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
 * not count; district and province do not either. Kon Hia 1 and Kon Hia 2 stay two places.
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
    .replace(/ /g, '')
    .replace(/[cq]/g, 'k')
    .replace(/y/g, 'i')
    .replace(/(.)\1+/g, '$1')
}
