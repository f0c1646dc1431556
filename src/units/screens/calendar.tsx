import { Button, Checkbox, FileInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMayEdit } from '#areas/screens/dated-world.ts'
import { History } from '#areas/screens/history.tsx'
import { useSay } from '#desk/language.tsx'
import { useRead, useReadAgain, useWrite } from '#desk/read.ts'
import { showDay } from '#desk/show.ts'
import { Badge } from '#desk/ui/badge.tsx'
import { DayField } from '#desk/ui/day-field.tsx'
import { FormDialog } from '#desk/ui/dialog.tsx'
import { Page } from '#desk/ui/page.tsx'
import { Empty, Shown } from '#desk/ui/states.tsx'
import { type Column, Table } from '#desk/ui/table.tsx'
import { type Day, dayOf, weekdayOf } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import type { Holiday } from '../calendar.ts'

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
  const today = dayOf(new Date())
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

function HolidayForm({ holiday, today, onClose }: { holiday: Holiday; today: Day; onClose: () => void }) {
  const say = useSay()
  const writing = useWrite()
  const again = useReadAgain()
  const known = holiday.name !== ''
  const [value, setValue] = useState({ ...holiday, reason: '' })
  const send = async (remove = false) => {
    const { day, reason, ...rest } = value
    const path = `/api/holidays/${day}${remove ? '/remove' : ''}`
    if (await writing.send({ method: 'PUT', path, body: remove ? { reason } : { ...rest, reason } })) {
      again('/api/holidays')
      onClose()
    }
  }
  return (
    <FormDialog
      title={known ? text(showDay(holiday.day), showDay(holiday.day)) : words.add}
      does={words.save}
      busy={writing.busy}
      failure={writing.failure}
      onSend={() => send()}
      onClose={onClose}
    >
      {!known && (
        <DayField
          label={say(words.day)}
          value={value.day}
          today={today}
          required
          onChange={(day) => day && setValue({ ...value, day })}
        />
      )}
      <TextInput
        label={say(words.name)}
        value={value.name}
        required
        onChange={(e) => setValue({ ...value, name: e.currentTarget.value })}
      />
      <Checkbox
        label={say(words.workLong)}
        checked={value.work}
        onChange={(e) => setValue({ ...value, work: e.currentTarget.checked })}
      />
      <TextInput
        label={say(words.source)}
        value={value.source}
        onChange={(e) => setValue({ ...value, source: e.currentTarget.value })}
      />
      {value.day < today && (
        <Textarea
          label={say(words.reason)}
          value={value.reason}
          required
          onChange={(e) => setValue({ ...value, reason: e.currentTarget.value })}
        />
      )}
      {known && (
        <div>
          <Button variant="default" onClick={() => send(true)}>
            {say(words.remove)}
          </Button>
        </div>
      )}
    </FormDialog>
  )
}

interface Change {
  readonly set: readonly Holiday[]
  readonly removed: readonly Day[]
}

/** A file of whole years: first what it would change, then, if wanted, all of it. */
function ImportForm({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const writing = useWrite<Change>()
  const again = useReadAgain()
  const [file, setFile] = useState<File | null>(null)
  const [reason, setReason] = useState('')
  const [change, setChange] = useState<Change | null>(null)
  const send = async () => {
    if (!file) return
    const bytes = new Uint8Array(await file.arrayBuffer())
    const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    const dryRun = change === null
    const body = { file: base64, reason, dryRun }
    const done = await writing.send({ method: 'POST', path: '/api/holidays/import', body })
    if (!done) return
    if (dryRun) return setChange(done)
    again('/api/holidays')
    onClose()
  }
  return (
    <FormDialog
      title={words.import}
      does={change ? words.doImport : words.look}
      busy={writing.busy}
      failure={writing.failure}
      disabled={file === null}
      onSend={send}
      onClose={onClose}
    >
      <p className="quiet">{say(words.importWhy)}</p>
      <FileInput
        label={say(words.pickFile)}
        accept=".xlsx,.csv"
        value={file}
        onChange={(picked) => {
          setFile(picked)
          setChange(null)
        }}
      />
      <Textarea
        label={say(words.reasonPast)}
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
      />
      {change && (
        <div className="notice brand">
          {say(words.changes(change.set.length, change.removed.length))}
          <ul>
            {change.set.map((row) => (
              <li key={row.day}>
                {showDay(row.day)}: {row.name}
              </li>
            ))}
            {change.removed.map((day) => (
              <li key={day}>
                <s>{showDay(day)}</s>
              </li>
            ))}
          </ul>
        </div>
      )}
    </FormDialog>
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
  save: text('Lưu', 'Save'),
  remove: text('Bỏ ngày này', 'Remove this day'),
  workLong: text('Ngày cuối tuần đi làm bù', 'A weekend day worked in exchange'),
  reason: text('Lý do sửa quá khứ', 'Why the past is corrected'),
  reasonPast: text('Lý do, nếu có ngày đã qua', 'Reason, where days have passed'),
  none: text('Năm này chưa có ngày nghỉ nào', 'No holidays for this year yet'),
  noneNext: text(
    'Hẹn với bà con sẽ tính sai. Hãy nhập theo thông báo của Bộ.',
    'Promises will be counted wrongly. Enter what the Ministry announced.',
  ),
  history: text('Ai đã sửa', 'Who changed it'),
  importWhy: text(
    'Tệp có các cột Ngày, Tên, Làm bù, Nguồn, như tệp tải về. Năm nào có trong tệp thì cả năm đó theo tệp; sai một dòng là không nhập gì.',
    'Columns Ngày, Tên, Làm bù, Nguồn, as in the file that you download. Years in the file follow it whole; one wrong row and nothing is imported.',
  ),
  pickFile: text('Chọn tệp', 'Choose a file'),
  look: text('Xem sẽ thay đổi gì', 'See what changes'),
  doImport: text('Nhập tất cả', 'Import it all'),
  changes: (set: number, removed: number) =>
    text(`Ghi ${set} ngày, bỏ ${removed} ngày.`, `${set} days set, ${removed} removed.`),
}
