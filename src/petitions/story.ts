import { type Day, showDay } from '#plain/day.ts'
import { maskPersonal } from '#plain/masking.ts'
import { type Text, text } from '#plain/texts.ts'
import { isOverdue, type Petition } from './petition.ts'
import type { PromiseRow, StoryLine } from './reading.ts'
import { endingWords } from './words.ts'

/** One line of the story as the person who spoke reads it: no name of anybody, the words that concern him. */
export interface Told {
  readonly at: Date
  readonly what: Text
  readonly said: string | null
}

/** What the telling must look up: names of units, titles of posts; never names of people. */
export interface Lookup {
  unit(id: number): string
  /** The title of whoever it is: "Trưởng phòng Kinh doanh". */
  title(staff: number): string
}

/** The ledger as a story for the person. Internal notes and reasons between staff are not in it. */
export const tell = (lines: readonly StoryLine[], look: Lookup): Told[] =>
  lines.flatMap((line) => {
    const what = sentences[line.kind]?.(line.data as Data, look, line.staff)
    if (!what) return []
    const said = line.said !== null && heard.has(line.kind) ? maskPersonal(line.said) : null
    return [{ at: line.at, what, said }]
  })

// The ledger's own data, as each kind of event wrote it.
// biome-ignore lint/suspicious/noExplicitAny: each sentence reads only what its event holds
type Data = Readonly<Record<string, any>>

/** Whose words the person reads: his own, and what was said to him. */
const heard = new Set([
  'petition.ask',
  'petition.hear-back',
  'petition.hand-over',
  'petition.hear-authority',
  'petition.promise',
  'petition.put-off',
  'petition.wait-for-money',
  'petition.answer',
  'petition.judge',
  'petition.withdraw',
  'petition.duplicate',
  'petition.spam',
  'petition.withhold',
])

const day = (value: unknown): string => (typeof value === 'string' ? showDay(value) : '')
const whenOf = (data: Data): string => day(data.due ?? data.review)

const sentences: Readonly<Record<string, (data: Data, look: Lookup, staff: number | null) => Text | null>> = {
  'petition.received': ({ promiseDue }) =>
    text(
      `Điện lực nhận ý kiến, hẹn trả lời ngày ${day(promiseDue)}.`,
      `Received; an answer is due on ${day(promiseDue)}.`,
    ),
  'petition.assign': ({ unit }, look) => text(`Giao cho ${look.unit(unit)}.`, `Given to ${look.unit(unit)}.`),
  'petition.move-on': ({ unit }, look) =>
    text(`Chuyển sang ${look.unit(unit)}.`, `Moved on to ${look.unit(unit)}.`),
  'petition.take': () => text('Đã có người nhận làm.', 'Somebody has taken it in hand.'),
  'petition.ask': () => text('Điện lực hỏi thêm bà con:', 'We asked you:'),
  'petition.hear-back': () => text('Bà con trả lời:', 'You replied:'),
  'petition.hand-over': ({ receiver }) =>
    text(
      `Việc này thuộc thẩm quyền của ${receiver}. Đã chuyển:`,
      `This is for ${receiver} to decide. Handed over:`,
    ),
  'petition.hear-authority': () => text('Nơi có thẩm quyền đã trả lời:', 'The authority replied:'),
  'petition.promise': (data) => text(`Hẹn với bà con đến ${whenOf(data)}:`, `Promised for ${whenOf(data)}:`),
  'petition.put-off': ({ from, until }) =>
    text(
      `Chưa kịp ngày ${day(from)}, xin hẹn lại ngày ${day(until)}:`,
      `Not ready by ${day(from)}; put off until ${day(until)}:`,
    ),
  'petition.wait-for-money': ({ review }) =>
    text(`Chờ vốn, xem lại ngày ${day(review)}:`, `Waiting for money; looked at again on ${day(review)}:`),
  'petition.resume': () => text('Điện lực làm tiếp.', 'Work goes on.'),
  'petition.answer': () => text('Điện lực trả lời:', 'Our answer:'),
  'petition.judge': ({ solved, reopened }) =>
    solved
      ? text('Bà con nói: đã xong.', 'You said: solved.')
      : reopened
        ? text(
            'Bà con nói: chưa xong. Mở lại, giao lãnh đạo Điện lực.',
            'You said: not solved. Reopened and given to the head of the branch.',
          )
        : text('Bà con nói: chưa xong.', 'You said: not solved.'),
  'petition.let-rest': () =>
    text('Chưa nghe bà con nói lại, tạm kết thúc.', 'We heard nothing more, so it rests.'),
  'petition.withdraw': () => text('Bà con rút lại ý kiến.', 'You took it back.'),
  'petition.duplicate': () => text('Trùng với một ý kiến khác của bà con:', 'The same as another of yours:'),
  'petition.spam': () => text('Bị coi là tin rác:', 'Set aside as spam:'),
  'petition.withhold': () =>
    text(
      'Lời này bị ẩn khỏi trang công khai, việc vẫn làm. Lý do:',
      'Your words are withheld from the public site; work goes on. Reason:',
    ),
  'petition.release': () =>
    text('Lời này được hiện lại trên trang công khai.', 'Your words are shown in public again.'),
  'petition.open-identity': (_, look, staff) => {
    const who = staff === null ? '' : look.title(staff)
    return text(`Có người mở xem ai đã nói: ${who}.`, `Somebody opened your identity: ${who}.`)
  },
  'petition.photo-added': ({ kind }) =>
    kind === 'proof'
      ? text('Điện lực thêm ảnh việc đã làm.', 'We added a photo of the work.')
      : text('Đã thêm một ảnh.', 'A photo was added.'),
  'petition.climb': () => text('Quá hẹn, đã báo lên cấp trên.', 'Overdue; reported to the level above.'),
}

