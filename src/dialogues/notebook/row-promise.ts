import { type ReadPromise, readPromise } from '#petitions/promise.ts'
import { type Day, monthEnd, monthOf, yearOf } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import type { WorkCalendar } from '#plain/working-days.ts'
import { shown } from './campaign.ts'
import { isDitto, type TidyRow } from './cells.ts'
import { choice, doubt } from './choices.ts'
import type { Look } from './look.ts'

/** What was promised, as days; `neighbours` are promises given to others for the same cause. */
export function lookAtPromise(
  row: TidyRow,
  rowKey: string,
  on: Day | null,
  calendar: WorkCalendar,
  neighbours: readonly ReadPromise[],
  above: string,
): Look {
  const said = isDitto(row.cells.promise) ? above : row.cells.promise
  if (said === '' || on === null) return { patch: { promises: [] }, doubts: [], normalised: [] }
  const promises = readPromise(said, on, calendar)
  const day = choice('other', 'Nhập một ngày', 'Type a day', {}, 'day')
  const dated = promises.filter((one) => one.dueOn !== null)
  const late = dated.find((one) => one.dueOn !== null && one.dueOn < on && one.sense === 'by')
  if (dated.length > 1) {
    const list = dated.map((one) => `${one.said} → ${shown(one.dueOn)}`).join('; ')
    const latest = dated.reduce((a, b) => ((b.dueOn ?? '') > (a.dueOn ?? '') ? b : a))
    const choices = [
      choice('both', 'Ghi cả hai lời hẹn', 'Keep both promises', { promises }),
      choice(
        'last',
        `Chỉ ghi hẹn cuối (${shown(latest.dueOn)})`,
        `Keep only the last (${shown(latest.dueOn)})`,
        { promises: [latest] },
      ),
    ]
    const why = text(
      `Một ô có ${dated.length} lời hẹn: ${list}.`,
      `One cell holds ${dated.length} promises: ${list}.`,
    )
    return {
      patch: { promises },
      doubts: [
        doubt(
          rowKey,
          'two-promises',
          'must',
          'promise',
          why,
          choices,
          dated.map((one) => ({ text: one.said, due: one.dueOn })),
        ),
      ],
      normalised: [],
    }
  }
  if (late?.dueOn) {
    const told =
      neighbours.find((one) => one.dueOn !== null && one.dueOn >= on)?.dueOn ?? monthLater(late.dueOn, on)
    const fixed = { ...late, dueOn: told }
    const choices = [
      choice('suggested', `Lấy ngày ${shown(told)}`, `Take ${shown(told)}`, { promises: [fixed] }),
      day,
      choice('none', 'Không ghi hẹn', 'Record no promise', { promises: [] }),
    ]
    const why = text(
      `Hẹn ${shown(late.dueOn)} nhưng buổi đối thoại ngày ${shown(on)}.`,
      `The promise is for ${shown(late.dueOn)} but the dialogue was on ${shown(on)}.`,
    )
    return {
      patch: { promises: [fixed] },
      doubts: [doubt(rowKey, 'promise-before-dialogue', 'must', 'promise', why, choices, told)],
      normalised: [],
    }
  }
  if (dated.length === 0) {
    const funded = promises[0]
    const wait =
      funded &&
      choice(
        'funded',
        `Chờ; xem lại ngày ${shown(funded.reviewOn)}`,
        `Wait; look again on ${shown(funded.reviewOn)}`,
        { promises },
      )
    const none = choice('none', 'Ghi là chưa hẹn ngày', 'Record that no day was given', { promises: [] })
    const why = text(`Lời hẹn “${said}” không có ngày.`, `The promise “${said}” gives no date.`)
    return {
      patch: { promises },
      doubts: [
        doubt(rowKey, 'promise-without-date', 'confirm', 'promise', why, [
          ...(wait ? [wait] : []),
          none,
          day,
        ]),
      ],
      normalised: [],
    }
  }
  return { patch: { promises }, doubts: [], normalised: [] }
}

/** The same day of the first month that is not past: a slip of the month is the usual one. */
function monthLater(day: Day, on: Day): Day {
  const wanted = day.slice(8)
  const here = `${on.slice(0, 8)}${wanted}`
  if (here >= on) return here
  const next = monthEnd(yearOf(on), monthOf(on) + 1)
  return `${next.slice(0, 8)}${wanted > next.slice(8) ? next.slice(8) : wanted}`
}
