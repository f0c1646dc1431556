/** EVN's customer code: unit (six characters: `PC11HH`, `PE0500`) and seven digits, 13 in all. */
export const CUSTOMER_CODE = /^P[A-Z]\d{2}([A-Z]{2}|\d{2})\d{7}$/

const TO_DIGIT: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  B: '8',
  G: '6',
}
const TO_LETTER: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '2': 'Z', '5': 'S', '8': 'B' }

/** As typed, in capitals and without blanks or marks; of a meter point (16 characters) its customer. */
export function tidyCode(typed: string): string {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return code.length === 16 && CUSTOMER_CODE.test(code.slice(0, 13)) ? code.slice(0, 13) : code
}

/** Letters and digits that look alike put right (`PCI1…` → `PC11…`), or `null` where that does not help. */
export function mendCode(typed: string): string | null {
  const code = tidyCode(typed)
  if (code.length !== 13) return null
  const mended = [...code].map((sign, at) => {
    if (at === 4 || at === 5) return sign
    return at < 2 ? (TO_LETTER[sign] ?? sign) : /\d/.test(sign) ? sign : (TO_DIGIT[sign] ?? sign)
  })
  const plain = mended.join('')
  return CUSTOMER_CODE.test(plain) ? plain : null
}
