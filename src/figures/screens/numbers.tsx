import { useSay } from '#desk/language.tsx'
import { showNumber } from '#desk/show.ts'
import { text } from '#plain/texts.ts'
import { definitions, type FigureName } from '../figure.ts'
import type { LeaderPage } from '../reading.ts'
import type { ListOf } from './address.ts'
import { ListLink } from './number-link.tsx'

/** The numbers of the period in one row; each says what it counts and opens its list. */
export function Numbers({ page, unit }: { page: LeaderPage; unit?: number | undefined }) {
  const say = useSay()
  const { counted, standing, from, to } = page
  const period = { show: 'all', from, to, unit }
  const score = counted.score === null ? '–' : showNumber(counted.score, 1)
  const shown: readonly [FigureName, string, ListOf | null, boolean?][] = [
    ['received', showNumber(counted.received), period],
    ['onTheSpot', showNumber(counted.onTheSpot), { ...period, onTheSpot: 'true' }],
    ['daysToAnswer', counted.daysToAnswer === null ? '–' : say(words.days(counted.daysToAnswer)), null],
    ['open', showNumber(standing.open), { show: 'open' }],
    ['late', showNumber(standing.late), { show: 'late' }, standing.late > 0],
    ['climbing', showNumber(standing.climbing), { show: 'climbing' }],
    ['waitingMoney', showNumber(standing.waitingMoney), { show: 'open', state: 'waiting-money' }],
    ['handedOver', showNumber(standing.handedOver), { show: 'open', state: 'handed-over' }],
    ['undelivered', showNumber(standing.undelivered), { show: 'undelivered' }],
    ['score', score, null],
  ]
  return (
    <ul className="numbers">
      {shown.map(([name, value, list, late]) => (
        <li key={name} title={say(definitions[name].means)}>
          <span>{say(definitions[name].name)}</span>
          <strong className={late ? 'late' : undefined} data-figure={name}>
            {list ? <ListLink list={list}>{value}</ListLink> : value}
          </strong>
          {name === 'score' && counted.responseRate !== null && (
            <span>{say(words.rate(counted.responseRate))}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

const words = {
  days: (n: number) =>
    n === 0
      ? text('trong ngày', 'the same day')
      : text(`${n} ngày làm việc`, n === 1 ? '1 working day' : `${n} working days`),
  rate: (n: number) => text(`${n} % có chấm điểm`, `given by ${n} %`),
}
