import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { e164, maskPhone, phoneDigits, readPhone } from './phone-number.ts'
import { isRefusal } from './refusal.ts'

const numberOf = (written: string, on?: string) => {
  const phone = readPhone(written, on)
  return isRefusal(phone) ? phone.code : phone.number
}

describe('a phone number', () => {
  test.each([
    ['0978.000.236', '0978000236'],
    ['0979 000 140', '0979000140'],
    ['+84 905 000 123', '0905000123'],
    ['0084905000123', '0905000123'],
    ['01658000417', '0358000417'],
    ['0120 0000 123', '0700000123'],
    ['01290000123', '0820000123'],
    ['0199 0000123', '0590000123'],
    ['(060) 3000118', '02603000118'],
    ['060 3000 205', '02603000205'],
    ['(055) 3000 118', '02553000118'],
    ['055 2000 118', '0552000118'],
    ['0260 3000118', '02603000118'],
    ['024 3000 0118', '02430000118'],
    ['04 3000 0118', '02430000118'],
    ['1900 1909', '19001909'],
  ])('%s → %s', (written, number) => expect(numberOf(written)).toBe(number))

  test('the same ten digits meant a landline before 2017', () => {
    expect(numberOf('055 3000 118', '2013-07-04')).toBe('02553000118')
    expect(numberOf('055 3000 118', '2026-07-04')).toBe('0553000118')
  })

  test.each([
    ['097800036', 'phone-short'],
    ['', 'phone-short'],
    ['090500012345', 'phone-long'],
    ['0012345678', 'phone-prefix'],
    ['0905 00O 123', 'phone-letters'],
  ])('%s is refused: %s', (written, code) => expect(numberOf(written)).toBe(code))

  test('a refusal says why', () => {
    const refused = readPhone('097800036')
    expect(isRefusal(refused) && refused.why.vi).toBe('Số điện thoại thiếu số: mới có 9 chữ số.')
  })

  test('masked for the public, E.164 for gateways', () => {
    expect(maskPhone('0905000123')).toBe('09•••••123')
    expect(maskPhone('01658000417')).toBe('01••••••417')
    expect(e164({ number: '0905000123', kind: 'mobile' })).toBe('+84905000123')
    expect(e164({ number: '19001909', kind: 'hotline' })).toBeNull()
  })

  test('punctuation never matters, and today’s form reads as itself', () => {
    const old = fc.constantFrom('0120', '0123', '0162', '0168', '0186', '0199', '090', '098', '035')
    const rest = fc.stringMatching(/^\d{7}$/)
    fc.assert(
      fc.property(old, rest, fc.constantFrom('.', ' ', '-', ''), (prefix, own, mark) => {
        const plain = numberOf(prefix + own)
        expect(numberOf([prefix, own.slice(0, 3), own.slice(3)].join(mark))).toBe(plain)
        expect(numberOf(plain)).toBe(plain)
        expect(phoneDigits(plain)).toMatch(/^0\d{9}$/)
        expect(maskPhone(plain)).not.toContain(plain.slice(3, 7))
      }),
    )
  })
})
