import { useSay } from '#desk/language.tsx'
import { showNumber } from '#desk/show.ts'
import { useNames } from '#petitions/screens/names.ts'
import { addDays } from '#plain/day.ts'
import { type Text, text } from '#plain/texts.ts'
import type { Trend } from '../pressing.ts'
import type { LeaderPage } from '../reading.ts'
import { ListLink } from './number-link.tsx'

/** What presses people: topic × commune, lately against the same place's own past. */
export function PressingCard({ page, days }: { page: LeaderPage; days: number }) {
  const say = useSay()
  const names = useNames()
  const rows = page.pressing.slice(0, 6)
  return (
    <section className="card padded" aria-labelledby="pressing">
      <div className="card-head">
        <h2 id="pressing">{say(words.title)}</h2>
        <span className="quiet">{say(words.against(days))}</span>
      </div>
      {rows.length === 0 && <p className="quiet">{say(words.none)}</p>}
      <ul className="lines">
        {rows.map((row) => (
          <li key={`${row.area} ${row.topic}`}>
            <div>
              <strong>{names.topic(row.topic, page.today)}</strong>
              <div className="quiet">{row.areaName || say(words.nowhere)}</div>
            </div>
            <Spark weeks={row.weeks} trend={row.trend} />
            <ListLink
              list={{
                show: 'all',
                topic: row.topic,
                area: row.area === 0 ? undefined : row.area,
                from: addDays(page.today, 1 - days),
                to: page.today,
              }}
              className="press-count"
            >
              {showNumber(row.count)} <span aria-hidden="true">{marks[row.trend]}</span>
              <span className="only-read">{say(trends[row.trend])}</span>
            </ListLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

const marks: Record<Trend, string> = { rising: '▲', falling: '▼', steady: '▬' }
const trends: Record<Trend, Text> = {
  rising: text('đang tăng', 'rising'),
  falling: text('đang giảm', 'falling'),
  steady: text('như thường', 'as usual'),
}

/** Twelve weeks as a small line. */
function Spark({ weeks, trend }: { weeks: readonly number[]; trend: Trend }) {
  const most = Math.max(1, ...weeks)
  const points = weeks.map((n, i) => `${(i * 120) / (weeks.length - 1)},${28 - (24 * n) / most}`).join(' ')
  return (
    <svg className={`spark ${trend}`} viewBox="-2 0 124 32" width="124" height="32" aria-hidden="true">
      <polyline points={points} fill="none" strokeWidth="2" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  )
}

const words = {
  title: text('Điều bức xúc', 'What presses people'),
  against: (days: number) =>
    text(
      `${days} ngày qua, so với chính địa bàn 12 tuần trước`,
      `last ${days} days, against the place’s own 12 weeks`,
    ),
  none: text('Chưa có điều gì nổi lên.', 'Nothing stands out yet.'),
  nowhere: text('chưa rõ xã', 'commune not known'),
}
