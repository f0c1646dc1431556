import { type Language, type Text, text } from '#plain/texts.ts'
import { SMALLEST_SHOWN } from '../figure.ts'

/** `1.250` in Vietnamese, `1,250` in English; null is a number too small to be told. */
export const shownNumber = (n: number | null, language: Language): string => {
  if (n === null) return language === 'vi' ? `dưới ${SMALLEST_SHOWN}` : `under ${SMALLEST_SHOWN}`
  return n.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 })
}

export const figureWords = {
  title: text('Con số nói thật', 'Honest numbers'),
  received: (year: string): Text => text(`ý kiến năm ${year}`, `opinions in ${year}`),
  solved: text('việc xong, bà con xác nhận', 'solved, confirmed by the person'),
  days: text('từ lúc nói đến lúc được trả lời', 'from being said to being answered'),
  day: (n: string): Text => text(`${n} ngày làm việc`, `${n} working days`),
  noDays: text('chưa đủ số', 'too few yet'),
  late: text('việc đang trễ hẹn', 'late today'),
  onTheSpot: (n: string): Text => text(`Trả lời ngay tại chỗ: ${n} ý kiến.`, `Answered on the spot: ${n}.`),
  score: (score: string, rate: string): Text =>
    text(
      `Bà con cho ${score} điểm trên 10, theo ${rate} % số người được trả lời.`,
      `People gave ${score} of 10; ${rate} % of those answered gave a score.`,
    ),
  see: text('Xem kỹ hơn', 'See more'),
  open: text('Việc còn mở', 'Still open'),
  allOpen: text('Tất cả việc còn mở', 'All that is open'),
  ended: text('Việc đã kết thúc, kết thúc ra sao', 'How the others ended'),
  topics: text('Bà con nói chuyện gì', 'What it is about'),
  what: text('Việc', 'What'),
  count: text('Số ý kiến', 'Opinions'),
  small: text(
    `Số nhỏ hơn ${SMALLEST_SHOWN} không ghi rõ, để không ai bị nhận ra. Không gộp thành một con số “đã giải quyết”: mỗi cách kết thúc có tên riêng của nó.`,
    `Numbers below ${SMALLEST_SHOWN} are not told, so that nobody is recognised. There is no single “closed” number: each end has its own name.`,
  ),
  check: text('Cách kiểm tra một tin nhắn', 'How to check a message'),
} as const
