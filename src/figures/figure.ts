import { type Text, text } from '#plain/texts.ts'

/** What a figure is called, what exactly it counts, and in what. */
export interface Definition {
  readonly name: Text
  readonly means: Text
  readonly unit: Text
}

const petitions = text('ý kiến', 'petitions')
const days = text('ngày làm việc', 'working days')

/**
 * Every figure, in one sentence each. All of a period are about the petitions *received* in it, so a
 * number and the list that it opens always agree. Never one "closed %": the ends keep their words.
 */
export const definitions = {
  received: {
    name: text('Đã nhận', 'Received'),
    means: text('Số ý kiến nhận trong kỳ, từ mọi kênh.', 'Petitions received in the period, by any channel.'),
    unit: petitions,
  },
  onTheSpot: {
    name: text('Trả lời tại chỗ', 'Answered on the spot'),
    means: text(
      'Số ý kiến được trả lời ngay trước mặt bà con, lần trả lời đầu.',
      'Petitions whose first answer was given to the person’s face.',
    ),
    unit: petitions,
  },
  daysToAnswer: {
    name: text('Thời gian trả lời', 'Time to an answer'),
    means: text(
      'Một nửa số ý kiến đã trả lời được trả lời trong chừng này ngày làm việc hoặc sớm hơn.',
      'Half of the answered petitions had their first answer within so many working days.',
    ),
    unit: days,
  },
  answeredLate: {
    name: text('Trả lời trễ hẹn', 'Answered late'),
    means: text(
      'Số ý kiến có trả lời đầu tiên sau ngày đã hẹn.',
      'Petitions whose first answer came after the promised day.',
    ),
    unit: petitions,
  },
  open: {
    name: text('Đang mở', 'Open'),
    means: text(
      'Số ý kiến chưa kết thúc, kể cả chờ vốn, đã chuyển nơi khác và đã trả lời chờ xác nhận.',
      'Petitions not ended: also those waiting for money, handed over, or answered and not confirmed.',
    ),
    unit: petitions,
  },
  late: {
    name: text('Trễ hẹn', 'Late'),
    means: text(
      'Số ý kiến đang mở, chưa trả lời, đã quá ngày hẹn.',
      'Open, unanswered, past the promised day.',
    ),
    unit: petitions,
  },
  climbing: {
    name: text('Đã báo lên', 'Climbing'),
    means: text('Số ý kiến trễ đã báo lên cấp trên.', 'Late petitions that have climbed to somebody above.'),
    unit: petitions,
  },
  waitingMoney: {
    name: text('Chờ vốn', 'Waiting for money'),
    means: text(
      'Số ý kiến đang chờ vốn, có ngày xem lại.',
      'Open petitions that wait for money, with a day of review.',
    ),
    unit: petitions,
  },
  handedOver: {
    name: text('Đã chuyển, chưa có trả lời', 'Handed over, no answer'),
    means: text(
      'Số ý kiến đã chuyển nơi có thẩm quyền mà nơi đó chưa trả lời.',
      'Petitions handed to another authority that has not answered.',
    ),
    unit: petitions,
  },
  undelivered: {
    name: text('Trả lời chưa đến bà con', 'Undelivered'),
    means: text(
      'Đã có trả lời nhưng chưa đến tay bà con.',
      'An answer exists and has not reached the person.',
    ),
    unit: petitions,
  },
  score: {
    name: text('Điểm hài lòng', 'Satisfaction'),
    means: text(
      'Điểm trung bình bà con chấm, thang 10; từ 7 là hài lòng.',
      'The mean score people gave, of 10; 7 is satisfied.',
    ),
    unit: text('điểm', 'points'),
  },
  responseRate: {
    name: text('Tỷ lệ có chấm điểm', 'Response rate'),
    means: text('Số lần chấm điểm trên số ý kiến đã trả lời.', 'Scores given, of the petitions answered.'),
    unit: text('%', '%'),
  },
} as const satisfies Record<string, Definition>
export type FigureName = keyof typeof definitions

/** The smallest value by which half of all are reached; null of nothing. Exact, from a histogram of whole days. */
export function medianOf(histogram: ReadonlyMap<number, number>): number | null {
  const sorted = [...histogram].filter(([, n]) => n > 0).sort(([a], [b]) => a - b)
  const all = sorted.reduce((sum, [, n]) => sum + n, 0)
  let reached = 0
  for (const [value, n] of sorted) {
    reached += n
    if (reached * 2 >= all) return value
  }
  return null
}

/** Fewer than this many are hidden in public: one household must not be found by counting. */
export const SMALLEST_SHOWN = 5
export const hideSmall = (n: number): number | null => (n < SMALLEST_SHOWN ? null : n)
