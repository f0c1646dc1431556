import { useSay } from '#desk/language.tsx'
import { Badge, DueBadge, type Meaning } from '#desk/ui/badge.tsx'
import type { Day } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import type { Ending, Petition } from '../petition.ts'
import { endingWords, levelWords, stateWords } from '../words.ts'

type Shown = Pick<Petition, 'state' | 'ending' | 'level' | 'promiseDue' | 'deliveredAt'>

const endingMeaning: Partial<Record<Ending, Meaning>> = {
  solved: 'confirmed',
  cannot: 'cannot',
  'customer-side': 'cannot',
  'handed-over': 'brand',
}

/** Where it stands, in one badge: late and due first, for they press; then for whom we wait; then how it ended. */
export function StateBadge({
  petition,
  today,
}: {
  petition: { [F in keyof Shown]: Shown[F] | (F extends 'deliveredAt' ? string : never) }
  today: Day
}) {
  const say = useSay()
  const { state, ending, level, promiseDue, deliveredAt } = petition
  if (state === 'ended')
    return <Badge meaning={endingMeaning[ending!] ?? 'plain'}>{say(endingWords[ending!])}</Badge>
  if (state === 'answered')
    return deliveredAt === null ? (
      <Badge meaning="due">{say(words.undelivered)}</Badge>
    ) : (
      <Badge meaning="brand">{say(words.answered)}</Badge>
    )
  if (promiseDue < today) return <DueBadge due={promiseDue} today={today} />
  if (state === 'handed-over')
    return <Badge meaning="waiting">{say(words.waitFor(say(levelWords[level])))}</Badge>
  if (state === 'waiting-person' || state === 'waiting-money')
    return (
      <Badge meaning="waiting">{say(state === 'waiting-person' ? words.person : stateWords[state])}</Badge>
    )
  return <DueBadge due={promiseDue} today={today} />
}

const words = {
  undelivered: text('Chưa đưa trả lời', 'Not delivered'),
  answered: text('Đã trả lời', 'Answered'),
  person: text('Chờ bà con', 'Waiting for the person'),
  waitFor: (who: string) => text(`Chờ ${who}`, `Waiting: ${who}`),
}
