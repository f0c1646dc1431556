import type { ReactNode } from 'react'
import { type Day, daysBetween, showDay } from '#plain/day.ts'
import { type Text, text } from '#plain/texts.ts'
import { useSay } from '../language.tsx'

/** What a colour means. `late` is red and for late work only. */
export type Meaning = 'plain' | 'late' | 'due' | 'waiting' | 'cannot' | 'confirmed' | 'brand'

export const Badge = ({ meaning = 'plain', children }: { meaning?: Meaning; children: ReactNode }) => (
  <span className={`badge ${meaning}`}>{children}</span>
)

/** When something falls due, in words: `Trễ 1 ngày`, `Hôm nay`, `Ngày mai`, `27/11`. */
export function DueBadge({ due, today }: { due: Day; today: Day }) {
  const say = useSay()
  const { meaning, words } = dueWords(due, today)
  return <Badge meaning={meaning}>{say(words)}</Badge>
}

export function dueWords(due: Day, today: Day): { meaning: Meaning; words: Text } {
  const left = daysBetween(today, due)
  if (left < 0)
    return {
      meaning: 'late',
      words: text(`Trễ ${-left} ngày`, left === -1 ? '1 day late' : `${-left} days late`),
    }
  if (left === 0) return { meaning: 'due', words: text('Hôm nay', 'Today') }
  if (left === 1) return { meaning: 'due', words: text('Ngày mai', 'Tomorrow') }
  const shown = due.slice(0, 4) === today.slice(0, 4) ? showDay(due).slice(0, 5) : showDay(due)
  return { meaning: left <= 3 ? 'due' : 'plain', words: text(shown, shown) }
}
