import { Link } from '@tanstack/react-router'
import type { Wire } from '#desk/api.ts'
import { useSay } from '#desk/language.tsx'
import { showNumber } from '#desk/show.ts'
import { Badge, type Meaning } from '#desk/ui/badge.tsx'
import { dayOf, showDay } from '#plain/day.ts'
import { type Text, text } from '#plain/texts.ts'
import type { AttachmentRow, Linked, PromiseRow } from '../reading.ts'
import { levelWords, outcomeWords, stateWords } from '../words.ts'
import { useNames } from './names.ts'
import type { Open } from './petition-view.tsx'

/** What is known beside the words: topic, who holds it, the customer, how often it moved. */
export function Facts({ open: { petition } }: { open: Open }) {
  const say = useSay()
  const names = useNames()
  const on = dayOf(new Date(petition.voicedAt))
  const holder = names.unit(petition.ownerUnit)
  const facts: (readonly [Text, string | null])[] = [
    [words.topic, names.topic(petition.topic, on)],
    [words.level, say(levelWords[petition.level])],
    [words.state, say(stateWords[petition.state])],
    [words.holder, petition.ownerStaff === null ? holder : `${names.staff(petition.ownerStaff)}, ${holder}`],
    [words.customer, petition.customer],
    [words.outcome, petition.outcome && say(outcomeWords[petition.outcome])],
    [words.firstDue, petition.promiseFirst === petition.promiseDue ? null : showDay(petition.promiseFirst)],
    [words.movedOn, petition.movedOn === 0 ? null : say(times(petition.movedOn))],
    [words.putOff, petition.putOff === 0 ? null : say(times(petition.putOff))],
    [words.reopened, petition.reopened === 0 ? null : say(times(petition.reopened))],
  ]
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name.en}>
            <dt>{say(name)}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

/** What was promised to the person, and whether it was kept. */
export function Promises({ promises }: { promises: readonly Wire<PromiseRow>[] }) {
  const say = useSay()
  if (promises.length === 0) return null
  return (
    <section className="petition-section">
      <h2>{say(words.promises)}</h2>
      <ul className="linked">
        {promises.map((promise) => {
          const day = promise.dueOn ?? promise.reviewOn
          const { meaning, words: state } = promiseStates[promise.state]
          return (
            <li key={promise.id}>
              <Badge meaning={meaning}>{say(state)}</Badge>{' '}
              {day && say(promise.kind === 'funded' ? words.funded(showDay(day)) : words.by(showDay(day)))}
              <span className="said">{promise.said}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const promiseStates: Record<PromiseRow['state'], { meaning: Meaning; words: Text }> = {
  open: { meaning: 'due', words: text('Đang hẹn', 'Open') },
  kept: { meaning: 'confirmed', words: text('Giữ lời', 'Kept') },
  broken: { meaning: 'late', words: text('Lỡ hẹn', 'Broken') },
  replaced: { meaning: 'plain', words: text('Đã hẹn lại', 'Replaced') },
}

/** Photos, voices and proofs; opened on their own, never inside the page. */
export function Attachments({ attachments }: { attachments: readonly Wire<AttachmentRow>[] }) {
  const say = useSay()
  if (attachments.length === 0) return null
  return (
    <section className="petition-section">
      <h2>{say(words.attachments)}</h2>
      <ul className="linked">
        {attachments.map((file) => (
          <li key={file.id}>
            <a href={`/api/attachments/${file.id}`} target="_blank" rel="noreferrer">
              {file.type.startsWith('image/') && (
                <img className="photo" src={`/api/attachments/${file.id}`} alt="" loading="lazy" />
              )}
              {say(kinds[file.kind])}
              {file.caption && `: ${file.caption}`}
            </a>{' '}
            <span className="quiet">{showNumber(file.bytes / 1024)} kB</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const kinds: Record<AttachmentRow['kind'], Text> = {
  photo: text('Ảnh', 'Photo'),
  voice: text('Ghi âm', 'Voice'),
  proof: text('Bằng chứng đã làm', 'Proof of the work'),
}

/** Others who said the same thing: linked, never merged. */
export function SameCause({ linked }: { linked: readonly Linked[] }) {
  const say = useSay()
  if (linked.length === 0) return null
  return (
    <section className="petition-section">
      <h2>{say(words.sameCause(linked.length))}</h2>
      <ul className="linked">
        {linked.map((one) => (
          <li key={one.id}>
            <Link to="/petitions/$id" params={{ id: one.id } as never}>
              {one.number}
            </Link>{' '}
            <Badge>{say(stateWords[one.state])}</Badge>
            <span className="said">{one.words}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const times = (n: number) => text(`${n} lần`, n === 1 ? 'once' : `${n} times`)
const words = {
  topic: text('Nhóm', 'Topic'),
  level: text('Thẩm quyền', 'Authority'),
  state: text('Đang ở bước', 'Stands at'),
  holder: text('Nơi giữ', 'Held by'),
  customer: text('Mã khách hàng', 'Customer'),
  outcome: text('Kết quả', 'Outcome'),
  firstDue: text('Hẹn lần đầu', 'First promised by'),
  movedOn: text('Đã chuyển', 'Moved on'),
  putOff: text('Đã hẹn lại', 'Put off'),
  reopened: text('Mở lại', 'Reopened'),
  promises: text('Lời hứa', 'Promises'),
  by: (day: string) => text(`trước ngày ${day}`, `by ${day}`),
  funded: (day: string) => text(`khi có vốn, xem lại ngày ${day}`, `when funded, looked at on ${day}`),
  attachments: text('Ảnh, ghi âm', 'Photos, voices'),
  sameCause: (n: number) => text(`Cùng nguyên nhân (${n})`, `Same cause (${n})`),
}
