import { useSay } from '#desk/language.tsx'
import { showMoment } from '#desk/show.ts'
import { Badge } from '#desk/ui/badge.tsx'
import { type Text, text } from '#plain/texts.ts'
import type { Channel } from '../notice.ts'
import { settlementWords, stateWords, whyWords } from '../words.ts'
import { meaningOf, type NoticeView } from './notice-view.ts'

/** Where a notice stands and why, in words. */
export function Fate({ of }: { of: NoticeView }) {
  const say = useSay()
  const remarks = [
    of.settledAs && say(settlementWords[of.settledAs]),
    say(whyWords[of.why]),
    of.state === 'waiting' && of.why === '' && of.dueAt === null && say(waitsFor(of.channel)),
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

/** What a notice waits for that no program sends. */
const waitsFor = (channel: Channel): Text =>
  channel === 'village_list'
    ? text('chờ in gửi thôn', 'to be printed for the village')
    : channel === 'web'
      ? text(
          'chờ bà con mở trang theo dõi, không có cách nào khác để báo',
          'until the page is opened: no other way is known',
        )
      : text('cần gọi điện', 'to be called')

const words = {
  tries: (n: number) => text(`đã thử ${n} lần`, n === 1 ? 'tried once' : `tried ${n} times`),
  next: (moment: string) => text(`gửi lúc ${moment}`, `goes at ${moment}`),
}
