import { Link } from '@tanstack/react-router'
import { useSay } from '#desk/language.tsx'
import { Badge, DueBadge } from '#desk/ui/badge.tsx'
import { useNames } from '#petitions/screens/names.ts'
import { type Text, text } from '#plain/texts.ts'
import { useMe } from '#units/screens/me.ts'
import type { LeaderPage } from '../reading.ts'
import type { Why } from '../store.ts'

const whyWords: Record<Why, Text> = {
  climbed: text('trễ, đã báo lên anh/chị', 'late, climbed to you'),
  reopened: text(
    'bà con nói chưa xong, giao lại cho anh/chị',
    'the person said not solved; it came back to you',
  ),
  'promise-broken': text('lời hứa đã qua ngày', 'a promise has passed its day'),
  interim: text('cần trả lời tạm và hẹn lại', 'an interim reply is demanded'),
  withhold: text(
    'có người đề nghị tạm ẩn, cần người thứ hai quyết',
    'asked to be withheld; a second person decides',
  ),
}

/** "Cần tôi quyết". */
export function AwaitingCard({ page }: { page: LeaderPage }) {
  const say = useSay()
  const names = useNames()
  const { data: me } = useMe()
  const rows = page.awaiting.slice(0, 6)
  return (
    <section className="card padded" aria-labelledby="awaiting">
      <div className="card-head">
        <h2 id="awaiting">{say(me?.role === 'inspector' ? words.theirs : words.title)}</h2>
        {page.awaiting.length > rows.length && (
          <span className="quiet">{say(words.more(page.awaiting.length - rows.length))}</span>
        )}
      </div>
      {rows.length === 0 && <p className="quiet">{say(words.none)}</p>}
      <ul className="lines">
        {rows.map((row) => (
          <li key={row.id}>
            <div className="said">
              <Link to="/petitions/$id" params={{ id: row.id } as never}>
                {row.words}
              </Link>
              <div className="quiet">
                {[
                  row.hamlet,
                  row.area === null ? '' : names.area(row.area, page.today),
                  say(whyWords[row.why]),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </div>
            {row.why === 'withhold' ? (
              <Badge>{row.number}</Badge>
            ) : (
              <DueBadge due={row.due} today={page.today} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const words = {
  theirs: text('Chờ lãnh đạo quyết', 'Awaiting the leaders'),
  title: text('Cần tôi quyết', 'Needs my word'),
  none: text('Hôm nay không có việc nào chờ anh/chị quyết.', 'Nothing waits for your word today.'),
  more: (n: number) => text(`còn ${n} việc nữa`, `${n} more`),
}
