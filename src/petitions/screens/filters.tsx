import { NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { areasOn } from '#areas/area.ts'
import { useSay } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { DayField } from '#desk/ui/day-field.tsx'
import { useKeys } from '#desk/ui/keys.tsx'
import { type Text, text } from '#plain/texts.ts'
import { topicsOn } from '../topic.ts'
import { channelWords, endingWords, levelWords } from '../words.ts'
import { addressOf, type Filters } from './address.ts'
import { useNames } from './names.ts'
import { showWords } from './show-words.ts'

interface FiltersProps {
  /** What the list is of, beside what the person chose. */
  readonly filters: Filters
  readonly shows: readonly (keyof typeof showWords)[]
  readonly set: (change: Filters) => void
}

/** The choices over a list, each with how many it holds; the search; and more choices, folded away. */
export function ListFilters({ filters, shows, set }: FiltersProps) {
  const say = useSay()
  return (
    <>
      <div className="inbox-tools">
        <Search value={filters.q ?? ''} onSearch={(q) => set({ q })} />
        <fieldset className="choices" aria-label={say(words.show)}>
          {shows.map((show) => (
            <Choice key={show} show={show} filters={filters} set={set} />
          ))}
        </fieldset>
      </div>
      <MoreFilters filters={filters} set={set} />
    </>
  )
}

function Choice({
  show,
  filters,
  set,
}: {
  show: keyof typeof showWords
  filters: Filters
  set: FiltersProps['set']
}) {
  const say = useSay()
  const { data } = useRead<{ count: number }>(addressOf('/api/petitions/count', { ...filters, show }), {
    fresh: 30_000,
  })
  return (
    <button type="button" aria-pressed={filters.show === show} onClick={() => set({ show })}>
      {say(showWords[show])}
      <span className="count">{data ? (data.count >= 10_000 ? '10.000+' : data.count) : ' '}</span>
    </button>
  )
}

/** Asks when the typing rests, so that the list does not run after every letter. */
function Search({ value, onSearch }: { value: string; onSearch: (q: string) => void }) {
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(value)
  const asked = useRef(value)
  useEffect(() => {
    if (typed === asked.current) return
    const timer = setTimeout(() => {
      asked.current = typed
      onSearch(typed)
    }, 300)
    return () => clearTimeout(timer)
  })
  useKeys([{ key: '/', does: words.toSearch, press: () => input.current?.focus() }])
  return (
    <TextInput
      ref={input}
      type="search"
      className="search"
      aria-label={say(words.search)}
      placeholder={say(words.search)}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      rightSection={<kbd>/</kbd>}
      rightSectionPointerEvents="none"
    />
  )
}

function MoreFilters({ filters, set }: { filters: Filters; set: FiltersProps['set'] }) {
  const say = useSay()
  const { world, today } = useNames()
  const used = (['topic', 'area', 'unit', 'channel', 'level', 'ending', 'from', 'to'] as const).filter(
    (name) => filters[name],
  )
  const select = (name: keyof Filters, label: Text, options: readonly (readonly [string, string])[]) => (
    <NativeSelect
      label={say(label)}
      value={filters[name] ?? ''}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
      data={[
        { value: '', label: say(words.any) },
        ...options.map(([value, shown]) => ({ value, label: shown })),
      ]}
    />
  )
  const worded = (table: Record<string, Text>) =>
    Object.entries(table).map(([value, shown]) => [value, say(shown)] as const)
  const units =
    world?.units.filter((unit) => unit.from <= today && (unit.to === null || today <= unit.to)) ?? []
  const areas = world ? areasOn({ ...world, versions: world.areas }, 'commune', today) : []
  return (
    <details className="inbox-more no-print" open={used.length > 0 || undefined}>
      <summary>{say(used.length > 0 ? words.moreUsed(used.length) : words.more)}</summary>
      <div className="fields">
        {select(
          'topic',
          words.topic,
          world ? topicsOn(world.topics, today).map((topic) => [topic.code, say(topic.name)] as const) : [],
        )}
        {select(
          'area',
          words.area,
          areas.map((area) => [String(area.area), area.name] as const),
        )}
        {select(
          'unit',
          words.unit,
          units.map((unit) => [String(unit.unit), unit.name] as const),
        )}
        {select('channel', words.channel, worded(channelWords))}
        {select('level', words.level, worded(levelWords))}
        {select('ending', words.ending, worded(endingWords))}
        <DayField
          key={`from ${filters.from}`}
          label={say(words.from)}
          value={filters.from ?? null}
          today={today}
          onChange={(day) => day && set({ from: day })}
        />
        <DayField
          key={`to ${filters.to}`}
          label={say(words.to)}
          value={filters.to ?? null}
          today={today}
          onChange={(day) => day && set({ to: day })}
        />
      </div>
      {used.length > 0 && (
        <button
          type="button"
          className="plain-button"
          onClick={() => set(Object.fromEntries(used.map((name) => [name, undefined])) as never)}
        >
          {say(words.clear)}
        </button>
      )}
    </details>
  )
}

const words = {
  show: text('Xem', 'Show'),
  search: text('Tìm tên, mã, nội dung (không dấu cũng được)', 'Name, number, words (accents do not matter)'),
  toSearch: text('Tìm', 'Search'),
  more: text('Lọc thêm', 'More filters'),
  moreUsed: (n: number) => text(`Đang lọc theo ${n} điều`, `Filtered by ${n}`),
  any: text('Tất cả', 'All'),
  topic: text('Nhóm', 'Topic'),
  area: text('Địa bàn', 'Area'),
  unit: text('Nơi giữ', 'Held by'),
  channel: text('Đến bằng', 'Came by'),
  level: text('Thẩm quyền', 'Authority'),
  ending: text('Kết thúc', 'Ended as'),
  from: text('Nhận từ ngày', 'Received from'),
  to: text('đến ngày', 'to'),
  clear: text('Bỏ lọc', 'Clear'),
}
