import { type Language, type Text, text } from '#plain/texts.ts'
import { SMALL } from '../in-public.ts'

/** `1.250` in Vietnamese, `1,250` in English; small numbers are not told. */
export const shownNumber = (n: number, language: Language): string =>
  n > 0 && n < SMALL ? (language === 'vi' ? `dưới ${SMALL}` : `under ${SMALL}`) : plainNumber(n, language)

export const plainNumber = (n: number, language: Language, digits = 0): string =>
  n.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: digits })

export const shownShare = (share: number | null): string => (share === null ? '–' : `${share} %`)

export const figureWords = {
  title: text('Con số nói thật', 'Honest numbers'),
  received: (year: number): Text => text(`ý kiến năm ${year}`, `opinions in ${year}`),
  confirmed: text(
    'việc đã kết thúc được bà con xác nhận là xong',
    'of what has ended was confirmed as solved',
  ),
  days: text('từ lúc nói đến lúc được trả lời', 'from being said to being answered'),
  day: (n: string): Text => text(`${n} ngày`, `${n} days`),
  late: text('đang trễ hẹn', 'late today'),
  inTime: text('được trả lời đúng hẹn', 'answered in time'),
  withheld: text('lời bị ẩn khỏi trang này', 'withheld from this site'),
  see: text('Xem kỹ hơn', 'See more'),
  stand: text('Đang ở đâu, kết thúc ra sao', 'Where they stand, how they ended'),
  topics: text('Bà con nói chuyện gì', 'What it is about'),
  count: text('Số ý kiến', 'Opinions'),
  small: text(
    `Số từ 1 đến ${SMALL - 1} không ghi rõ, để không ai bị nhận ra. Không gộp thành một con số “đã giải quyết”: mỗi cách kết thúc có tên riêng của nó.`,
    `Numbers from 1 to ${SMALL - 1} are not told, so that nobody is recognised. There is no single “closed” number: each end has its own name.`,
  ),
} as const
