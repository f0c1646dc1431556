import './leader.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useLanguage, useSay } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { useTitle } from '#desk/ui/page.tsx'
import { Shown } from '#desk/ui/states.tsx'
import { useNames } from '#petitions/screens/names.ts'
import { addDays, type Day, showDay, weekdayOf } from '#plain/day.ts'
import { say as sayIn, type Text, text } from '#plain/texts.ts'
import { useMe } from '#units/screens/me.ts'
import type { LeaderPage } from '../reading.ts'
import { AwaitingCard } from './awaiting-card.tsx'
import { BranchesTable } from './branches-table.tsx'
import { CoverageCard } from './coverage-card.tsx'
import { EndsCard } from './ends-card.tsx'
import { Numbers } from './numbers.tsx'
import { PressingCard } from './pressing-card.tsx'

const weekdays = [
  text('thứ Hai', 'Monday'),
  text('thứ Ba', 'Tuesday'),
  text('thứ Tư', 'Wednesday'),
  text('thứ Năm', 'Thursday'),
  text('thứ Sáu', 'Friday'),
  text('thứ Bảy', 'Saturday'),
  text('Chủ nhật', 'Sunday'),
] as const

type Period = 'year' | 'quarter' | 'month'
const periods: Record<Period, Text> = {
  year: text('Năm nay', 'This year'),
  quarter: text('90 ngày', '90 days'),
  month: text('30 ngày', '30 days'),
}
const fromOf = (period: Period, today: Day): Day =>
  period === 'year' ? `${today.slice(0, 4)}-01-01` : addDays(today, period === 'month' ? -29 : -89)

/** The leader's morning page: what needs his word, where they have been, what presses people, what became of it all. */
export default function LeaderScreen() {
  const say = useSay()
  const { language } = useLanguage()
  const me = useMe().data
  const search = useSearch({ strict: false }) as { period?: Period; unit?: number }
  const navigate = useNavigate()
  const period = search.period && search.period in periods ? search.period : 'year'
  // The server's day: a demo may play another year than the machine.
  const { today } = useNames()
  const days = period === 'quarter' ? 90 : 30
  const query = new URLSearchParams({ from: fromOf(period, today), to: today, days: String(days) })
  if (search.unit) query.set('unit', String(search.unit))
  const page = useRead<LeaderPage>(`/api/figures/leader?${query}`)
  const set = (change: object) => void navigate({ to: '.', search: { ...search, ...change } as never })
  const title = `${say(weekdays[weekdayOf(today) - 1]!)}, ${showDay(today)}`
  useTitle(title)
  return (
    <div className="page leader">
      <div className="page-head">
        <div>
          <h1>{title.charAt(0).toUpperCase() + title.slice(1)}</h1>
          <p className="quiet">
            {me?.title}
            {page.data && ` · ${sayIn(words.awaiting(page.data.awaiting.length), language)}`}
          </p>
        </div>
        <div className="row no-print">
          {search.unit !== undefined && (
            <button type="button" className="plain-button" onClick={() => set({ unit: undefined })}>
              {say(words.all)}
            </button>
          )}
          <div className="choices">
            {(Object.keys(periods) as Period[]).map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={name === period}
                onClick={() => set({ period: name })}
              >
                {say(periods[name])}
              </button>
            ))}
          </div>
          <a href={`/api/figures/export.xlsx?${query}`} download>
            {say(words.file)}
          </a>
        </div>
      </div>
      <Shown of={page}>
        {(data) => (
          <>
            <Numbers page={data} unit={undefined} />
            <div className="cards">
              <AwaitingCard page={data} />
              {me?.branch !== null && <CoverageCard />}
              <PressingCard page={data} days={days} />
              <EndsCard page={data} />
            </div>
            {data.branches.length > 0 && search.unit === undefined && (
              <BranchesTable page={data} onChoose={(unit) => set({ unit })} />
            )}
          </>
        )}
      </Shown>
    </div>
  )
}

const words = {
  awaiting: (n: number) =>
    n === 0
      ? text('không có việc nào chờ quyết', 'nothing waits for your word')
      : text(
          `${n} việc cần quyết hôm nay`,
          n === 1 ? '1 thing needs your word' : `${n} things need your word`,
        ),
  all: text('Xem tất cả Điện lực', 'All branches'),
  file: text('Tải Excel', 'Excel'),
}
