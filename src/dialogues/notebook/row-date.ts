import type { Day } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import { shown } from './campaign.ts'
import type { TidyRow } from './cells.ts'
import { choice, doubt } from './choices.ts'
import { isPlainDate, readDate, swapped } from './dates.ts'
import type { Doubt } from './doubt.ts'
import type { Look } from './look.ts'
import type { Normalised, PreviewDialogue } from './plan.ts'

/** The day, against the day of the dialogue it is filed under. */
export function lookAtDate(
  row: TidyRow,
  rowKey: string,
  dialogue: PreviewDialogue,
  span: { first: Day | null; last: Day | null },
  year: number | null,
): Look {
  const cell = row.cells.date
  const held = dialogue.on
  const day = cell === '' ? null : readDate(cell, year)
  const take = (on: Day, id = 'dialogue') => choice(id, `Lấy ngày ${shown(on)}`, `Take ${shown(on)}`, { on })
  const other = choice('other', 'Nhập ngày khác', 'Type another day', {}, 'day')
  const ask = (
    code: 'missing-date' | 'bad-date' | 'date-out-of-campaign' | 'date-not-of-dialogue',
    weight: Doubt['weight'],
    vi: string,
    en: string,
    more = [] as ReturnType<typeof take>[],
  ) =>
    doubt(
      rowKey,
      code,
      weight,
      'date',
      text(vi, en),
      [...(held === null ? [] : [take(held)]), ...more, other],
      held ?? undefined,
      held === null,
    )
  if (day === null) {
    const missing = cell === ''
    const found = missing
      ? ask(
          'missing-date',
          held === null ? 'must' : 'confirm',
          `Ô ngày để trống; buổi này ngày ${shown(held)}.`,
          `The date is empty; this dialogue was on ${shown(held)}.`,
        )
      : ask('bad-date', 'must', `Không đọc được ngày “${cell}”.`, `The date “${cell}” cannot be read.`)
    return { patch: { on: held }, doubts: [found], normalised: [] }
  }
  if (held !== null && day !== held) {
    const outside = (span.first !== null && day < span.first) || (span.last !== null && day > span.last)
    const turned = swapped(day) === held
    const why = turned ? ['; có lẽ đã viết tháng trước ngày sau', '; month and day look swapped'] : ['', '']
    const found = ask(
      outside ? 'date-out-of-campaign' : 'date-not-of-dialogue',
      'must',
      `Ngày ${shown(day)} ${outside ? 'nằm ngoài đợt đối thoại' : `khác ngày của buổi (${shown(held)})`}${why[0]}.`,
      `${shown(day)} ${outside ? 'is outside the campaign' : `is not the day of the dialogue (${shown(held)})`}${why[1]}.`,
      [take(day, 'as-written')],
    )
    return { patch: { on: held }, doubts: [found], normalised: [] }
  }
  const normalised: Normalised[] = isPlainDate(cell)
    ? []
    : [{ what: 'date-as-text', field: 'date', found: cell, becomes: day }]
  return { patch: { on: day }, doubts: [], normalised }
}
