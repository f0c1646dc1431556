import { useSay } from '#desk/language.tsx'
import { showNumber, showShare } from '#desk/show.ts'
import { type Column, Table } from '#desk/ui/table.tsx'
import { text } from '#plain/texts.ts'
import type { LeaderPage } from '../reading.ts'

type Branch = LeaderPage['branches'][number]

/** The branches side by side, for whoever answers for several. Open and late first; never one rank. */
export function BranchesTable({ page, onChoose }: { page: LeaderPage; onChoose: (unit: number) => void }) {
  const say = useSay()
  const dash = (value: number | null, digits = 0) => (value === null ? '–' : showNumber(value, digits))
  const columns: Column<Branch>[] = [
    {
      name: text('Điện lực', 'Branch'),
      of: (row) => (
        <button type="button" className="plain-button" onClick={() => onChoose(row.unit)}>
          {row.name}
        </button>
      ),
    },
    {
      name: text('Đã nhận', 'Received'),
      number: true,
      labelled: true,
      of: (row) => showNumber(row.counted.received),
    },
    {
      name: text('Trên 1.000 khách hàng', 'Per 1,000 customers'),
      number: true,
      labelled: true,
      of: (row) => dash(row.perThousand, 1),
    },
    {
      name: text('Tại chỗ', 'On the spot'),
      number: true,
      labelled: true,
      of: (row) => showShare(row.counted.onTheSpot, row.counted.received),
    },
    {
      name: text('Ngày làm việc đến trả lời', 'Working days to an answer'),
      number: true,
      labelled: true,
      of: (row) => dash(row.counted.daysToAnswer),
    },
    {
      name: text('Đang mở', 'Open'),
      number: true,
      labelled: true,
      of: (row) => showNumber(row.standing.open),
    },
    {
      name: text('Trễ hẹn', 'Late'),
      number: true,
      labelled: true,
      of: (row) => (
        <span className={row.standing.late > 0 ? 'late' : undefined}>{showNumber(row.standing.late)}</span>
      ),
    },
    {
      name: text('Bà con xác nhận xong', 'Confirmed solved'),
      number: true,
      labelled: true,
      of: (row) => showNumber(row.counted.ends.solved ?? 0),
    },
    { name: text('Điểm', 'Score'), number: true, labelled: true, of: (row) => dash(row.counted.score, 1) },
  ]
  return (
    <section className="wide" aria-labelledby="branches">
      <h2 id="branches">{say(words.title)}</h2>
      <Table caption={words.title} columns={columns} rows={page.branches} keyOf={(row) => row.unit} />
    </section>
  )
}
const words = { title: text('Các Điện lực', 'The branches') }
