import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smsForms, smsSize, smsText, withoutAccents } from './sms.ts'

const REFERENCE_BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const REFERENCE_EXTENDED = '\f^{}\\[~]|€'

/** Another way to the same numbers: the units laid out one by one, and parts cut off from the front. */
function reference(words: string) {
  const gsm = [...words].every((c) => REFERENCE_BASIC.includes(c) || REFERENCE_EXTENDED.includes(c))
  const units = [...words].map((c) =>
    gsm
      ? REFERENCE_EXTENDED.includes(c)
        ? ['esc', c]
        : [c]
      : Array.from({ length: c.length }, (_, i) => c[i]!),
  )
  const characters = units.flat().length
  const [alone, each] = gsm ? [160, 153] : [70, 67]
  if (characters === 0) return { alphabet: 'gsm-7', characters, parts: 0 }
  let parts = 1
  if (characters > alone) {
    const rest = [...units]
    for (parts = 0; rest.length > 0; parts++)
      for (let room = each; rest.length > 0 && rest[0]!.length <= room; ) room -= rest.shift()!.length
  }
  return { alphabet: gsm ? 'gsm-7' : 'ucs-2', characters, parts }
}

describe('the size of an SMS', () => {
  test.each([
    ['', 0, 0],
    ['a'.repeat(160), 160, 1],
    ['a'.repeat(161), 161, 2],
    ['a'.repeat(306), 306, 2],
    ['a'.repeat(307), 307, 3],
    ['đ'.repeat(70), 70, 1],
    ['đ'.repeat(71), 71, 2],
    ['đ'.repeat(134), 134, 2],
    ['đ'.repeat(135), 135, 3],
    ['€'.repeat(80), 160, 1],
    ['€'.repeat(81), 162, 2],
    // 153 is odd: a two-septet character is never cut, so each part holds 76 of them.
    ['€'.repeat(152), 304, 2],
    ['€'.repeat(153), 306, 3],
    ['😀'.repeat(35), 70, 1],
    ['😀'.repeat(66), 132, 2],
    ['😀'.repeat(67), 134, 3],
    ['à è ì ò ù é', 11, 1],
  ])('%#', (words, characters, parts) => expect(smsSize(words)).toMatchObject({ characters, parts }))

  test('agrees with the reference on any text', () => {
    const char = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...REFERENCE_BASIC) },
      { weight: 2, arbitrary: fc.constantFrom(...REFERENCE_EXTENDED) },
      { weight: 1, arbitrary: fc.constantFrom('đ', 'ộ', '😀', '“') },
    )
    const words = fc.oneof(
      fc.array(char, { maxLength: 700 }),
      fc.array(fc.constantFrom(...REFERENCE_BASIC, ...REFERENCE_EXTENDED), { maxLength: 700 }),
    )
    fc.assert(
      fc.property(words, (chars) => {
        expect(smsSize(chars.join(''))).toEqual(reference(chars.join('')))
      }),
    )
  })
})

describe('without accents', () => {
  test('Vietnamese and highland names become letters that every phone has', () => {
    const words = 'Đắk Hà, Ngọc Lây, Ƀŏ Ĕa: “điện yếu” – 215 V… ỹ ẵ ộ ŭ'
    expect(withoutAccents(words)).toBe('Dak Ha, Ngoc Lay, Bo Ea: "dien yeu" - 215 V... y a o u')
    expect(smsSize(withoutAccents(words)).alphabet).toBe('gsm-7')
  })

  test('both ways are shown; accents as long as they cost two parts', () => {
    const short = 'Đã đo lại.'
    expect(smsForms(short)).toEqual({
      accents: { alphabet: 'ucs-2', characters: 10, parts: 1 },
      plain: { alphabet: 'gsm-7', characters: 10, parts: 1 },
      sent: 'accents',
    })
    expect(smsText(short)).toBe(short)
    const long = 'Điện yếu. '.repeat(14)
    expect(smsForms(long)).toMatchObject({ accents: { parts: 3 }, plain: { parts: 1 }, sent: 'plain' })
    expect(smsText(long)).toBe('Dien yeu. '.repeat(14))
  })
})
