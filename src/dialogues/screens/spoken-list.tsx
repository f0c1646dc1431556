import { Link } from '@tanstack/react-router'
import { useSay } from '#desk/language.tsx'
import { showDay } from '#desk/show.ts'
import { Badge } from '#desk/ui/badge.tsx'
import type { Spoken } from '#petitions/heard.ts'
import { useNames } from '#petitions/screens/names.ts'
import { stateWords } from '#petitions/words.ts'
import type { Day } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import { shortName } from '../coverage.ts'

/** What was said, in order: the words first, then who, where, and what was answered or promised. */
export function SpokenList({ opinions, on }: { opinions: readonly Spoken[]; on: Day }) {
  const say = useSay()
  const names = useNames()
  if (opinions.length === 0) return <p className="quiet">{say(words.none)}</p>
  return (
    <ol className="captured">
      {opinions.map((one) => (
        <li key={one.id}>
          <p className="said">“{one.words}”</p>
          <div className="row quiet">
            <Link to={`/petitions/${one.id}` as never}>{one.number}</Link>
            <span>
              {[one.speaker, one.hamlet, one.area === null ? '' : shortName(names.area(one.area, on))]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
            <span>{names.topic(one.topic, on)}</span>
            <Badge meaning={one.answer === null ? 'plain' : 'confirmed'}>
              {say(one.answer === null ? stateWords[one.state] : words.spot)}
            </Badge>
            {one.promises.map((promise) => (
              <Badge key={promise.said} meaning="due">
                {say(words.promised(promise.dueOn))}
              </Badge>
            ))}
          </div>
        </li>
      ))}
    </ol>
  )
}

const words = {
  none: text('Chưa ghi ý kiến nào.', 'Nothing captured yet.'),
  spot: text('Trả lời tại chỗ', 'Answered on the spot'),
  promised: (due: Day | null) =>
    due === null ? text('Có hẹn', 'Promised') : text(`Hẹn ${showDay(due)}`, `Promised ${showDay(due)}`),
}
