import { type Text, text } from '#plain/texts.ts'
import type { StaffMove } from '../contract.ts'

/** One thing that a move asks for, named as in the contract. */
export interface Field {
  readonly name: string
  readonly kind:
    | 'words'
    | 'line'
    | 'day'
    | 'unit'
    | 'staff'
    | 'topic'
    | 'rule'
    | 'level'
    | 'outcome'
    | 'volts'
    | 'promise'
    | 'delivery'
    | 'solved'
    | 'score'
    | 'petition'
    | 'tick'
  readonly label: Text
  readonly optional?: true
}

const said = (label: Text): Field => ({ name: 'words', kind: 'words', label })
const reason = (label = text('Lý do', 'Reason')): Field => ({ name: 'reason', kind: 'words', label })
const unit: Field = { name: 'unit', kind: 'unit', label: text('Giao cho', 'To') }
const staff: Field = { name: 'staff', kind: 'staff', label: text('Người làm', 'Person'), optional: true }
const day = (name: string, label: Text): Field => ({ name, kind: 'day', label })
const onward = text('Nói với bà con thế nào', 'What the person is told')

/** What each move asks for, in the order it is asked. A mirror of `contract.ts`. */
export const moveFields: Record<StaffMove, readonly Field[]> = {
  'read-back': [],
  classify: [
    { name: 'topic', kind: 'topic', label: text('Nhóm', 'Topic') },
    { name: 'rule', kind: 'rule', label: text('Thẩm quyền', 'Authority') },
  ],
  assign: [unit, staff, { ...reason(text('Dặn thêm', 'A word to them')), optional: true }],
  'move-on': [unit, staff, reason(text('Vì sao chuyển', 'Why it moves on'))],
  take: [],
  ask: [said(text('Hỏi bà con điều gì', 'What is asked'))],
  'hear-back': [said(text('Bà con trả lời', 'What the person replied'))],
  'hand-over': [
    { name: 'level', kind: 'level', label: text('Cấp có thẩm quyền', 'Authority') },
    { name: 'receiver', kind: 'line', label: text('Nơi nhận', 'Receiver') },
    said(onward),
  ],
  'hear-authority': [said(text('Nơi nhận trả lời', 'What they replied'))],
  promise: [
    { name: 'kind', kind: 'promise', label: text('Hẹn', 'Promise') },
    { ...said(onward), name: 'said' },
  ],
  'put-off': [
    said(text('Trả lời tạm: vì sao chưa xong', 'Interim reply: why it is not done yet')),
    day('until', text('Hẹn lại ngày', 'New day')),
  ],
  'wait-for-money': [said(onward), day('reviewOn', text('Xem lại ngày', 'Looked at again on'))],
  resume: [said(text('Vì sao làm tiếp', 'Why the work goes on'))],
  answer: [
    said(text('Lời trả lời bà con', 'The answer, as the person will hear it')),
    { name: 'outcome', kind: 'outcome', label: text('Kết quả', 'Outcome') },
    { name: 'volts', kind: 'volts', label: text('Điện áp đo tại công tơ (V)', 'Voltage at the meter (V)') },
    {
      name: 'onTheSpot',
      kind: 'tick',
      label: text('Đã nói trực tiếp với bà con', 'Said to the person’s face'),
      optional: true,
    },
  ],
  deliver: [{ name: 'channel', kind: 'delivery', label: text('Đến bà con bằng', 'Reached the person by') }],
  judge: [
    { name: 'solved', kind: 'solved', label: text('Bà con nói', 'The person says') },
    { name: 'score', kind: 'score', label: text('Điểm (1–10)', 'Score (1–10)'), optional: true },
    { name: 'why', kind: 'words', label: text('Vì sao', 'Why'), optional: true },
  ],
  withdraw: [{ ...reason(), optional: true }],
  duplicate: [{ name: 'of', kind: 'petition', label: text('Trùng với số', 'Duplicate of number') }, reason()],
  spam: [reason()],
  'ask-withhold': [reason()],
  withhold: [reason()],
  release: [reason()],
  'open-identity': [
    reason(
      text(
        'Vì sao cần biết người nói là ai (bà con sẽ được báo)',
        'Why you need to know who spoke (the person will be told)',
      ),
    ),
  ],
  note: [said(text('Ghi chú, chỉ nhân viên đọc', 'Note, read by staff only'))],
}

export type Values = Record<string, string | boolean>

/** What stands in the form at first. */
export function firstValues(move: StaffMove, known: { topic?: string; rule?: number | null } = {}): Values {
  const first: Record<Field['kind'], string | boolean> = {
    words: '',
    line: '',
    day: '',
    unit: '',
    staff: '',
    topic: known.topic ?? '',
    rule: known.rule ? String(known.rule) : '',
    level: 'company',
    outcome: 'done',
    volts: '',
    promise: 'day',
    delivery: 'call',
    solved: 'yes',
    score: '',
    petition: '',
    tick: false,
  }
  return Object.fromEntries(moveFields[move].map(({ name, kind }) => [name, first[kind]]))
}

/** The body that the door accepts. Empty numbers and days go as null, or not at all where the contract has them optional. */
export function bodyOf(move: StaffMove, values: Values): Record<string, unknown> {
  const number = (value: string | boolean | undefined) =>
    value ? Number(String(value).replace(',', '.')) : null
  const entries = moveFields[move].flatMap(({ name, kind }): [string, unknown][] => {
    const value = values[name]
    switch (kind) {
      case 'unit':
      case 'staff':
      case 'rule':
      case 'score':
        return [[name, number(value)]]
      case 'volts':
        return values.outcome === 'customer-side' && value ? [[name, number(value)]] : []
      case 'tick':
        return value === true ? [[name, true]] : []
      case 'solved':
        return [[name, value === 'yes']]
      case 'promise': {
        const funded = value === 'funded'
        const due = values.dueOn || null
        return [
          [name, value],
          ['dueOn', funded ? null : due],
          ['reviewOn', funded ? due : null],
        ]
      }
      default:
        return [[name, value]]
    }
  })
  return Object.fromEntries(entries)
}
