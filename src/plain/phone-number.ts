import type { Day } from './day.ts'
import { invalid, type Refusal } from './refusal.ts'
import { text } from './texts.ts'

/** A Vietnamese number in today's national form, digits only: `0385000417`, `02603000118`. */
export interface PhoneNumber {
  readonly number: string
  readonly kind: 'mobile' | 'landline' | 'hotline'
}

// biome-ignore format: one operator a row
/** 11-digit mobiles became 10-digit between 15/9 and 14/11/2018 (Decision 798/QĐ-BTTTT 2018). */
const OLD_MOBILE: Readonly<Record<string, string>> = {
  '0120': '070', '0121': '079', '0122': '077', '0126': '076', '0128': '078',
  '0123': '083', '0124': '084', '0125': '085', '0127': '081', '0129': '082',
  '0162': '032', '0163': '033', '0164': '034', '0165': '035', '0166': '036',
  '0167': '037', '0168': '038', '0169': '039', '0186': '056', '0188': '058', '0199': '059',
}

// biome-ignore format: in the order of the decision
/** Area codes changed in three steps, 11/2 to 17/6/2017 (Decision 2036/QĐ-BTTTT 2016). */
const OLD_AREA: Readonly<Record<string, string>> = {
  '022': '0212', '0231': '0213', '020': '0214', '0230': '0215', '029': '0216', '052': '0232',
  '053': '0233', '054': '0234', '0510': '0235', '0511': '0236', '037': '0237', '038': '0238',
  '039': '0239', '033': '0203', '0240': '0204', '025': '0205', '026': '0206', '027': '0207',
  '0280': '0208', '0281': '0209', '0320': '0220', '0321': '0221', '0241': '0222', '031': '0225',
  '0351': '0226', '036': '0227', '0350': '0228', '030': '0229', '0780': '0290', '0781': '0291',
  '0710': '0292', '0711': '0293', '074': '0294', '076': '0296', '077': '0297', '079': '0299',
  '04': '024', '08': '028', '061': '0251', '062': '0252', '064': '0254', '055': '0255',
  '056': '0256', '057': '0257', '058': '0258', '068': '0259', '060': '0260', '0501': '0261',
  '0500': '0262', '063': '0263', '059': '0269', '070': '0270', '0651': '0271', '072': '0272',
  '073': '0273', '0650': '0274', '075': '0275', '066': '0276', '067': '0277',
}

const MOBILE = /^0(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}$/
const LANDLINE = /^02(0[3-9]|1[0-689]|2[0-25-9]|3[2-9]|5[1-9]|6[0-39]|7[0-7]|9[0-46-79])\d{7}$|^02[48]\d{8}$/
const HOTLINE = /^1[89]00\d{4,6}$/
/** On this day the last area codes changed; before it, 03 05 07 08 with ten digits was a landline. */
const AREA_CODES_CHANGED: Day = '2017-06-17'

/** The digits of a number as it was written, country code made `0`: `(060) 3000118` → `0603000118`. */
export function phoneDigits(written: string): string {
  const digits = written.normalize('NFKC').replace(/\D/g, '')
  return digits.replace(/^(00)?84(?=\d{9,10}$)/, '0')
}

/**
 * Reads a Vietnamese number and gives it in today's form. `writtenOn` is the day it was noted, when
 * known: before mid-2017 `055 3…` was a landline of Quảng Ngãi, today it is a mobile.
 * Refuses what is too short, too long, of no known prefix, or not a number at all, and says so.
 */
export function readPhone(written: string, writtenOn?: Day): PhoneNumber | Refusal {
  if (/\p{L}/u.test(written))
    return bad('phone-letters', 'Số điện thoại có lẫn chữ.', 'The phone number contains letters.')
  const digits = phoneDigits(written)
  if (HOTLINE.test(digits)) return { number: digits, kind: 'hotline' }
  const mobile = OLD_MOBILE[digits.slice(0, 4)]
  if (mobile && digits.length === 11) return { number: mobile + digits.slice(4), kind: 'mobile' }
  if (LANDLINE.test(digits)) return { number: digits, kind: 'landline' }
  const landline = oldLandline(digits)
  const codeSetApart = /^\s*\(\s*0\d{1,3}\s*\)/.test(written)
  const old = codeSetApart || (writtenOn !== undefined && writtenOn < AREA_CODES_CHANGED)
  if (landline && (old || !MOBILE.test(digits))) return { number: landline, kind: 'landline' }
  if (MOBILE.test(digits)) return { number: digits, kind: 'mobile' }
  if (digits.length < 10) {
    return bad(
      'phone-short',
      `Số điện thoại thiếu số: mới có ${digits.length} chữ số.`,
      `The phone number is too short: ${digits.length} digits.`,
    )
  }
  if (digits.length > 11) {
    return bad(
      'phone-long',
      `Số điện thoại thừa số: có tới ${digits.length} chữ số.`,
      `The phone number is too long: ${digits.length} digits.`,
    )
  }
  return bad(
    'phone-prefix',
    `Không có đầu số ${digits.slice(0, 4)} ở Việt Nam.`,
    `No Vietnamese number begins with ${digits.slice(0, 4)}.`,
  )
}

/** For public eyes: `0905000123` → `09•••••123`. */
export function maskPhone(number: string): string {
  const digits = phoneDigits(number)
  return `${digits.slice(0, 2)}${'•'.repeat(Math.max(0, digits.length - 5))}${digits.slice(Math.max(2, digits.length - 3))}`
}

/** For gateways: `0905000123` → `+84905000123`. Hotlines have no such form: `null`. */
export const e164 = (phone: PhoneNumber): string | null =>
  phone.kind === 'hotline' ? null : `+84${phone.number.slice(1)}`

function oldLandline(digits: string): string | null {
  for (const length of [4, 3, 2]) {
    const now = OLD_AREA[digits.slice(0, length)]
    if (now === undefined) continue
    const own = digits.slice(length)
    // Subscriber numbers at home begin with 2–6; 7 digits, in Hà Nội and Sài Gòn 8.
    if (/^[2-6]/.test(own) && own.length === (length === 2 ? 8 : 7)) return now + own
  }
  return null
}

const bad = (code: string, vi: string, en: string): Refusal => invalid(code, text(vi, en), 'phone')
