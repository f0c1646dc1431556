import { type Day, quarterEnd, quarterOf, yearOf } from '#plain/day.ts'
import type { WorkCalendar } from '#plain/working-days.ts'
import { counted, exactDay, monthly, named, plainWords, yearly } from './promise-words.ts'
import type { Promised } from './waiting.ts'

/** A promise read from words. */
export interface ReadPromise extends Promised {
  /** `by`: done no later than; `from`: begins on; `done`: was settled at once. */
  readonly sense: 'by' | 'from' | 'done'
  readonly precision: 'day' | 'week' | 'month' | 'quarter' | 'year' | null
}

/** "When funded" is looked at again at the end of the next quarter. */
const reviewAfter = (on: Day): Day => {
  const quarter = quarterOf(on)
  return quarter === 4 ? quarterEnd(yearOf(on) + 1, 1) : quarterEnd(yearOf(on), quarter + 1)
}

/**
 * Reads what was promised on a day from Vietnamese words, with or without accents: `quý IV`,
 * `trong 5 ngày làm việc`, `từ kỳ thu tháng 8`, `31/7`, `khi có vốn`. A month, quarter or year means its
 * last day; `trong tuần` its Friday; `trong n ngày` n working days. Several promises in one text give
 * several. Words without a date (`sớm`, `kỳ sau`) give none. A day before `on` is given as said: who
 * shows it must ask.
 */
export function readPromise(said: string, on: Day, calendar: WorkCalendar): ReadPromise[] {
  const parts = said.split(/\s*[;\n]\s*|\s+(?:và|rồi)\s+|,\s+/).filter((part) => part.trim() !== '')
  const read = parts.map((part) => readOne(part.trim(), on, calendar))
  if (parts.length > 1 && read.every((one) => one !== null)) return read as ReadPromise[]
  const whole = readOne(said.trim(), on, calendar)
  return whole ? [whole] : []
}

function readOne(said: string, on: Day, calendar: WorkCalendar): ReadPromise | null {
  const words = plainWords(said)
  if (
    /^(da )?(tra loi|giai quyet|giai thich|xu ly|lam)( xong)? (tai cho|ngay tai|tai buoi)|^tai cho$|^da xong$|^xong$/.test(
      words,
    )
  ) {
    return { kind: 'day', dueOn: on, reviewOn: null, said, sense: 'done', precision: 'day' }
  }
  const sense = /^(ke )?tu\b|^bat dau/.test(words) ? 'from' : 'by'
  const found =
    exactDay(words, on) ??
    counted(words, on, calendar) ??
    named(words, on) ??
    monthly(words, on, sense) ??
    yearly(words, on)
  if (found) return { ...found, reviewOn: null, said, sense }
  if (/^(khi|neu|sau khi|cho|phu thuoc|tuy)\b|\b(co|bo tri|cap|ke hoach|xin) von\b/.test(words)) {
    return { kind: 'funded', dueOn: null, reviewOn: reviewAfter(on), said, sense: 'by', precision: null }
  }
  return null
}
