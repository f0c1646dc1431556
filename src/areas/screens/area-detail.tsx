import { Button, Modal, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { showDay } from '#desk/show.ts'
import { FormDialog } from '#desk/ui/dialog.tsx'
import { Pick } from '#desk/ui/pick.tsx'
import { type Since, SinceFields } from '#desk/ui/since.tsx'
import type { Day } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import { type Areas, type AreaVersion, areaOn, areasOn } from '../area.ts'
import { History } from './history.tsx'

interface DetailProps {
  readonly areas: Areas
  readonly area: number
  readonly today: Day
  readonly may: boolean
  readonly onClose: () => void
}

/** One area: its versions, what it came from and became, who changed it; and what may be changed. */
export function AreaDetail({ areas, area, today, may, onClose }: DetailProps) {
  const say = useSay()
  const [form, setForm] = useState<'change' | 'end' | null>(null)
  const versions = areas.versions.filter((version) => version.area === area)
  const now = areaOn(areas, area, today)!
  const links = areas.successions.filter((row) => row.old === area || row.next === area)
  if (form)
    return <ChangeArea areas={areas} area={now} today={today} ends={form === 'end'} onClose={onClose} />
  return (
    <Modal
      opened
      onClose={onClose}
      title={now.name}
      size="lg"
      closeButtonProps={{ 'aria-label': say(words.close) }}
    >
      <div className="stack">
        <dl className="facts">
          {versions.map((version) => (
            <div key={version.from}>
              <dt>
                {showDay(version.from)} – {version.to ? showDay(version.to) : say(words.now)}
              </dt>
              <dd>
                {version.name}
                {version.code && ` · ${version.code}`}
                {version.parent !== null && ` · ${areaOn(areas, version.parent, version.from)?.name ?? ''}`}
              </dd>
            </div>
          ))}
        </dl>
        {links.length > 0 && (
          <ul className="timeline">
            {links.map((row) => (
              <li key={`${row.old} ${row.next}`}>
                {showDay(row.since)}: {areaOn(areas, row.old, row.since)?.name} →{' '}
                {areaOn(areas, row.next, row.since)?.name} <span className="quiet">{row.legal}</span>
              </li>
            ))}
          </ul>
        )}
        {may && (
          <div className="row">
            <Button onClick={() => setForm('change')}>{say(words.change)}</Button>
            <Button variant="default" onClick={() => setForm('end')}>
              {say(words.end)}
            </Button>
          </div>
        )}
        <h3>{say(words.history)}</h3>
        <History stream={`area:${area}`} />
      </div>
    </Modal>
  )
}

function ChangeArea({
  areas,
  area,
  today,
  ends,
  onClose,
}: {
  areas: Areas
  area: AreaVersion
  today: Day
  ends: boolean
  onClose: () => void
}) {
  const say = useSay()
  const writing = useWrite()
  const again = useReadAgain()
  const [since, setSince] = useState<Since>({ from: today, reason: '' })
  const [change, setChange] = useState({
    name: area.name,
    code: area.code ?? '',
    parent: area.parent,
    population: area.population,
    row: area.row,
    column: area.column,
  })
  const parents = areas.versions.length
    ? (['province', 'district', 'commune'] as const).flatMap((kind) => areasOn(areas, kind, since.from))
    : []
  const send = async () => {
    const body = ends ? since : { ...since, change: { ...change, code: change.code.trim() || null } }
    const path = `/api/areas/${area.area}${ends ? '/end' : ''}`
    if (await writing.send({ method: 'PUT', path, body })) {
      again('/api/world')
      onClose()
    }
  }
  const number = (label: string, field: 'population' | 'row' | 'column') => (
    <NumberInput
      label={label}
      value={change[field] ?? ''}
      min={field === 'population' ? 0 : 1}
      hideControls
      onChange={(value) => setChange({ ...change, [field]: value === '' ? null : Number(value) })}
    />
  )
  return (
    <FormDialog
      title={text(area.name, area.name)}
      does={ends ? words.end : words.save}
      busy={writing.busy}
      failure={writing.failure}
      onSend={send}
      onClose={onClose}
    >
      {!ends && (
        <>
          <TextInput
            label={say(words.name)}
            value={change.name}
            required
            onChange={(e) => setChange({ ...change, name: e.currentTarget.value })}
          />
          <TextInput
            label={say(words.code)}
            value={change.code}
            onChange={(e) => setChange({ ...change, code: e.currentTarget.value })}
          />
          {area.kind !== 'province' && (
            <Pick
              label={say(words.parent)}
              value={change.parent}
              options={parents.map((one) => ({ value: one.area, name: one.name }))}
              onChange={(parent) => setChange({ ...change, parent })}
            />
          )}
          {number(say(words.population), 'population')}
          <div className="row">
            {number(say(words.row), 'row')}
            {number(say(words.column), 'column')}
          </div>
        </>
      )}
      <SinceFields today={today} value={since} onChange={setSince} last={ends} />
    </FormDialog>
  )
}

const words = {
  close: text('Đóng', 'Close'),
  now: text('nay', 'now'),
  change: text('Sửa từ một ngày', 'Change from a day'),
  end: text('Kết thúc', 'End'),
  save: text('Lưu', 'Save'),
  history: text('Ai đã sửa', 'Who changed it'),
  name: text('Tên', 'Name'),
  code: text('Mã', 'Code'),
  parent: text('Thuộc', 'Within'),
  population: text('Dân số', 'Population'),
  row: text('Hàng trên bảng độ phủ', 'Row on the board'),
  column: text('Cột', 'Column'),
}
