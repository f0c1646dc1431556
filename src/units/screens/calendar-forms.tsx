import { Button, Checkbox, FileInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { showDay } from '#desk/show.ts'
import { DayField } from '#desk/ui/day-field.tsx'
import { FormDialog } from '#desk/ui/dialog.tsx'
import type { Day } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import type { Holiday } from '../calendar.ts'

/** One day, off or worked in exchange; known ones may be taken away. */
export function HolidayForm({
  holiday,
  today,
  onClose,
}: {
  holiday: Holiday
  today: Day
  onClose: () => void
}) {
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
export function ImportForm({ onClose }: { onClose: () => void }) {
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
  add: text('Thêm ngày', 'Add a day'),
  import: text('Nhập từ Excel', 'Import from Excel'),
  day: text('Ngày', 'Day'),
  name: text('Tên', 'Name'),
  source: text('Nguồn', 'Source'),
  save: text('Lưu', 'Save'),
  remove: text('Bỏ ngày này', 'Remove this day'),
  workLong: text('Ngày cuối tuần đi làm bù', 'A weekend day worked in exchange'),
  reason: text('Lý do sửa quá khứ', 'Why the past is corrected'),
  reasonPast: text('Lý do, nếu có ngày đã qua', 'Reason, where days have passed'),
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