export interface Turn {
  readonly what: Text
  readonly late: boolean
}

/** Whose turn it is and by when, in a sentence. */
export function turnOf(petition: Petition, promises: readonly PromiseRow[], today: Day, look: Lookup): Turn {
  const due = showDay(petition.promiseDue)
  const open = promises.find((promise) => promise.state === 'open')
  const on = open?.dueOn ?? open?.reviewOn ?? null
  const promised = on === null ? '' : ` (hẹn ${showDay(on)})`
  const promisedEn = on === null ? '' : ` (promised for ${showDay(on)})`
  const late = isOverdue(petition, today)
  const by = late
    ? text(
        ` Đã quá hẹn ${due}. Điện lực xin lỗi bà con.`,
        ` This was due on ${due} and is late. We are sorry.`,
      )
    : text(` Trả lời chậm nhất ngày ${due}.`, ` An answer comes by ${due}.`)
  const turn = (vi: string, en: string): Turn => ({ what: text(vi + by.vi, en + by.en), late })
  const unit = look.unit(petition.ownerUnit)
  switch (petition.state) {
    case 'received':
      return turn('Điện lực đang xem và giao việc.', 'We are reading it and giving it to somebody.')
    case 'assigned':
      return turn(`${unit} đang làm${promised}.`, `${unit} is working on it${promisedEn}.`)
    case 'waiting-person':
      return turn(
        'Đến lượt bà con: Điện lực đang chờ bà con trả lời câu hỏi.',
        'It is your turn: we are waiting for your reply.',
      )
    case 'handed-over':
      return turn(
        'Đã chuyển nơi có thẩm quyền, đang chờ nơi đó trả lời.',
        'Handed over; we are waiting for the authority’s reply.',
      )
    case 'waiting-money':
      return turn(`Đang chờ vốn${promised}.`, `Waiting for money${promisedEn}.`)
    case 'answered':
      return {
        what: text(
          'Điện lực đã trả lời. Đến lượt bà con: việc này đã xong chưa?',
          'We have answered. It is your turn: is it solved?',
        ),
        late: false,
      }
    case 'ended':
      return {
        what: text(`${endingWords[petition.ending!].vi}.`, `${endingWords[petition.ending!].en}.`),
        late: false,
      }
  }
}
