import { invalid, isRefusal, type Refusal } from '#plain/refusal.ts'
import { type Text, text } from '#plain/texts.ts'
import { nfc } from '#plain/vietnamese-text.ts'
import { MOST_PARTS, smsForms, withoutAccents } from './sms.ts'

/** Fields that are filled when the message is handed over, and stand nowhere before: who, the secret, the person's own words. */
export const lateFields = ['to', 'secret', 'words'] as const
export type LateField = (typeof lateFields)[number]

const isLate = (field: string): boolean => (lateFields as readonly string[]).includes(field)

/**
 * Puts values into `{fields}`; late fields may stay. A value is never read as a template: its braces become
 * round, so that nobody's words can ask for the secret. Refuses `field-missing`.
 */
export function merge(template: string, values: Readonly<Record<string, string>>): string | Refusal {
  const lacking = [...template.matchAll(/\{([a-z]+)\}/g)]
    .map(([, field]) => field!)
    .find((field) => values[field] === undefined && !isLate(field))
  if (lacking !== undefined)
    return invalid(
      'field-missing',
      text(`Mẫu tin thiếu "${lacking}".`, `The template lacks "${lacking}".`),
      lacking,
    )
  return nfc(
    template.replace(/\{([a-z]+)\}/g, (whole, field: string) =>
      values[field] === undefined ? whole : rounded(values[field]),
    ),
  )
}

const rounded = (value: string): string => value.replaceAll('{', '(').replaceAll('}', ')')

/**
 * No SMS carries a link, asks for a code or for money: whoever gets one that does knows that it is not ours.
 * Looks at the text as it will travel, merged, with and without accents ("xem.Cơm" becomes "xem.Com").
 * Refuses `link`, `asks-code`, `asks-money`, `too-long`.
 */
export function checkSms(merged: string): Refusal | undefined {
  const forms = [merged, withoutAccents(merged)].map(seen)
  if (forms.some((form) => links.some((link) => link.test(form)))) return refusal('link', noLink)
  // Codes and money are looked for in the words as written: without its accents "hoạt động tiến hành" asks for money.
  const [written] = forms as [string]
  if (asksCode.some((pattern) => pattern.test(written))) return refusal('asks-code', noCode)
  if (asksMoney.some((pattern) => pattern.test(written))) return refusal('asks-money', noMoney)
  return smsForms(merged).plain.parts > MOST_PARTS ? refusal('too-long', tooLong) : undefined
}

/** A whole SMS from its template: merged, then checked. */
export function smsMessage(template: string, values: Readonly<Record<string, string>>): string | Refusal {
  const merged = merge(template, values)
  return isRefusal(merged) ? merged : (checkSms(merged) ?? merged)
}

/** As an eye reads it: full-width and invisible characters, blanks around dots and slashes do not hide a link. */
const seen = (words: string): string =>
  words
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, '')
    .replace(/[。．｡]/g, '.')
    .replace(/\s*(?:\(\.\)|\[\.\]|\(dot\)|\[dot\])\s*/gi, '.')
    .toLowerCase()

const DOMAINS =
  'com|net|org|vn|info|biz|xyz|top|site|online|shop|store|club|app|dev|page|link|click|live|cc|me|ly|gl|co|io|to|tk|ml|ga|cf|gq|us|uk|cn|ru|eu|asia|mobi|pro|vip|icu|gg|gd|at|be|ws|tv|im|is|su|ng|fun|work|space|website|tech|cloud|bond|sbs|cfd|buzz|one|life|world|today|gov|edu'
const links = [
  /[a-z][a-z0-9+.-]*:\s*\/\s*\//,
  /(?<![\p{L}\p{N}])www\d?\s*\./u,
  new RegExp(`[\\p{L}\\p{N}-]+\\s?\\.\\s?(?:${DOMAINS})(?![\\p{L}\\p{N}])(?:[/:?#]|\\s|[.,;!)"'”]|$)`, 'u'),
  /[\p{L}\p{N}-]+\.[\p{L}\p{N}-]{2,}\/\S/u,
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\S*)/,
  /(?:zalo|telegram|fb|facebook|messenger|viber)\s*[./:]\s*\S*[/]\S/,
]
const asksCode = [
  /(?<!\p{L})otp(?!\p{L})/u,
  /mật khẩu|mat khau|password|passcode/,
  /mã (?:xác|pin|bảo mật)|(?<!\p{L})ma (?:xac thuc|xac nhan|pin|bao mat)/u,
  /(?<!\p{L})(?:gửi|cung cấp|cho biết|đọc|nhập|soạn|nhắn)[^.\n]{0,30}(?<!\p{L})mã(?!\p{L})/u,
  /(?<!\p{L})(?:gui|cung cap|cho biet|nhap|soan|nhan)[^.\n]{0,30}(?<!\p{L})ma (?:rieng|giay|so|khach)/u,
]
const asksMoney = [
  /chuyển khoản|chuyển tiền|số tài khoản|nạp thẻ|thẻ cào|đặt cọc|nộp tiền|đóng tiền|gửi tiền|nạp tiền|thanh toán/,
  /(?<!\p{L})(?:chuyen khoan|chuyen tien|so tai khoan|stk|nap the|the cao|dat coc|nop tien|dong tien|gui tien|nap tien|thanh toan)(?!\p{L})/u,
]

const refusal = (code: string, why: Text): Refusal => invalid(code, why, 'body')
const noLink = text('Tin nhắn không được có đường dẫn.', 'An SMS never carries a link.')
const noCode = text('Tin nhắn không được hỏi mã hay mật khẩu.', 'An SMS never asks for a code or a password.')
const noMoney = text('Tin nhắn không được nhắc chuyện nộp, chuyển tiền.', 'An SMS never asks for money.')
const tooLong = text(
  `Tin nhắn dài quá ${MOST_PARTS} phần. Hãy gọi điện.`,
  `The SMS is longer than ${MOST_PARTS} parts. Call instead.`,
)
