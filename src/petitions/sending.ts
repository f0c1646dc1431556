import type { Identity } from '#people/identity.ts'
import { readPhone } from '#plain/phone-number.ts'
import { isRefusal } from '#plain/refusal.ts'
import { type Text, text } from '#plain/texts.ts'

/** What a person wrote in the form of the public page, by field. */
export interface Sent {
  readonly words: string
  readonly topic: string | null
  readonly area: number | null
  readonly hamlet: string
  readonly speaker: Identity
  readonly shield: boolean
}

export type SendErrors = Readonly<Record<string, Text>>
/** A form sent sooner than this after it was shown was not filled in by a person. */
export const FASTEST_MS = 3_000
/** A form shown longer ago is shown once more before it is taken. */
export const SLOWEST_MS = 24 * 3_600_000
const MOST_CHARACTERS = 8_000

/**
 * Reads the form: everything but the words and the commune may be left empty. Each error stands under its
 * field's name and says how to mend it. `areas` and `topics` are those of today.
 */
export function readSent(
  values: Readonly<Record<string, string>>,
  areas: readonly number[],
  topics: readonly string[],
): { sent: Sent; errors: SendErrors } {
  const at = (name: string, most = 200) => (values[name] ?? '').trim().slice(0, most)
  const errors: Record<string, Text> = {}
  const words = (values.words ?? '').trim()
  if (words.length < 2)
    errors.words = text('Bà con viết giúp muốn nói gì.', 'Please write what you want to say.')
  if (words.length > MOST_CHARACTERS)
    errors.words = text(
      'Dài quá 8.000 chữ cái. Bà con tách làm hai giúp.',
      'Longer than 8,000 characters. Please split it.',
    )
  const area = areas.find((id) => String(id) === values.area) ?? null
  if (area === null)
    errors.area = values.area
      ? text(
          'Xã này không do Điện lực ở đây phục vụ. Bà con gọi 1900 1909 giúp.',
          'This commune is not served from here. Please call 1900 1909.',
        )
      : text('Bà con chọn xã, để biết ai đi làm.', 'Choose the commune, so that we know who goes.')
  const phone = phoneOf(at('phone', 40), errors)
  const email = at('email')
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    errors.email = text(
      'Địa chỉ thư này chưa đúng, hoặc để trống cũng được.',
      'This address is not right; it may be left empty.',
    )
  const customer = at('customer', 20)
    .toUpperCase()
    .replaceAll(/[\s.-]/g, '')
  if (customer !== '' && !/^P[A-Z]\d{2}(?:[A-Z]{2}|\d{2})\d{7}$/.test(customer))
    errors.customer = text(
      'Mã khách hàng có 13 chữ và số, ghi trên hóa đơn. Không nhớ thì để trống.',
      'A customer code has 13 letters and digits, as on the bill. Leave it empty if you do not know it.',
    )
  const speaker = {
    name: at('name', 120),
    phone,
    email,
    customer,
    where: values.who === 'neighbour' ? 'Nói hộ hàng xóm' : '',
  }
  const topic = topics.find((code) => code === values.topic) ?? null
  return {
    sent: { words, topic, area, hamlet: at('hamlet', 120), speaker, shield: values.shield === 'yes' },
    errors,
  }
}

/** In today's form where it can be read. */
function phoneOf(written: string, errors: Record<string, Text>): string {
  if (written === '') return ''
  const phone = readPhone(written)
  if (!isRefusal(phone)) return phone.number
  errors.phone = text(`${phone.why.vi} Để trống cũng được.`, `${phone.why.en} It may be left empty.`)
  return ''
}
