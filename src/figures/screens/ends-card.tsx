import { useSay } from '#desk/language.tsx'
import { showNumber } from '#desk/show.ts'
import { endingWords } from '#petitions/words.ts'
import { type Text, text } from '#plain/texts.ts'
import type { LeaderPage } from '../reading.ts'
import type { ListOf } from './address.ts'
import { ListLink } from './number-link.tsx'

interface Part {
  readonly name: Text
  readonly n: number
  readonly colour: string
  readonly list: ListOf
}

/** What became of the petitions of the period: one honest bar whose parts add up to all, each with its list. */
function partsOf({ counted, standingOfPeriod: open, from, to }: LeaderPage): Part[] {
  const period = { from, to }
  const ended = (ending: keyof typeof endingWords, colour: string): Part => ({
    name: endingWords[ending],
    n: counted.ends[ending] ?? 0,
    colour,
    list: { show: 'ended', ending, ...period },
  })
  const still = (name: Text, n: number, colour: string, show: string): Part => ({
    name,
    n,
    colour,
    list: { show, ...period },
  })
  const waiting = open.waitingMoney + open.handedOver + open.waitingPerson
  return [
    ended('solved', 'solved'),
    ended('done', 'done'),
    ended('cannot', 'cannot'),
    ended('customer-side', 'customer'),
    ended('handed-over', 'handed'),
    still(words.answered, open.answered, 'answered', 'answered'),
    still(words.waiting, waiting, 'waits', 'waiting'),
    still(words.inHand, open.inHand, 'hand', 'in-hand'),
    still(words.late, open.inHandLate, 'late', 'in-hand-late'),
    ended('withdrawn', 'aside'),
    ended('duplicate', 'aside'),
    ended('spam', 'aside'),
  ].filter((part) => part.n > 0)
}

export function EndsCard({ page }: { page: LeaderPage }) {
  const say = useSay()
  const parts = partsOf(page)
  const all = parts.reduce((n, part) => n + part.n, 0)
  return (
    <section className="card padded" aria-labelledby="ends">
      <div className="card-head">
        <h2 id="ends">{say(words.title(all))}</h2>
        <span className="quiet">{say(words.openEach)}</span>
      </div>
      {all === 0 ? (
        <p className="quiet">{say(words.none)}</p>
      ) : (
        <>
          <div className="ends-bar" aria-hidden="true">
            {parts.map((part) => (
              <span key={part.name.en} className={`end-${part.colour}`} style={{ flexGrow: part.n }} />
            ))}
          </div>
          <ul className="ends">
            {parts.map((part) => (
              <li key={part.name.en}>
                <span className={`end-dot end-${part.colour}`} aria-hidden="true" />
                <ListLink list={part.list} className="end-link">
                  {say(part.name)} <strong>{showNumber(part.n)}</strong>
                </ListLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const words = {
  title: (n: number) => text(`${showNumber(n)} ý kiến, nói thật`, `${showNumber(n)} petitions, told truly`),
  openEach: text('mở từng phần', 'open each part'),
  none: text('Kỳ này chưa nhận ý kiến nào.', 'Nothing was received in this period.'),
  answered: text('Đã trả lời, chờ bà con xác nhận', 'Answered, waiting for the person'),
  waiting: text('Chờ vốn, chờ nơi khác, chờ bà con', 'Waiting for money, for others, for the person'),
  inHand: text('Đang làm, còn hạn', 'In hand, in time'),
  late: text('Đang làm, trễ hẹn', 'In hand, late'),
}
