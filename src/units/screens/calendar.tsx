import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMayEdit } from '#areas/screens/dated-world.ts'
import { History } from '#areas/screens/history.tsx'
import { useSay } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { showDay } from '#desk/show.ts'
import { useToday } from '#desk/today.ts'
import { Badge } from '#desk/ui/badge.tsx'
import { Page } from '#desk/ui/page.tsx'
import { Empty, Shown } from '#desk/ui/states.tsx'
import { type Column, Table } from '#desk/ui/table.tsx'
import { type Day, weekdayOf } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import type { Holiday } from '../calendar.ts'
import { HolidayForm, ImportForm } from './calendar-forms.tsx'

const weekday = (day: Day) =>
  [
    text('thứ Hai', 'Monday'),
    text('thứ Ba', 'Tuesday'),
    text('thứ Tư', 'Wednesday'),
    text('thứ Năm', 'Thursday'),
    text('thứ Sáu', 'Friday'),
    text('thứ Bảy', 'Saturday'),
    text('Chủ nhật', 'Sunday'),
  ][weekdayOf(day) - 1]!

/** Holidays and swapped days, year by year. Both clocks of every petition count with them. */
export default function CalendarScreen() {
  const say = useSay()
  const may = useMayEdit('edit the calendar')
  const holidays = useRead<{ holidays: readonly Holiday[] }>('/api/holidays')
  const today = useToday()
  const [year, setYear] = useState(today.slice(0, 4))
  const [form, setForm] = useState<Holiday | 'import' | null>(null)
  const fresh: Holiday = { day: today, name: '', work: false, source: '' }
  return (
    <Page
      title={words.title}
      tools={
        <>
          {may && (
            <>
              <Button onClick={() => setForm(fresh)}>{say(words.add)}</Button>
              <Button variant="default" onClick={() => setForm('import')}>
                {say(words.import)}
              </Button>
            </>
          )}
          <a href="/api/holidays/export.xlsx" download>
            {say(words.file)}
          </a>
        </>
      }
    >
      <Shown of={holidays}>
        {({ holidays: rows }) => {
          const years = [...new Set([...rows.map(({ day }) => day.slice(0, 4)), today.slice(0, 4)])].sort()
          const shown = rows.filter(({ day }) => day.startsWith(year))
          const columns: Column<Holiday>[] = [
            {
              name: words.day,
              of: (row) => (
                <>
                  <strong>{showDay(row.day)}</strong> <span className="quiet">{say(weekday(row.day))}</span>
                </>
              ),
            },
            { name: words.name, of: (row) => row.name },
            {
              name: words.kind,
              of: (row) =>
                row.work ? <Badge meaning="due">{say(words.work)}</Badge> : <Badge>{say(words.off)}</Badge>,
            },
            { name: words.source, of: (row) => <span className="quiet">{row.source}</span> },
            ...(may
              ? [
                  {
                    name: words.edit,
                    of: (row: Holiday) => (
                      <button type="button" className="plain-button" onClick={() => setForm(row)}>
                        {say(words.edit)} <span className="only-read">{showDay(row.day)}</span>
                      </button>
                    ),
                  },
                ]
              : []),
          ]
          return (
            <div className="stack">
              <div className="choices">
                {years.slice(-8).map((one) => (
                  <button key={one} type="button" aria-pressed={one === year} onClick={() => setYear(one)}>
                    {one}
                  </button>
                ))}
              </div>
              {shown.length === 0 ? (
                <Empty title={words.none} next={words.noneNext} />
              ) : (
                <Table caption={words.title} columns={columns} rows={shown} keyOf={(row) => row.day} />
              )}
              <h2>{say(words.history)}</h2>
              <History stream={`holiday:${year}`} />
            </div>
          )
        }}
      </Shown>
      {form === 'import' && <ImportForm onClose={() => setForm(null)} />}
      {form !== null && form !== 'import' && (
        <HolidayForm holiday={form} today={today} onClose={() => setForm(null)} />
      )}
    </Page>
  )
}

const words = {
  title: text('Ngày nghỉ, ngày làm bù', 'Holidays and swapped days'),
  add: text('Thêm ngày', 'Add a day'),
  import: text('Nhập từ Excel', 'Import from Excel'),
  file: text('Tải Excel', 'Excel'),
  day: text('Ngày', 'Day'),
  name: text('Tên', 'Name'),
  kind: text('Là', 'Is'),
  work: text('làm bù', 'worked in exchange'),
  off: text('nghỉ', 'off'),
  source: text('Nguồn', 'Source'),
  edit: text('Sửa', 'Edit'),
  none: text('Năm này chưa có ngày nghỉ nào', 'No holidays for this year yet'),
  noneNext: text(
    'Hẹn với bà con sẽ tính sai. Hãy nhập theo thông báo của Bộ.',
    'Promises will be counted wrongly. Enter what the Ministry announced.',
  ),
  history: text('Ai đã sửa', 'Who changed it'),
}
