import { useSay } from '#desk/language.tsx'
import { type Day, dayOf, daysBetween, showDay } from '#plain/day.ts'
import { type Text, text } from '#plain/texts.ts'
import { useNames } from './names.ts'
import type { Open } from './petition-view.tsx'

/** The two clocks side by side: the one of the work stands while others are waited for, the one to the person never does. */
export function Clocks({ open }: { open: Open }) {
  const say = useSay()
  const { today } = useNames()
  const { petition, clocks } = open
  if (petition.state === 'ended' || petition.answeredAt !== null) return <Answered open={open} />
  const voiced = dayOf(new Date(petition.voicedAt))
  const left = daysBetween(today, petition.promiseDue)
  return (
    <>
      <div className="petition-clocks">
        <Clock
          name={words.work}
          said={
            clocks.work === null || petition.workDue === null
              ? words.stands(petition.workLeft ?? 0)
              : leftWords(clocks.work)
          }
          meaning={clocks.work === null ? 'plain' : meaningOf(clocks.work)}
          passed={petition.workDue === null ? 0 : share(voiced, petition.workDue, today)}
        />
        <Clock
          name={words.promise}
          said={leftWords(left)}
          day={petition.promiseDue}
          meaning={meaningOf(left)}
          passed={share(voiced, petition.promiseDue, today)}
        />
      </div>
      {clocks.needsInterim && (
        <div className="notice due">{say(left < 0 ? words.missed : words.interim)}</div>
      )}
    </>
  )
}

interface ClockProps {
  readonly name: Text
  readonly said: Text
  readonly day?: Day
  readonly meaning: string
  /** 0 to 1 of the time given. */
  readonly passed: number
}

function Clock({ name, said, day, meaning, passed }: ClockProps) {
  const say = useSay()
  return (
    <div className={`clock ${meaning}`}>
      <div className="name">{say(name)}</div>
      <strong>{say(said)}</strong>
      {day && <div className="name">{showDay(day)}</div>}
      <div className="bar" aria-hidden="true">
        <i style={{ width: `${Math.round(passed * 100)}%` }} />
      </div>
    </div>
  )
}

/** What was answered, in its words, and how far it has come. */
function Answered({ open: { petition, story } }: { open: Open }) {
  const say = useSay()
  const { answeredAt, deliveredAt, endedAt, score } = petition
  const parts = [
    answeredAt && words.answered(showDay(dayOf(new Date(answeredAt)))),
    answeredAt && (deliveredAt ? words.delivered(showDay(dayOf(new Date(deliveredAt)))) : words.undelivered),
    score === null ? null : words.score(score),
    endedAt && words.ended(showDay(dayOf(new Date(endedAt)))),
  ].filter((part): part is Text => part !== null && part !== '')
  const answer = story.findLast(({ kind, said }) => kind === 'petition.answer' && said !== null)?.said
  return (
    <div className="notice stack">
      {answer && <span className="petition-answer">{answer}</span>}
      <span>{parts.map(say).join(' · ')}</span>
    </div>
  )
}

const leftWords = (left: number): Text => {
  if (left < 0) return text(`trễ ${-left} ngày`, left === -1 ? '1 day late' : `${-left} days late`)
  if (left === 0) return text('hết hôm nay', 'until today')
  return text(`còn ${left} ngày`, left === 1 ? '1 day left' : `${left} days left`)
}
const meaningOf = (left: number): string => (left < 0 ? 'late' : left <= 1 ? 'due' : 'plain')
const share = (from: Day, due: Day, today: Day): number => {
  const whole = daysBetween(from, due)
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, daysBetween(from, today) / whole))
}

const words = {
  work: text('Đồng hồ việc (ngày làm việc)', 'Work clock (working days)'),
  promise: text('Đồng hồ lời hẹn với dân', 'Promise clock to the person'),
  stands: (left: number) => text(`tạm dừng, còn ${left} ngày`, `stands, ${left} days left`),
  interim: text(
    'Sắp lỡ hẹn với bà con. Cần trả lời tạm: vì sao chưa xong và hẹn lại ngày nào.',
    'The promise is about to be missed. An interim reply is due: why it is not done, and the new day.',
  ),
  missed: text(
    'Đã lỡ hẹn với bà con. Cần trả lời tạm: vì sao chưa xong và hẹn lại ngày nào.',
    'The promise was missed. An interim reply is due: why it is not done, and the new day.',
  ),
  answered: (day: string) => text(`Trả lời ngày ${day}`, `Answered on ${day}`),
  delivered: (day: string) => text(`đến bà con ngày ${day}`, `delivered on ${day}`),
  undelivered: text('trả lời chưa đến bà con', 'not delivered yet'),
  score: (score: number) => text(`bà con chấm ${score}/10`, `scored ${score}/10`),
  ended: (day: string) => text(`kết thúc ngày ${day}`, `ended on ${day}`),
}
