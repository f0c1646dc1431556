import { useSay } from '#desk/language.tsx'
import { showMoment } from '#desk/show.ts'
import { Badge } from '#desk/ui/badge.tsx'
import { text } from '#plain/texts.ts'
import { settlementWords, stateWords, whyWords } from '../words.ts'
import { meaningOf, type NoticeView } from './notice-view.ts'

/** Where a notice stands and why, in words. */
export function Fate({ of }: { of: NoticeView }) {
  const say = useSay()
  const remarks = [
    of.settledAs && say(settlementWords[of.settledAs]),
    say(whyWords[of.why]),
    of.note,
    of.tries > 0 && of.state !== 'reached' && say(words.tries(of.tries)),
    of.state === 'waiting' && of.dueAt && say(words.next(showMoment(of.dueAt))),
  ].filter(Boolean)
  return (
    <>
      <Badge meaning={meaningOf[of.state]}>{say(stateWords[of.state])}</Badge>
      {remarks.length > 0 && <div className="quiet">{remarks.join(' · ')}</div>}
    </>
  )
}

const words = {
  tries: (n: number) => text(`đã thử ${n} lần`, n === 1 ? 'tried once' : `tried ${n} times`),
  next: (moment: string) => text(`gửi lúc ${moment}`, `goes at ${moment}`),
}
