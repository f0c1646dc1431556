import { type Day, showDay } from '#plain/day.ts'
import type { Dialogue } from './dialogue.ts'

/** One paragraph of the minutes. Only Vietnamese: it is an official paper. */
export interface Paragraph {
  readonly kind: 'issuer' | 'motto' | 'title' | 'heading' | 'text' | 'opinion' | 'reply' | 'promise' | 'sign'
  readonly text: string
}

/** An opinion with what was answered and promised, in the order in which it was taken down. */
interface Minuted {
  readonly number: string
  readonly speaker: string
  readonly place: string
  readonly words: string
  readonly answer: string | null
  readonly promises: readonly { readonly said: string; readonly dueOn: Day | null }[]
  /** The department that took it, where it was not settled in the hall. */
  readonly takenBy: string
}

export interface Facts {
  readonly company: string
  readonly branch: string
  readonly areas: readonly string[]
  readonly secretary: string
  readonly opinions: readonly Minuted[]
}

/**
 * Draft of the minutes with the parts that Decree 30/2020/NĐ-CP (appendix III, form 1.10 "Biên bản") asks
 * for: issuer and motto, name, when and where it began, who came, chair, secretary, what was said and
 * decided, when it ended, signatures of secretary and chair. What is not known yet is left as dots.
 */
export function minutes(dialogue: Dialogue, facts: Facts): Paragraph[] {
  const { branch, company, areas, secretary, opinions } = facts
  const people = dialogue.men + dialogue.women
  return [
    p('issuer', company.toLocaleUpperCase('vi')),
    p('issuer', branch.toLocaleUpperCase('vi')),
    p('motto', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
    p('motto', 'Độc lập - Tự do - Hạnh phúc'),
    p('title', 'BIÊN BẢN'),
    p('title', dialogue.name),
    p('text', `Thời gian bắt đầu: ${hour(dialogue.startsAt)}, ngày ${showDay(dialogue.heldOn)}.`),
    p(
      'text',
      `Địa điểm: ${[dialogue.place || DOTS, areas.map((name) => `xã ${name}`).join(', ')].join(', ')}.`,
    ),
    p(
      'text',
      `Thành phần tham dự: ${people === 0 ? DOTS : `${people} bà con (${dialogue.men} nam, ${dialogue.women} nữ)`}; ${dialogue.officials === 0 ? DOTS : dialogue.officials} đại biểu chính quyền địa phương và các đơn vị.`,
    ),
    p('text', `Chủ trì (chủ tọa): ${dialogue.chair || DOTS}.`),
    p('text', `Thư ký (người ghi biên bản): ${secretary || DOTS}.`),
    p('heading', 'Nội dung (theo diễn biến cuộc họp):'),
    p(
      'text',
      opinions.length === 0
        ? 'Chưa ghi ý kiến nào.'
        : `Bà con nêu ${opinions.length} ý kiến, cụ thể như sau:`,
    ),
    ...opinions.flatMap(spoken),
    ...(dialogue.closing === '' ? [] : [p('heading', 'Kết luận của chủ trì:'), p('text', dialogue.closing)]),
    p(
      'text',
      `Cuộc họp kết thúc vào ${hour(dialogue.endsAt)}, ngày ${showDay(dialogue.heldOn)}. Biên bản đã đọc lại cho mọi người cùng nghe và thống nhất.`,
    ),
    p('sign', 'THƯ KÝ'),
    p('sign', 'ĐẠI DIỆN CHÍNH QUYỀN XÃ'),
    p('sign', 'CHỦ TỌA'),
  ]
}

function spoken(one: Minuted, at: number): Paragraph[] {
  const who = [one.speaker, one.place].filter((part) => part !== '').join(', ')
  const settled = one.answer !== null || one.promises.length > 0
  return [
    p('opinion', `${at + 1}. ${who}: “${one.words}” (số ${one.number}).`),
    ...(one.answer === null ? [] : [p('reply', `Trả lời: ${one.answer}`)]),
    ...one.promises.map(({ said, dueOn }) =>
      p('promise', `Trả lời, hẹn: ${said}${dueOn === null ? '' : ` (chậm nhất ${showDay(dueOn)})`}`),
    ),
    ...(settled ? [] : [p('reply', `Giao: ${one.takenBy} xem xét, trả lời.`)]),
  ]
}

const DOTS = '……………'
const p = (kind: Paragraph['kind'], text: string): Paragraph => ({ kind, text })
const hour = (time: string | null): string => {
  const [h, m] = time?.split(':') ?? []
  return h === undefined ? '…… giờ ……' : `${Number(h)} giờ ${m === '00' ? '' : `${m} phút`}`.trim()
}
