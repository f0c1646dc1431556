import { useSay } from '#desk/language.tsx'
import { showDay } from '#plain/day.ts'
import { type Text, text } from '#plain/texts.ts'
import { levelWords, stateWords } from '../words.ts'
import { useNames } from './names.ts'
import type { Open } from './petition-view.tsx'
import { Story } from './story.tsx'

/** Somebody was first: what the person saw, what it is now, and what happened in between. */
export function Changed({ seen, now }: { seen: Open; now: Open }) {
  const say = useSay()
  const names = useNames()
  const holder = ({ petition }: Open) =>
    petition.ownerStaff === null
      ? names.unit(petition.ownerUnit)
      : `${names.staff(petition.ownerStaff)}, ${names.unit(petition.ownerUnit)}`
  const rows: (readonly [Text, (open: Open) => string])[] = [
    [words.state, ({ petition }) => say(stateWords[petition.state])],
    [words.holder, holder],
    [words.topic, ({ petition }) => names.topic(petition.topic, names.today)],
    [words.level, ({ petition }) => say(levelWords[petition.level])],
    [words.due, ({ petition }) => showDay(petition.promiseDue)],
  ]
  const changed = rows.filter(([, of]) => of(seen) !== of(now))
  return (
    <div className="notice waiting">
      <strong>{say(words.between)}</strong>
      <Story lines={now.story.filter((line) => line.seq > seen.petition.seq)} />
      {changed.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th />
              <th>{say(words.youSaw)}</th>
              <th>{say(words.itIs)}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(([name, of]) => (
              <tr key={name.en}>
                <th scope="row">{say(name)}</th>
                <td data-label={say(words.youSaw)}>{of(seen)}</td>
                <td data-label={say(words.itIs)}>{of(now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

const words = {
  between: text('Trong lúc anh/chị đang gõ:', 'While you were typing:'),
  youSaw: text('Anh/chị đã thấy', 'You saw'),
  itIs: text('Bây giờ', 'It is now'),
  state: text('Bước', 'Step'),
  holder: text('Nơi giữ', 'Held by'),
  topic: text('Nhóm', 'Topic'),
  level: text('Thẩm quyền', 'Authority'),
  due: text('Hẹn trả lời', 'Answer due'),
}
