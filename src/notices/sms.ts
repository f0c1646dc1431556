/** How an SMS travels: GSM-7 takes 160 characters (153 a part when it is longer), UCS-2 70 (67). 3GPP TS 23.038. */
export interface Size {
  readonly alphabet: 'gsm-7' | 'ucs-2'
  /** As the network counts them: `€ [ ] { } \ ^ ~ |` are two in GSM-7, an emoji two in UCS-2. */
  readonly characters: number
  readonly parts: number
}

const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const gsm = new Set(GSM)
const twice = new Set('\f^{}\\[~]|€')

/** What the network makes of a text. A character that counts double is never cut in two by the end of a part. */
export function smsSize(words: string): Size {
  const chars = [...words]
  const plain = chars.every((char) => gsm.has(char) || twice.has(char))
  const costs = chars.map((char) => (plain ? (twice.has(char) ? 2 : 1) : char.length))
  const characters = costs.reduce((sum, cost) => sum + cost, 0)
  const [alone, each] = plain ? [160, 153] : [70, 67]
  return {
    alphabet: plain ? 'gsm-7' : 'ucs-2',
    characters,
    parts: characters === 0 ? 0 : characters <= alone ? 1 : partsOf(costs, each),
  }
}

function partsOf(costs: readonly number[], each: number): number {
  let parts = 1
  let used = 0
  for (const cost of costs) {
    if (used + cost > each) {
      parts++
      used = 0
    }
    used += cost
  }
  return parts
}

const MARKS: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '…': '...',
  '•': '-',
  '₫': 'd',
}

/** The same words in letters that every phone shows: `Đắk Hà` → `Dak Ha`. */
export const withoutAccents = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đð]/g, 'd')
    .replace(/[ĐÐ]/g, 'D')
    .replace(/ƀ/g, 'b')
    .replace(/Ƀ/g, 'B')
    .replace(/\u00A0/g, ' ')
    .replace(/[“”‘’–—…•₫]/g, (char) => MARKS[char] ?? char)
    .normalize('NFC')

/** Both ways of sending a text, side by side, and the one that is taken. */
export interface SmsForms {
  readonly accents: Size
  readonly plain: Size
  readonly sent: 'accents' | 'plain'
}

/** An SMS is never longer: what does not fit is said by telephone. */
export const MOST_PARTS = 4
/** With accents as long as that costs at most so many parts: people read it more easily. */
const ACCENTED_PARTS = 2

export function smsForms(words: string): SmsForms {
  const accents = smsSize(words)
  return {
    accents,
    plain: smsSize(withoutAccents(words)),
    sent: accents.parts <= ACCENTED_PARTS ? 'accents' : 'plain',
  }
}

/** The text as it goes over the air. */
export const smsText = (words: string): string =>
  smsForms(words).sent === 'accents' ? words : withoutAccents(words)
