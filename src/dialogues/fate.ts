import type { Reply } from '#petitions/answering.ts'
import type { Promised } from '#petitions/waiting.ts'
import type { Day } from '#plain/day.ts'
import { fold } from '#plain/vietnamese-text.ts'
import type { PlannedOpinion } from './notebook/plan.ts'

/** What became of an opinion in the hall, as far as the notebook says. */
export interface Fate {
  readonly answer: Reply | null
  readonly promises: readonly Promised[]
  /** Waits for money: looked at again on `reviewOn`. */
  readonly funded: { readonly words: string; readonly reviewOn: Day } | null
  /** What was said in the hall that settles nothing, and the secretary's own remark. */
  readonly notes: readonly string[]
}

/** Words that hand a matter on, or say that something is yet to be done. */
const STILL_TO_DO =
  /\b(trinh|de nghi|chuyen|phan anh len|ghi nhan|tiep thu|tong hop|bao cao|se|giao|kiem tra|kiem diem|khao sat|tim lai|doi chieu|xem (lai|xet|theo)|lap (danh sach|phuong an|bien ban)|xin (cong ty|von|tra loi|y kien|cap|so|nang)|cho (nguoi|tho|anh em)|xuong|dang|ke hoach|tra loi (rieng|sau|bang van ban)|ngay mai|sang mai|chieu nay|tuan nay|thang nay)\b/
const CANNOT =
  /\bkhong \w+ (\w+ )?duoc\b|\bkhong the\b|\bkhong duoc\b|\bkhong thuoc\b|\bdo (nha nuoc|bo|chinh phu) quy dinh\b/
const OWN_SIDE = /\bsau cong to la (tai san )?cua\b/

/**
 * Reads what the notebook's answer and promise come to. An answer counts as given on the spot only where
 * nothing is left to do:
 * 1. "trả lời tại chỗ" in the column of promises says so outright;
 * 2. a dated promise, or "when funded", leaves the opinion open: the words spoken belong to the promise;
 * 3. a promise without a day ("sớm") is no promise and no answer: it is noted;
 * 4. without any promise, words that hand on ("đã trình Công ty", "đề nghị UBND xã") or speak of what is
 *    yet to be done are noted; so is "the customer's own side", which the law accepts only with a measured
 *    voltage; all else was answered: refused where it says that it cannot be, else done.
 */
export function fateOf(opinion: PlannedOpinion): Fate {
  const { answer, promises, promiseSaid, note } = opinion
  const spoken = answer === null ? '' : answer.by === null ? answer.words : `${answer.by}: ${answer.words}`
  const remark = note === '' ? [] : [`Ghi chú trong sổ: ${note}`]
  const open = promises.filter((one) => one.sense !== 'done')
  if (open.length === 0 && promises.length > 0)
    return {
      ...nothing,
      answer: { words: spoken || promiseSaid, outcome: 'done', onTheSpot: true },
      notes: remark,
    }
  if (open.length > 0) {
    const money = open.length === 1 ? open[0] : undefined
    if (money?.kind === 'funded' && money.reviewOn !== null)
      return {
        ...nothing,
        funded: { words: joined(spoken, money.said), reviewOn: money.reviewOn },
        notes: remark,
      }
    return {
      ...nothing,
      promises: open.map((one, at) => promised(one, at === 0 ? spoken : '', opinion.on)),
      notes: remark,
    }
  }
  if (spoken === '')
    return {
      ...nothing,
      notes: promiseSaid === '' ? remark : [`Hẹn, không có ngày: ${promiseSaid}`, ...remark],
    }
  const words = fold(answer?.words ?? '')
  if (promiseSaid !== '' || STILL_TO_DO.test(words) || OWN_SIDE.test(words))
    return { ...nothing, notes: [joined(`Nói tại buổi: ${spoken}`, promiseSaid), ...remark] }
  const outcome = CANNOT.test(words) ? 'cannot' : 'done'
  return { ...nothing, answer: { words: spoken, outcome, onTheSpot: true }, notes: remark }
}

const nothing: Fate = { answer: null, promises: [], funded: null, notes: [] }
const joined = (words: string, more: string): string =>
  [words, more].filter((part) => part !== '').join(' – ')

/** What "begins in August" has begun already is due from the day it was said. */
const promised = ({ kind, dueOn, reviewOn, said }: Promised, spoken: string, on: Day): Promised => ({
  kind,
  dueOn: dueOn !== null && dueOn < on ? on : dueOn,
  reviewOn,
  said: joined(spoken, said),
})
