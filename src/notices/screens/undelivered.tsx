import './undelivered.css'
import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { showMoment } from '#desk/show.ts'
import { Page } from '#desk/ui/page.tsx'
import { Empty, Shown } from '#desk/ui/states.tsx'
import { type Column, Table } from '#desk/ui/table.tsx'
import { type Text, text } from '#plain/texts.ts'
import { useMay } from '#units/screens/me.ts'
import { channelWords, purposeWords } from '../words.ts'
import { Fate } from './fate.tsx'
import type { NoticeView } from './notice-view.ts'
import { SettleDialog } from './settle-dialog.tsx'

const shows = ['undelivered', 'call', 'village', 'failed', 'unknown', 'all'] as const
type Show = (typeof shows)[number]
type Counts = Record<Exclude<Show, 'all'>, number>

/** “Tin chưa đến”: what people do not yet know, oldest first, and what to do about it. */
export default function Undelivered() {
  const say = useSay()
  const may = useMay()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { show?: Show; after?: string }
  const show = shows.find((one) => one === search.show) ?? 'undelivered'
  const after = search.after ? `&after=${encodeURIComponent(search.after)}` : ''
  const page = useRead<{ notices: NoticeView[]; next: string | null }>(`/api/notices?show=${show}${after}`)
  const { data: counts } = useRead<Counts>('/api/notices/count')
  const [open, setOpen] = useState<NoticeView | null>(null)
  const go = (to: { show?: Show; after?: string }) => void navigate({ to: '/notices', search: to as never })
  const columns: Column<NoticeView>[] = [
    {
      name: words.petition,
      of: (notice) => (
        <>
          {notice.petition ? (
            <Link to="/petitions/$id" params={{ id: notice.petition }}>
              {notice.number}
            </Link>
          ) : (
            notice.number
          )}
          <div className="quiet">{notice.hamlet}</div>
        </>
      ),
    },
    {
      name: words.notice,
      of: (notice) => (
        <>
          {say(purposeWords[notice.purpose])}
          <div className="quiet">{say(channelWords[notice.channel])}</div>
        </>
      ),
    },
    { name: words.fate, of: (notice) => <Fate of={notice} /> },
    { name: words.since, labelled: true, of: (notice) => notice.madeAt && showMoment(notice.madeAt) },
    {
      name: words.next,
      of: (notice) =>
        may('settle notices') && notice.state !== 'cancelled' ? (
          <Button size="xs" variant="default" onClick={() => setOpen(notice)}>
            {say(show === 'call' ? words.call : words.handle)}
          </Button>
        ) : null,
    },
  ]
  return (
    <Page title={words.title} tools={<Link to="/village-list">{say(words.village)}</Link>}>
      <nav className="choices notices-tabs" aria-label={say(words.title)}>
        {shows.map((one) => (
          <button
            key={one}
            type="button"
            aria-current={one === show ? 'page' : undefined}
            onClick={() => go({ show: one })}
          >
            {say(showWords[one])}
            {one !== 'all' && counts && <span className="count">{counts[one]}</span>}
          </button>
        ))}
      </nav>
      <Shown of={page}>
        {({ notices, next }) =>
          notices.length === 0 ? (
            <Empty title={emptyWords[show]} next={words.emptyNext} />
          ) : (
            <div className="stack">
              <Table
                caption={words.title}
                columns={columns}
                rows={notices}
                keyOf={({ id }) => id}
                {...(may('settle notices') ? { onOpen: setOpen } : {})}
              />
              {next && (
                <div>
                  <Button variant="default" onClick={() => go({ show, after: next })}>
                    {say(words.more)}
                  </Button>
                </div>
              )}
            </div>
          )
        }
      </Shown>
      {open && <SettleDialog notice={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

const showWords: Record<Show, Text> = {
  undelivered: text('Chưa đến', 'Not arrived'),
  call: text('Cần gọi điện', 'To call'),
  village: text('Gửi về thôn', 'For villages'),
  failed: text('Không gửi được', 'Failed'),
  unknown: text('Chưa rõ', 'Unknown'),
  all: text('Tất cả', 'All'),
}
const emptyWords: Record<Show, Text> = {
  undelivered: text('Tin nào cũng đã đến bà con', 'Every notice has arrived'),
  call: text('Không có ai cần gọi', 'Nobody to call'),
  village: text('Không có gì cần gửi về thôn', 'Nothing for the villages'),
  failed: text('Không có tin nào bị hỏng', 'Nothing has failed'),
  unknown: text('Không có tin nào chưa rõ', 'Nothing is in doubt'),
  all: text('Chưa có tin nào', 'No notices yet'),
}
const words = {
  title: text('Tin chưa đến', 'Undelivered notices'),
  petition: text('Kiến nghị', 'Petition'),
  notice: text('Tin', 'Notice'),
  fate: text('Đang ở đâu', 'Where it stands'),
  since: text('Từ lúc', 'Since'),
  next: text('Việc cần làm', 'To do'),
  handle: text('Xử lý', 'Handle'),
  call: text('Gọi', 'Call'),
  more: text('Xem tiếp', 'More'),
  village: text('In danh sách gửi thôn', 'Print the village list'),
  emptyNext: text(
    'Tin mới tự gửi đi; tin nào không đến được sẽ hiện ở đây.',
    'New notices go out by themselves; what does not arrive shows up here.',
  ),
}
