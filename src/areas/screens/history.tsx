import { useSay } from '#desk/language.tsx'
import { showDay, showMoment } from '#desk/show.ts'
import { Shown } from '#desk/ui/states.tsx'
import { type Text, text } from '#plain/texts.ts'
import { useHistory } from './dated-world.ts'

const kindWords: Readonly<Record<string, Text>> = {
  'area.added': text('Thêm địa bàn', 'Area added'),
  'area.renamed': text('Sửa tên, mã hoặc số liệu', 'Name, code or figures changed'),
  'area.moved': text('Chuyển về cấp trên khác', 'Moved under another area'),
  'area.merged': text('Nhập địa bàn', 'Areas merged'),
  'area.split': text('Tách địa bàn', 'Area split'),
  'area.ended': text('Kết thúc', 'Ended'),
  'unit.added': text('Thêm đơn vị', 'Unit added'),
  'unit.renamed': text('Đổi tên', 'Renamed'),
  'unit.moved': text('Chuyển về đơn vị khác', 'Moved under another unit'),
  'unit.ended': text('Kết thúc', 'Ended'),
  'unit.serves': text('Bắt đầu phục vụ một địa bàn', 'Began to serve an area'),
  'unit.serves-no-more': text('Thôi phục vụ một địa bàn', 'Stopped serving an area'),
  'authority.changed': text('Dòng thẩm quyền mới', 'New row of authority'),
  'authority.ended': text('Kết thúc dòng thẩm quyền', 'Row of authority ended'),
  'topic.changed': text('Sửa nhóm nội dung', 'Topic changed'),
  'topic.ended': text('Kết thúc nhóm nội dung', 'Topic ended'),
  'holiday.set': text('Ghi ngày nghỉ hoặc làm bù', 'Holiday or swapped day set'),
  'holiday.removed': text('Bỏ một ngày', 'Day removed'),
}

/** Who changed it, when, from which day, and why: from the ledger. */
export function History({ stream }: { stream: string }) {
  const say = useSay()
  const history = useHistory(stream)
  return (
    <Shown of={history}>
      {({ history: rows }) =>
        rows.length === 0 ? (
          <p className="quiet">{say(words.none)}</p>
        ) : (
          <ul className="timeline">
            {rows.map((row) => (
              <li key={row.seq}>
                <strong>{say(kindWords[row.kind] ?? text(row.kind, row.kind))}</strong>
                {dayIn(row.data) && ` · ${say(words.from)} ${showDay(dayIn(row.data)!)}`}
                <div className="quiet">
                  {row.by ?? say(words.system)}, {showMoment(row.at)}
                  {said(row.data, 'legal') && ` · ${said(row.data, 'legal')}`}
                </div>
                {said(row.data, 'reason') && <div>“{said(row.data, 'reason')}”</div>}
              </li>
            ))}
          </ul>
        )
      }
    </Shown>
  )
}

const said = (data: Readonly<Record<string, unknown>>, field: string): string =>
  typeof data[field] === 'string' ? (data[field] as string) : ''
const dayIn = (data: Readonly<Record<string, unknown>>): string =>
  said(data, 'from') || said(data, 'last') || said(data, 'day')

const words = {
  none: text('Chưa có ai sửa từ khi dùng hệ thống.', 'Nobody has changed it since the system began.'),
  from: text('từ ngày', 'from'),
  system: text('hệ thống', 'the system'),
}
