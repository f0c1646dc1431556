import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { showDay, showNumber } from '#desk/show.ts'
import { AsOf, useAsOf } from '#desk/ui/as-of.tsx'
import { Page } from '#desk/ui/page.tsx'
import { Empty, Shown } from '#desk/ui/states.tsx'
import type { Day } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import { type Areas, type AreaVersion, areaOn, areasOn, countedInto } from '../area.ts'
import { AreaDetail } from './area-detail.tsx'
import { AddArea, MergeAreas } from './area-forms.tsx'
import { useDatedWorld, useMayEdit } from './dated-world.ts'

/** The areas as of any day: the 11 communes of 2013, the 4 of today, and how the ones became the others. */
export default function AreasScreen() {
  const say = useSay()
  const world = useDatedWorld()
  const may = useMayEdit('edit areas')
  const today = world.data?.today ?? '2026-01-01'
  const [on, setOn] = useAsOf(today)
  const [open, setOpen] = useState<number | null>(null)
  const [form, setForm] = useState<'add' | 'merge' | null>(null)
  return (
    <Page
      title={words.title}
      tools={
        <>
          {may && (
            <>
              <Button onClick={() => setForm('add')}>{say(words.add)}</Button>
              <Button variant="default" onClick={() => setForm('merge')}>
                {say(words.merge)}
              </Button>
            </>
          )}
          <a href="/api/areas/export.xlsx" download>
            {say(words.file)}
          </a>
        </>
      }
    >
      <Shown of={world}>
        {({ areas }) => (
          <div className="stack">
            <div className="row">
              <AsOf key={on} today={today} value={on} onChange={setOn} />
              {on !== today && (
                <Button variant="default" onClick={() => setOn(null)}>
                  {say(words.now)}
                </Button>
              )}
            </div>
            {areasOn(areas, 'commune', on).length === 0 && <Empty title={words.none} />}
            <ul className="tree card">
              {roots(areas, on).map((root) => (
                <Branch key={root.area} areas={areas} area={root} on={on} onOpen={setOpen} />
              ))}
            </ul>
            {open !== null && (
              <AreaDetail areas={areas} area={open} today={today} may={may} onClose={() => setOpen(null)} />
            )}
            {form === 'add' && <AddArea areas={areas} today={today} onClose={() => setForm(null)} />}
            {form === 'merge' && <MergeAreas areas={areas} today={today} onClose={() => setForm(null)} />}
          </div>
        )}
      </Shown>
    </Page>
  )
}

const onDay = (areas: Areas, on: Day): AreaVersion[] =>
  (['province', 'district', 'commune', 'hamlet'] as const).flatMap((kind) => areasOn(areas, kind, on))
const roots = (areas: Areas, on: Day): AreaVersion[] =>
  onDay(areas, on).filter(({ parent }) => parent === null)

function Branch({
  areas,
  area,
  on,
  onOpen,
}: {
  areas: Areas
  area: AreaVersion
  on: Day
  onOpen: (area: number) => void
}) {
  const say = useSay()
  const below = onDay(areas, on)
    .filter((other) => other.parent === area.area)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
  const became = areas.successions.filter((row) => row.old === area.area)
  const from = countedInto(areas, area.area, on).filter((id) => id !== area.area)
  return (
    <li>
      <div className="row">
        <button type="button" className="plain-button" onClick={() => onOpen(area.area)}>
          {area.name}
        </button>
        <span className="quiet">
          {area.code ? `${say(words.code)} ${area.code}` : ''}
          {area.population !== null && ` · ${showNumber(area.population)} ${say(words.people)}`}
          {from.length > 0 &&
            ` · ${say(words.of)} ${from.map((id) => areaOn(areas, id, on)?.name).join(', ')}`}
          {became.length > 0 &&
            ` · ${say(words.became)} ${became.map((row) => areaOn(areas, row.next, row.since)?.name).join(', ')} ${showDay(became[0]!.since)}`}
        </span>
      </div>
      {below.length > 0 && (
        <ul className="tree">
          {below.map((child) => (
            <Branch key={child.area} areas={areas} area={child} on={on} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </li>
  )
}

const words = {
  title: text('Địa bàn', 'Areas'),
  add: text('Thêm địa bàn', 'Add an area'),
  merge: text('Nhập các xã', 'Merge areas'),
  file: text('Tải Excel', 'Excel'),
  now: text('Về hôm nay', 'Back to today'),
  none: text('Ngày này chưa có xã nào.', 'There was no commune on that day.'),
  code: text('mã', 'code'),
  people: text('người', 'people'),
  of: text('gồm', 'made of'),
  became: text('nhập vào', 'became'),
}
