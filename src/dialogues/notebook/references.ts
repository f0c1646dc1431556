import { fold, foldName } from '#plain/vietnamese-text.ts'
import { isDitto, type TidyRow } from './cells.ts'

const DITTO_START =
  /^(nhu tren|nhu y tren|nhu cau tren|tuong tu( nhu)?( y)? tren|tuong tu|da tra loi o tren|cung y tren|nt)\b/
const NUMBERED =
  /\b(?:nhu|trung( y)?( voi)?|giong|cung y( voi)?|xem|theo)( voi)?( lai)? (?:stt|so|y|y so|y kien|y kien so|cau|muc|tt)( so)? ?(\d{1,4})\b/
const NAMED =
  /\b(?:giong|cung (?:y|viec|noi dung|kien nghi)(?: kien)?(?: voi)?|nhu|dong y voi|theo y) (?:y (?:kien )?(?:cua )?)?(?:anh|chi|ong|ba|em|chu|co|bac|cau)? ?((?:[ay] )?[a-z]+(?: [a-z]+){0,3})/

/** Whom a row refers to: the row above in its column of answers, a row by number, a speaker by name. */
export interface Reference {
  readonly to: TidyRow
  readonly by: 'answer' | 'number' | 'name'
}

/** `earlier` are the rows of the same dialogue that stand before, the last one nearest. */
export function referenceOf(row: TidyRow, earlier: readonly TidyRow[]): Reference | null {
  const { answer, note, words } = row.cells
  for (const cell of [answer, note, words]) {
    const number = fold(cell).match(NUMBERED)?.at(-1)
    const to = number === undefined ? undefined : earlier.find((one) => one.cells.stt === number)
    if (to) return { to, by: 'number' }
  }
  const above = earlier.at(-1)
  if (above && (isDitto(answer) || DITTO_START.test(fold(answer)))) return { to: above, by: 'answer' }
  for (const cell of [note, words]) {
    const to = speakerIn(fold(cell).match(NAMED)?.[1], earlier)
    if (to) return { to, by: 'name' }
  }
  return null
}

function speakerIn(named: string | undefined, earlier: readonly TidyRow[]): TidyRow | undefined {
  if (named === undefined) return undefined
  const said = ` ${named} `
  const nearest = [...earlier].reverse()
  const whole = nearest.find(
    (one) => one.cells.speaker !== '' && said.startsWith(` ${fold(one.cells.speaker)} `),
  )
  if (whole) return whole
  const given = (one: TidyRow) => foldName(one.cells.speaker).split(' ').at(-1) ?? ''
  const first = named.split(' ')[0] ?? ''
  const same = nearest.filter((one) => given(one).length > 1 && given(one) === foldName(first))
  return same.length === 1 ? same[0] : undefined
}

/** What is left of an answer after its reference: `như STT 1, không dùng trụ gỗ` → `không dùng trụ gỗ`. */
export const beyondReference = (answer: string): string => {
  if (isDitto(answer)) return ''
  const rest = answer.replace(/^[^,;.:]{0,30}[,;.:]\s*/u, '')
  return rest === answer ? '' : rest
}
