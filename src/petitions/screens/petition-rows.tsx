import { Link } from '@tanstack/react-router'
import { useSay } from '#desk/language.tsx'
import { showDay } from '#desk/show.ts'
import { Badge } from '#desk/ui/badge.tsx'
import { type Column, Table } from '#desk/ui/table.tsx'
import { dayOf } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import { channelWords } from '../words.ts'
import { useNames } from './names.ts'
import type { Row } from './pages.ts'
import { StateBadge } from './state-badge.tsx'

interface RowsProps {
  readonly rows: readonly Row[]
  readonly current: string | null
  readonly ticked?: ReadonlySet<string>
  readonly onTick?: (id: string) => void
  readonly onOpen: (id: string) => void
}

/** Petitions as rows: the person's words, who and how, where, what about, by when. */
export function PetitionRows({ rows, current, ticked, onTick, onOpen }: RowsProps) {
  const say = useSay()
  const names = useNames()
  const voiced = (row: Row) => dayOf(new Date(row.voicedAt))
  const tick: Column<Row> = {
    name: words.tick,
    quiet: true,
    width: '44px',
    of: (row) => (
      <label className="inbox-tick">
        <span className="only-read">{say(words.tickOne(row.number))}</span>
        <input type="checkbox" checked={ticked?.has(row.id) ?? false} onChange={() => onTick?.(row.id)} />
      </label>
    ),
  }
  const columns: Column<Row>[] = [
    ...(onTick ? [tick] : []),
    {
      name: words.petition,
      of: (row) => (
        <>
          <Link
            to="/petitions/$id"
            params={{ id: row.id } as never}
            className="inbox-words"
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return
              event.preventDefault()
              onOpen(row.id)
            }}
          >
            {row.words}
          </Link>
          <div className="inbox-sub">
            {row.number} · {row.speaker} · {say(channelWords[row.channel])} {showDay(voiced(row)).slice(0, 5)}
            {row.movedOn > 0 && ` · ${say(words.movedOn(row.movedOn))}`}
            {row.climbed > 0 && ` · ${say(words.climbed)}`}
          </div>
        </>
      ),
    },
    {
      name: words.area,
      width: '1%',
      of: (row) => (
        <div className="inbox-place">
          {row.hamlet}
          <div className="inbox-sub">{row.area !== null && names.area(row.area, voiced(row))}</div>
        </div>
      ),
    },
    { name: words.topic, width: '1%', of: (row) => <Badge>{names.topic(row.topic, voiced(row))}</Badge> },
    { name: words.due, width: '1%', of: (row) => <StateBadge petition={row} today={names.today} /> },
  ]
  return (
    <Table
      caption={words.caption}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.id}
      current={current}
      onOpen={(row) => onOpen(row.id)}
    />
  )
}

const words = {
  caption: text('Danh sách kiến nghị', 'Petitions'),
  tick: text('Chọn', 'Select'),
  tickOne: (number: string) => text(`Chọn ${number}`, `Select ${number}`),
  petition: text('Kiến nghị', 'Petition'),
  area: text('Địa bàn', 'Area'),
  topic: text('Nhóm', 'Topic'),
  due: text('Hẹn trả lời', 'Answer due'),
  movedOn: (n: number) => text(`chuyển ${n} lần`, `moved on ${n}×`),
  climbed: text('đã báo lên', 'climbing'),
}
