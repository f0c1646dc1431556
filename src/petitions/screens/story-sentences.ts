import { type Day, isDay, showDay } from '#plain/day.ts'
import { type Text, text } from '#plain/texts.ts'
import type { Channel, Delivery, Ending, Level, Outcome } from '../petition.ts'
import { channelWords, climbWords, deliveryWords, endingWords, levelWords, outcomeWords } from '../words.ts'

/** What a sentence may name: looked up by the screen. */
export interface Naming {
  unit(id: number): string
  staff(id: number): string
  topic(code: string): string
}
type Data = Readonly<Record<string, unknown>>
type Sentence = (data: Data, naming: Naming) => Text

const day = (value: unknown): string =>
  typeof value === 'string' && isDay(value) ? showDay(value as Day) : '–'
const worded = <Key extends string>(table: Record<Key, Text>, key: unknown): Text =>
  table[key as Key] ?? text(String(key ?? '–'), String(key ?? '–'))
const plainly =
  (vi: string, en: string): Sentence =>
  () =>
    text(vi, en)
const named = (naming: Naming, { unit, staff }: Data): string => {
  const where = typeof unit === 'number' ? naming.unit(unit) : '–'
  return typeof staff === 'number' && naming.staff(staff) !== '–' ? `${naming.staff(staff)}, ${where}` : where
}

