import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '#plain/refusal.ts'
import { checkSms, lateFields, merge, smsMessage } from './message.ts'
import { purposes } from './notice.ts'
import { templates } from './templates.ts'

const codeOf = (words: string) => checkSms(words)?.code
const usual = {
  branch: 'Điện lực Tu Mơ Rông',
  number: 'TMR-2026-0412',
  due: '08/12/2026',
  said: 'Mai anh em xuống đo, cân pha lại đường dây.',
  outcome: 'đã làm xong',
  until: '15/01/2027',
  promised: 'hẹn xong trước hết ngày 15/01/2027',
  on: '23/11/2026',
  to: 'bà con A Pheo',
  secret: '7K3QM-9XN2P-4',
  words: 'Điện yếu lắm',
}

describe('an SMS never carries a link', () => {
  const links = [
    'https://langnghe.vn',
    'HTTP://x.y',
    'www.evn.com.vn',
    'www . evn . vn',
    'Xem evn.com.vn nhé',
    'evn.com.vn/gia?x=1',
    'bit.ly/abc',
    'zalo.me/0905000417',
    'ｅｖｎ．ｃｏｍ．ｖｎ',
    'evn[.]vn',
    'evn (dot) vn',
    'e\u200Bvn.v\u200Bn',
    'evn。vn',
    'viết tới a@evn.vn',
    '192.168.1.1/dangnhap',
    'ftp://x',
    // Innocent with its accents, a link once they are taken off.
    'xem.Cơm',
  ]
  test.each(links)('%s', (link) => expect(codeOf(link)).toBe('link'))

  test('also when it hides in a value, or only appears once two values meet', () => {
    for (const link of links)
      expect(smsMessage('{branch} trả lời số {number}: {said}', { ...usual, said: link })).toMatchObject({
        code: 'link',
      })
    expect(smsMessage('{branch}{said}', { branch: 'evn.', said: 'vn' })).toMatchObject({ code: 'link' })
  })

  test('any domain between any words', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/)
    const tld = fc.constantFrom('vn', 'com', 'com.vn', 'net', 'org', 'me', 'top', 'xyz', 'gov.vn')
    const around = fc.constantFrom('', 'Xin xem ', 'Điện yếu. ', '(', '“')
    fc.assert(
      fc.property(
        around,
        word,
        tld,
        fc.constantFrom('', '/a', ' .', ')', ' nhé', '?x'),
        (before, name, end, after) => {
          expect(codeOf(`${before}${name}.${end}${after}`)).toBe('link')
        },
      ),
    )
  })
})

test.each([
  ['asks-code', 'Bà con đọc mã OTP cho nhân viên'],
  ['asks-code', 'Gửi cho chúng tôi mã vừa nhận'],
  ['asks-code', 'nhap ma xac nhan de tra cuu'],
  ['asks-code', 'Cung cấp mật khẩu'],
  ['asks-code', 'nhan ma so gui ve'],
  ['asks-money', 'Mời chuyển khoản 50.000 đ'],
  ['asks-money', 'chuyen tien vao so tai khoan 123'],
  ['asks-money', 'Nạp thẻ cào'],
  ['asks-money', 'Bà con đóng tiền trước ngày 5'],
  ['too-long', 'a'.repeat(613)],
])('refuses %s: %s', (code, words) => {
  expect(codeOf(words)).toBe(code)
  expect(smsMessage('{branch}: {said}', { ...usual, said: words })).toMatchObject({ code })
})

test.each([
  'Anh em đã xuống đo, 215 V, xong lúc 9.30.',
  'Đã thay dây ở thôn Kon Pia.Mai kiểm tra lại.',
  'Hoạt động tiến hành từ ngày 1.12.2026, đọc chỉ số mà chưa ghi sổ thì báo.',
  'Giá 1.984 đồng/kWh, ngày 23/11/2026, A.Pheo và Y.Hà.',
  'Pin đèn hết, tiền điện tháng 10 là 45.000 đ.',
  'a'.repeat(612),
])('lets honest words pass: %s', (words) => expect(checkSms(words)).toBeUndefined())

describe('merging', () => {
  test('a value is never read as a template: nobody’s words can ask for the secret', () => {
    const once = merge('{branch}: {said} {secret}', { branch: 'X', said: '{secret} {words} {{to}}' })
    expect(once).toBe('X: (secret) (words) ((to)) {secret}')
    expect(merge(once as string, { secret: 'S' })).toBe('X: (secret) (words) ((to)) S')
  })

  test('no words whatever put a field into a message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (said) => {
        const merged = merge('{said}|{secret}', { said }) as string
        expect(merged.match(/\{[a-z]+\}/g)).toEqual(['{secret}'])
      }),
    )
  })

  test('a missing value is refused, a late one may come later', () => {
    expect(merge('{number} {due}', { number: '1' })).toMatchObject({ code: 'field-missing', field: 'due' })
    expect(merge('{number} {secret}', { number: '1' })).toBe('1 {secret}')
  })
})

describe('the templates', () => {
  test.each(purposes)(
    '%s: both languages, all forms, every field known, and the short one may be sent',
    (purpose) => {
      const { subject, long, short } = templates[purpose]
      for (const language of ['vi', 'en'] as const) {
        for (const template of [subject, long, short]) {
          const merged = merge(template[language], usual)
          expect(isRefusal(merged)).toBe(false)
          expect(merged).not.toMatch(/[{}]/)
        }
        expect(smsMessage(short[language], usual)).toEqual(expect.any(String))
        expect(subject[language]).not.toContain('\n')
      }
    },
  )

  test('the receipt alone carries the secret; no other message carries number and secret together', () => {
    for (const purpose of purposes.filter((one) => one !== 'receipt'))
      expect(JSON.stringify(templates[purpose])).not.toContain('{secret}')
    for (const form of [templates.receipt.long, templates.receipt.short])
      for (const said of [form.vi, form.en]) {
        expect(said).toContain('{secret}')
        expect(said).toContain('{number}')
      }
  })

  test('only late fields are left open in what is stored', () => {
    expect(lateFields).toEqual(['to', 'secret', 'words'])
  })
})
