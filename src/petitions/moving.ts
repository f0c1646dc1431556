import { invalid, isRefusal, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import type { Actor } from '#units/actor.ts'
import { type Move, permit } from './moves.ts'
import type { Moved, Petition } from './petition.ts'

/** What every move shares: the permit first, then the change and its event. */
export function move(
  petition: Petition,
  name: Move,
  by: Actor,
  change: () =>
    | { to: Partial<Petition>; data?: Record<string, unknown>; said?: string | undefined }
    | Refusal,
): Moved | Refusal {
  const refusal = permit(petition, name, by)
  if (refusal) return refusal
  const made = change()
  if (isRefusal(made)) return made
  const event = { kind: `petition.${name}`, data: made.data ?? {} }
  return {
    petition: { ...petition, ...made.to, seq: petition.seq + 1 },
    event: made.said === undefined ? event : { ...event, said: made.said },
  }
}

/** Refuses a reason or an answer that says nothing. */
export function needWords(said: string, field: string): Refusal | undefined {
  if (said.trim().length >= 2) return undefined
  return invalid('words-missing', text('Cần ghi rõ bằng lời.', 'This must be said in words.'), field)
}