/** What happened, as a sentence without its subject: the line names who. One for every kind of a petition's events. */
export const sentences: Readonly<Record<string, Sentence>> = {
  'petition.received': ({ channel, unit, promiseDue }, naming) => {
    const by = worded<Channel>(channelWords, channel)
    const where = typeof unit === 'number' ? naming.unit(unit) : '–'
    return text(
      `Ghi nhận (${by.vi}), giao ${where}, hẹn trả lời trước ${day(promiseDue)}.`,
      `Received (${by.en}), given to ${where}, answer promised by ${day(promiseDue)}.`,
    )
  },
  'petition.read-back': plainly(
    'Đọc lại cho bà con nghe, bà con đồng ý.',
    'Read back to the person, who agreed.',
  ),
  'petition.classify': ({ from, topic, level }, naming) => {
    const to = typeof topic === 'string' ? naming.topic(topic) : '–'
    const before = typeof from === 'string' && from !== topic ? naming.topic(from) : null
    const who = worded<Level>(levelWords, level)
    return text(
      `Xếp nhóm “${to}”${before ? `, trước là “${before}”` : ''}; thẩm quyền: ${who.vi}.`,
      `Topic set to “${to}”${before ? `, before “${before}”` : ''}; authority: ${who.en}.`,
    )
  },
  'petition.assign': (data, naming) =>
    text(`Giao ${named(naming, data)}.`, `Assigned to ${named(naming, data)}.`),
  'petition.move-on': (data, naming) => {
    const from = typeof data.from === 'number' ? naming.unit(data.from) : '–'
    return text(
      `Chuyển từ ${from} sang ${named(naming, data)}.`,
      `Moved on from ${from} to ${named(naming, data)}.`,
    )
  },
  'petition.take': plainly('Nhận làm việc này.', 'Took the work.'),
  'petition.ask': plainly(
    'Hỏi thêm bà con. Đồng hồ việc tạm dừng.',
    'Asked the person for more. The work clock stands.',
  ),
  'petition.hear-back': plainly('Bà con trả lời. Làm tiếp.', 'The person replied. The work goes on.'),
  'petition.hand-over': ({ level, receiver }) => {
    const who = worded<Level>(levelWords, level)
    const to = typeof receiver === 'string' && receiver !== '' ? receiver : null
    return text(
      `Chuyển ${to ?? who.vi}${to ? ` (${who.vi})` : ''}. Vẫn còn mở cho đến khi có trả lời.`,
      `Handed over to ${to ?? who.en}${to ? ` (${who.en})` : ''}. Open until they answer.`,
    )
  },
  'petition.hear-authority': plainly('Nơi nhận đã trả lời.', 'The authority replied.'),
  'petition.promise': ({ promise, due, review }) =>
    promise === 'funded'
      ? text(
          `Hẹn làm khi có vốn, xem lại ngày ${day(review)}.`,
          `Promised when funded, looked at again on ${day(review)}.`,
        )
      : text(`Hẹn xong trước ${day(due)}.`, `Promised by ${day(due)}.`),
  'petition.put-off': ({ from, until }) =>
    text(
      `Trả lời tạm, hẹn lại từ ${day(from)} sang ${day(until)}.`,
      `Interim reply; the day moves from ${day(from)} to ${day(until)}.`,
    ),
  'petition.wait-for-money': ({ review }) =>
    text(`Chờ vốn, xem lại ngày ${day(review)}.`, `Waits for money, looked at again on ${day(review)}.`),
  'petition.resume': plainly('Làm tiếp.', 'The work goes on.'),
  'petition.answer': ({ outcome, onTheSpot, late, volts }) => {
    const result = worded<Outcome>(outcomeWords, outcome)
    const measured = typeof volts === 'number' ? `, ${volts} V` : ''
    return text(
      `${onTheSpot ? 'Trả lời tại chỗ' : 'Trả lời'}: ${result.vi.toLowerCase()}${measured}${late ? ' (sau ngày hẹn)' : ''}.`,
      `${onTheSpot ? 'Answered on the spot' : 'Answered'}: ${result.en.toLowerCase()}${measured}${late ? ' (after the day promised)' : ''}.`,
    )
  },
  'petition.deliver': ({ channel }) => {
    const by = worded<Delivery>(deliveryWords, channel)
    return text(`Trả lời đã đến bà con (${by.vi}).`, `The answer reached the person (${by.en}).`)
  },
  'petition.judge': ({ solved, score, reopened, ending, unit, staff }, naming) => {
    const points = typeof score === 'number' ? `, ${score}/10` : ''
    if (solved) return text(`Bà con nói đã xong${points}.`, `The person says it is solved${points}.`)
    if (reopened)
      return text(
        `Bà con nói chưa xong${points}. Mở lại, giao ${named(naming, { unit, staff })}.`,
        `The person says it is not solved${points}. Reopened, to ${named(naming, { unit, staff })}.`,
      )
    const end = worded<Ending>(endingWords, ending)
    return text(
      `Bà con vẫn nói chưa xong${points}. Kết thúc: ${end.vi.toLowerCase()}.`,
      `The person still says it is not solved${points}. Ended: ${end.en.toLowerCase()}.`,
    )
  },
  'petition.let-rest': ({ ending }) => {
    const end = worded<Ending>(endingWords, ending)
    return text(
      `Hết hạn chờ bà con xác nhận. Kết thúc: ${end.vi.toLowerCase()}.`,
      `The time to confirm ran out. Ended: ${end.en.toLowerCase()}.`,
    )
  },
  'petition.withdraw': plainly('Bà con rút lại kiến nghị.', 'The person took it back.'),
  'petition.duplicate': plainly('Kết thúc vì trùng với kiến nghị khác.', 'Ended as a duplicate of another.'),
  'petition.spam': plainly('Kết thúc: tin rác.', 'Ended as spam.'),
  'petition.ask-withhold': plainly(
    'Đề nghị tạm ẩn khỏi trang công khai.',
    'Asked to withhold it from the public.',
  ),
  'petition.withhold': plainly('Tạm ẩn khỏi trang công khai.', 'Withheld from the public.'),
  'petition.release': plainly('Thôi ẩn, công khai lại.', 'Shown to the public again.'),
  'petition.open-identity': plainly('Mở xem người nói là ai.', 'Opened who spoke.'),
  'petition.note': plainly('Ghi chú nội bộ.', 'Internal note.'),
  'petition.photo-added': ({ kind }) =>
    kind === 'proof'
      ? text('Thêm ảnh việc đã làm.', 'Added a photo of the work done.')
      : text('Thêm ảnh.', 'Added a photo.'),
  'petition.climb': ({ climbed }) => {
    const to = climbWords[Number(climbed)] ?? climbWords[1]!
    return text(`Quá hẹn. Đã báo ${to.vi}.`, `Late. It climbed to the ${to.en}.`)
  },
}

/** The sentence of an event; one of a kind that is not known here is named plainly, never left out. */
export function sentenceOf(kind: string, data: Data, naming: Naming): Text {
  const sentence = sentences[kind]
  return sentence ? sentence(data, naming) : text(`Việc khác: ${kind}.`, `Something else: ${kind}.`)
}
