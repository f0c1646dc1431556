import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { type Areas, areaOn, areasOn } from '#areas/area.ts'
import { History } from '#areas/screens/history.tsx'
import { useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { showDay } from '#desk/show.ts'
import { FormDialog } from '#desk/ui/dialog.tsx'
import { Pick } from '#desk/ui/pick.tsx'
import { type Since, SinceFields } from '#desk/ui/since.tsx'
import type { Day } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import { type Units, unitOn } from '../unit.ts'
import { UnitForm } from './unit-form.tsx'

interface DetailProps {
  readonly units: Units
  readonly areas: Areas
  readonly unit: number
  readonly today: Day
  readonly may: boolean
  readonly onClose: () => void
}

/** One unit: its names through time, the areas it served, who changed it; and what may be changed. */
export function UnitDetail(props: DetailProps) {
  const { units, areas, unit, today, may, onClose } = props
  const say = useSay()
  const [form, setForm] = useState<'change' | 'serve' | 'end' | null>(null)
  const now = unitOn(units, unit, today)!
  const served = units.served.filter((row) => row.unit === unit)
  if (form === 'change') return <UnitForm units={units} today={today} unit={now} onClose={onClose} />
  if (form) return <UnitDay {...props} does={form} />
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
          {units.versions
            .filter((version) => version.unit === unit)
            .map((version) => (
              <div key={version.from}>
                <dt>
                  {showDay(version.from)} – {version.to ? showDay(version.to) : say(words.now)}
                </dt>
                <dd>
                  {version.name} · {version.symbol}
                  {version.parent !== null && ` · ${unitOn(units, version.parent, version.from)?.name ?? ''}`}
                </dd>
              </div>
            ))}
        </dl>
        {served.length > 0 && (
          <>
            <h3>{say(words.served)}</h3>
            <ul className="timeline">
              {served.map((row) => (
                <li key={`${row.area} ${row.from}`}>
                  {areaOn(areas, row.area, row.from)?.name}{' '}
                  <span className="quiet">
                    {showDay(row.from)} – {row.to ? showDay(row.to) : say(words.now)}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        {may && (
          <div className="row">
            <Button onClick={() => setForm('change')}>{say(words.change)}</Button>
            {now.kind === 'branch' && (
              <Button variant="default" onClick={() => setForm('serve')}>
                {say(words.serve)}
              </Button>
            )}
            <Button variant="default" onClick={() => setForm('end')}>
              {say(words.end)}
            </Button>
          </div>
        )}
        <h3>{say(words.history)}</h3>
        <History stream={`unit:${unit}`} />
      </div>
    </Modal>
  )
}

/** An area served from a day, or the unit's last day. */
function UnitDay({ areas, unit, units, today, does, onClose }: DetailProps & { does: 'serve' | 'end' }) {
  const say = useSay()
  const writing = useWrite()
  const again = useReadAgain()
  const [since, setSince] = useState<Since>({ from: today, reason: '' })
  const [area, setArea] = useState<number | null>(null)
  const send = async () => {
    const path = does === 'end' ? `/api/units/${unit}/end` : `/api/units/${unit}/areas/${area}`
    if (await writing.send({ method: 'PUT', path, body: since })) {
      again('/api/world')
      onClose()
    }
  }
  const name = unitOn(units, unit, today)?.name ?? ''
  return (
    <FormDialog
      title={text(name, name)}
      does={does === 'end' ? words.end : words.serve}
      busy={writing.busy}
      failure={writing.failure}
      disabled={does === 'serve' && area === null}
      onSend={send}
      onClose={onClose}
    >
      {does === 'serve' && (
        <Pick
          label={say(words.area)}
          value={area}
          options={areasOn(areas, 'commune', since.from).map((one) => ({ value: one.area, name: one.name }))}
          onChange={setArea}
        />
      )}
      <SinceFields today={today} value={since} onChange={setSince} last={does === 'end'} />
    </FormDialog>
  )
}

const words = {
  close: text('Đóng', 'Close'),
  now: text('nay', 'now'),
  served: text('Địa bàn phục vụ', 'Areas served'),
  change: text('Đổi tên, chuyển', 'Rename or move'),
  serve: text('Phục vụ thêm địa bàn', 'Serve an area'),
  area: text('Địa bàn', 'Area'),
  end: text('Kết thúc', 'End'),
  history: text('Ai đã sửa', 'Who changed it'),
}
