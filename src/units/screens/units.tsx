import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Areas, areaOn } from '#areas/area.ts'
import { useDatedWorld, useMayEdit } from '#areas/screens/dated-world.ts'
import { useSay } from '#desk/language.tsx'
import { AsOf, useAsOf } from '#desk/ui/as-of.tsx'
import { Page } from '#desk/ui/page.tsx'
import { Empty, Shown } from '#desk/ui/states.tsx'
import { inForce } from '#plain/dated.ts'
import type { Day } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import { areasServed, type Units, type UnitVersion } from '../unit.ts'
import { UnitDetail } from './unit-detail.tsx'
import { UnitForm } from './unit-form.tsx'

/** The tree of units as of any day: names, symbols, which areas a branch serves. */
export default function UnitsScreen() {
  const say = useSay()
  const world = useDatedWorld<{ units: Units }>()
  const may = useMayEdit('edit units')
  const today = world.data?.today ?? '2026-01-01'
  const [on, setOn] = useAsOf(today)
  const [open, setOpen] = useState<number | null>(null)
  const [adding, setAdding] = useState(false)
  return (
    <Page
      title={words.title}
      tools={
        <>
          {may && <Button onClick={() => setAdding(true)}>{say(words.add)}</Button>}
          <a href="/api/units/export.xlsx" download>
            {say(words.file)}
          </a>
        </>
      }
    >
      <Shown of={world}>
        {({ units, areas }) => {
          const roots = units.versions.filter((unit) => unit.parent === null && inForce(unit, on))
          return (
            <div className="stack">
              <div className="row">
                <AsOf key={on} today={today} value={on} onChange={setOn} />
                {on !== today && (
                  <Button variant="default" onClick={() => setOn(null)}>
                    {say(words.now)}
                  </Button>
                )}
              </div>
              {roots.length === 0 && <Empty title={words.none} />}
              <ul className="tree card">
                {roots.map((root) => (
                  <Node key={root.unit} units={units} areas={areas} unit={root} on={on} onOpen={setOpen} />
                ))}
              </ul>
              {open !== null && (
                <UnitDetail
                  units={units}
                  areas={areas}
                  unit={open}
                  today={today}
                  may={may}
                  onClose={() => setOpen(null)}
                />
              )}
              {adding && (
                <UnitForm units={units} today={today} unit={null} onClose={() => setAdding(false)} />
              )}
            </div>
          )
        }}
      </Shown>
    </Page>
  )
}

function Node({
  units,
  areas,
  unit,
  on,
  onOpen,
}: {
  units: Units
  areas: Areas
  unit: UnitVersion
  on: Day
  onOpen: (unit: number) => void
}) {
  const say = useSay()
  const below = units.versions.filter((other) => other.parent === unit.unit && inForce(other, on))
  const served = areasServed(units, unit.unit, on)
  return (
    <li>
      <div className="row">
        <button type="button" className="plain-button" onClick={() => onOpen(unit.unit)}>
          {unit.name}
        </button>
        <span className="quiet">
          {unit.symbol}
          {served.length > 0 &&
            ` · ${say(words.serves)} ${served.map((area) => areaOn(areas, area, on)?.name.replace(/^Xã /, '')).join(', ')}`}
        </span>
      </div>
      {below.length > 0 && (
        <ul className="tree">
          {below.map((child) => (
            <Node key={child.unit} units={units} areas={areas} unit={child} on={on} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </li>
  )
}

const words = {
  title: text('Đơn vị', 'Units'),
  add: text('Thêm đơn vị', 'Add a unit'),
  file: text('Tải Excel', 'Excel'),
  now: text('Về hôm nay', 'Back to today'),
  none: text('Ngày này chưa có đơn vị nào.', 'There was no unit on that day.'),
  serves: text('phục vụ', 'serves'),
}
