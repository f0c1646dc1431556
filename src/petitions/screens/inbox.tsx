import './petitions.css'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useWide } from '#desk/theme.ts'
import { useKeys } from '#desk/ui/keys.tsx'
import { useTitle } from '#desk/ui/page.tsx'
import { Empty, Shown } from '#desk/ui/states.tsx'
import { type Text, text } from '#plain/texts.ts'
import { useMay } from '#units/screens/me.ts'
import type { BulkMove } from '../contract.ts'
import { type Filters, useAddress } from './address.ts'
import { BulkBar } from './bulk-bar.tsx'
import { ListFilters } from './filters.tsx'
import { usePages } from './pages.ts'
import { PetitionRows } from './petition-rows.tsx'
import { PetitionView } from './petition-view.tsx'
import type { showWords } from './show-words.ts'
import { useTicks } from './ticks.ts'

interface InboxProps {
  readonly title: Text
  readonly base: Filters
  readonly shows: readonly (keyof typeof showWords)[]
  /** Offers "mine" and "my unit". */
  readonly owners?: true
}

/** A list of petitions, and beside it on wide screens the one that is open; every filter stands in the address. */
export function Inbox({ title, base, shows, owners }: InboxProps) {
  const say = useSay()
  const may = useMay()
  const wide = useWide()
  const navigate = useNavigate()
  const { filters: chosen, open, set } = useAddress()
  const filters = { ...base, ...chosen }
  const { rows, reading, more, fetching, next } = usePages(filters)
  const { ids: ticked, tick, clear } = useTicks(JSON.stringify(filters))
  const [current, setCurrent] = useState<string>()
  const [move, setMove] = useState<BulkMove>()
  useTitle(say(title))
  // On wide screens one is always open: the first, until another is chosen.
  const shown = wide ? (open ?? rows[0]?.id) : undefined
  const at = shown ?? current
  const index = rows.findIndex((row) => row.id === at)

  const go = (id: string) => void navigate({ to: '/petitions/$id', params: { id } as never })
  const look = (id: string) => {
    setCurrent(id)
    if (wide) set({ open: id })
    document.querySelector(`[data-key="${id}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const step = (by: number) => {
    const to = rows[Math.min(Math.max(index + by, 0), rows.length - 1)]
    if (to) look(to.id)
    if (by > 0 && index >= rows.length - 2 && more && !fetching) next()
  }

  useKeys([
    { key: 'j', does: words.down, press: () => step(1) },
    { key: 'k', does: words.up, press: () => step(-1) },
    { key: 'Enter', does: words.open, press: () => at && go(at) },
    ...(may('note petitions') ? [{ key: 'x', does: words.tick, press: () => at && tick(at) }] : []),
    ...(wide ? [] : [{ key: 'a', does: words.answer, press: () => at && go(at) }]),
  ])
  const beside = shown !== undefined && rows.length > 0
  return (
    <div className={beside ? 'inbox beside' : 'inbox'}>
      <div className="page">
        <div className="page-head">
          <h1>{say(title)}</h1>
          {owners && <Owners of={filters.of ?? 'unit'} set={(of) => set({ of })} />}
        </div>
        <ListFilters filters={filters} shows={shows} set={set} />
        {ticked.size > 0 && <BulkBar ids={[...ticked]} move={move} onMove={setMove} onDone={clear} />}
        <Shown of={reading}>
          {() =>
            rows.length === 0 ? (
              <Nothing filtered={Object.keys(chosen).length > 0} onAll={() => set(clearing(chosen))} />
            ) : (
              <PetitionRows
                rows={rows}
                current={at ?? null}
                ticked={ticked}
                {...(may('note petitions') && { onTick: tick })}
                onOpen={(id) => (wide ? look(id) : go(id))}
              />
            )
          }
        </Shown>
        {more && (
          <div className="inbox-next">
            <Button variant="default" loading={fetching} onClick={next}>
              {say(words.more)}
            </Button>
          </div>
        )}
      </div>
      {beside && (
        <section className="inbox-pane" aria-label={say(words.petition)}>
          <PetitionView key={shown} id={shown} />
        </section>
      )}
    </div>
  )
}

function Owners({ of, set }: { of: string; set: (of: string) => void }) {
  const say = useSay()
  return (
    <div className="choices">
      {(['unit', 'mine'] as const).map((one) => (
        <button key={one} type="button" aria-pressed={of === one} onClick={() => set(one)}>
          {say(words[one])}
        </button>
      ))}
    </div>
  )
}

function Nothing({ filtered, onAll }: { filtered: boolean; onAll: () => void }) {
  const say = useSay()
  return filtered ? (
    <Empty title={words.noneHere} next={words.noneHereNext}>
      <Button variant="default" onClick={onAll}>
        {say(words.clear)}
      </Button>
    </Empty>
  ) : (
    <Empty title={words.none} next={words.noneNext} />
  )
}

const clearing = (filters: Filters) =>
  Object.fromEntries(Object.keys(filters).map((name) => [name, undefined])) as never

const words = {
  unit: text('Bộ phận tôi', 'My unit'),
  mine: text('Riêng tôi', 'Mine'),
  petition: text('Kiến nghị đang xem', 'The open petition'),
  down: text('Kiến nghị sau', 'Next petition'),
  up: text('Kiến nghị trước', 'Previous petition'),
  open: text('Mở riêng kiến nghị', 'Open on its own page'),
  tick: text('Chọn, bỏ chọn', 'Select or not'),
  answer: text('Trả lời', 'Answer'),
  more: text('Xem thêm', 'Show more'),
  clear: text('Bỏ lọc', 'Clear the filters'),
  noneHere: text('Không có kiến nghị nào khớp', 'No petition fits'),
  noneHereNext: text('Thử bớt chữ hoặc bỏ lọc.', 'Try fewer words, or clear the filters.'),
  none: text('Không còn việc nào đang chờ', 'Nothing is waiting'),
  noneNext: text(
    'Khi có kiến nghị giao đến, kiến nghị sẽ hiện ở đây theo ngày hẹn trả lời.',
    'Petitions assigned to you appear here, by the day the answer is due.',
  ),
}
