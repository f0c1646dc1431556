import { foldName } from './vietnamese-text.ts'

const MASK = '•••'
/** A capital and its letters: a word of a name. */
const WORD = "\\p{Lu}[\\p{L}’']*"
const NAME = `${WORD}(?:[ -]${WORD}){0,3}`
/** Before a name in speech: how people call one another. */
const CALLED =
  'ông|bà|anh|chị|em|cô|chú|bác|cậu|dì|thầy|già|cháu|con|tên|họ tên|trưởng thôn|già làng|đồng chí|Ông|Bà|Anh|Chị|Em|Cô|Chú|Bác|Cậu|Dì|Thầy|Già|Tên|Họ tên|Trưởng thôn|Già làng|Đồng chí'
const SURNAMES =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Đoàn|Trịnh|Đào|Lương|Kiều|Quách|Tạ|NGUYỄN|TRẦN|LÊ|PHẠM|HOÀNG|PHAN|BÙI|ĐINH'

// biome-ignore format: one kind of personal data a row
const patterns: readonly [RegExp, string][] = [
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+/gu, MASK],                                                  // e-mail
  [/\bP[A-Z][\s.-]?\d{2}[\s.-]?(?:[A-Z]{2}|\d{2})[\s.-]?(?:\d[\s.-]?){6}\d/giu, MASK],              // customer code
  [/(?<!\p{N})(?:\+?84|0)(?:[\s.()-]*\d){8,10}(?!\p{N})/gu, MASK],                                   // telephone
  [/(?<!\p{N})\d(?:[\s.-]?\d){8,}(?!\p{N})/gu, MASK],                                              // ID card, account
  [new RegExp(`(?<!\\p{L})([AY]) (${WORD})(?: ${WORD})?`, 'gu'), `$1 ${MASK}`],                      // Xơ Đăng: A Pheo, Y Hà
  [new RegExp(`(?<!\\p{L})(${CALLED}) (${NAME})`, 'gu'), `$1 ${MASK}`],                              // ông Tuấn
  [new RegExp(`(?<!\\p{L}|Đăk |Kon )(?:${SURNAMES})(?: ${WORD}){1,3}`, 'gu'), MASK],                 // Nguyễn Văn Nam
]

/**
 * Words for public eyes: telephone numbers, e-mail, customer codes, ID numbers and names of people are
 * covered, and each of `names` wherever it stands. It covers too much rather than too little; nothing that
 * must stay secret may rely on it alone.
 */
export function maskPersonal(words: string, names: readonly string[] = []): string {
  const named = names.reduce(coverName, words)
  return patterns
    .reduce((masked, [pattern, by]) => masked.replace(pattern, by), named)
    .replace(/ +([.,;:!?)]|$)/gm, '$1')
}

/** Covers a known name with or without its accents and capitals. */
function coverName(words: string, name: string): string {
  const wanted = foldName(name)
  if (wanted.length < 3) return words
  const length = name.trim().split(/\s+/).length
  const parts = words.split(/(\s+)/)
  for (let i = 0; i < parts.length; i += 2) {
    const end = i + length * 2 - 1
    if (foldName(parts.slice(i, end).join('')) !== wanted) continue
    const after = /[.,;:!?)]*$/.exec(parts[end - 1] ?? '')?.[0] ?? ''
    parts.splice(i, length * 2 - 1, MASK + after)
  }
  return parts.join('')
}
