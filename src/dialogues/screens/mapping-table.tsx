import { useSay } from '#desk/language.tsx'
import { type Text, text } from '#plain/texts.ts'
import { type Field, fields, type Mapping } from '../notebook/known.ts'
import type { Preview } from '../notebook/plan.ts'

interface MappingTableProps {
  readonly columns: Preview['columns']
  readonly onChange: (mapping: Mapping) => void
}

/** What each column holds, as it was understood; changed here, remembered for the next file with this header. */
export function MappingTable({ columns, onChange }: MappingTableProps) {
  const say = useSay()
  const set = (at: number, field: string) => {
    const rest = columns.filter((one) => one.at !== at && one.field !== null && one.field !== field)
    const pairs = rest.map((one) => [one.field, one.at] as const)
    onChange(Object.fromEntries(field === '' ? pairs : [...pairs, [field as Field, at]]) as Mapping)
  }
  return (
    <div className="fields" style={{ marginTop: 10 }}>
      {columns.map((column) => (
        <label key={column.at}>
          <span className="quiet">{column.header || `#${column.at + 1}`}</span>
          <br />
          <select value={column.field ?? ''} onChange={(event) => set(column.at, event.currentTarget.value)}>
            <option value="">{say(text('(bỏ qua)', '(ignored)'))}</option>
            {fields.map((field) => (
              <option key={field} value={field}>
                {say(fieldWords[field])}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}

export const fieldWords: Record<Field, Text> = {
  stt: text('Số thứ tự', 'Number'),
  dialogue: text('Buổi đối thoại', 'Dialogue'),
  date: text('Ngày', 'Day'),
  commune: text('Xã', 'Commune'),
  village: text('Thôn', 'Hamlet'),
  speaker: text('Người nêu', 'Speaker'),
  code: text('Mã khách hàng', 'Customer code'),
  phone: text('Điện thoại', 'Phone'),
  words: text('Nội dung ý kiến', 'Opinion'),
  label: text('Nhóm nội dung', 'Topic'),
  answer: text('Trả lời tại chỗ', 'Answer on the spot'),
  receiver: text('Nơi tiếp nhận', 'Receiver'),
  promise: text('Hẹn', 'Promise'),
  note: text('Ghi chú', 'Note'),
}
