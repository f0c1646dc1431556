import type { Wire } from '#desk/api.ts'
import { useSay } from '#desk/language.tsx'
import { showHour } from '#desk/show.ts'
import { type Day, dayOf, showDay } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import type { StoryLine } from '../reading.ts'
import { useNames } from './names.ts'
import { sentenceOf } from './story-sentences.ts'

/** The ledger as a story: when, what happened, who did it, and the words said. */
export function Story({ lines, words: spoken }: { lines: readonly Wire<StoryLine>[]; words?: string }) {
  const say = useSay()
  const names = useNames()
  return (
    <ol className="story">
      {lines.map(({ seq, at, kind, data, staff, said }) => {
        const on = dayOf(new Date(at))
        const naming = {
          unit: (id: number) => names.unit(id, on),
          staff: names.staff,
          topic: (code: string) => names.topic(code, on),
        }
        const who = staff === null ? null : names.staff(staff)
        return (
          <li key={seq}>
            <time dateTime={at}>
              {shortDay(on, names.today)} {showHour(at)}
            </time>
            <div>
              {say(sentenceOf(kind, data, naming))} {who && <span className="quiet">{say(by(who))}</span>}
              {said && said !== spoken && <q>{said}</q>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

const shortDay = (day: Day, today: Day): string =>
  day.slice(0, 4) === today.slice(0, 4) ? showDay(day).slice(0, 5) : showDay(day)
const by = (who: string) => text(`${who} ghi.`, `By ${who}.`)
