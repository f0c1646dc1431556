import { type Language, say } from '#plain/texts.ts'
import type { Ending, State } from '../petition.ts'
import { endingWords, stateWords } from '../words.ts'

const colours: Partial<Record<State | Ending, string>> = {
  solved: 'green',
  done: 'green',
  cannot: 'violet',
  'customer-side': 'violet',
  'handed-over': 'blue',
  'waiting-money': 'amber',
  'waiting-person': 'amber',
  answered: 'blue',
}

export interface Standing {
  readonly state: State
  readonly ending: Ending | null
}

/** Where it stands, in the words that figures and lists use too. Colour only repeats the words. */
export function StateTag({ at: { state, ending }, language }: { at: Standing; language: Language }) {
  const words = ending === null ? stateWords[state] : endingWords[ending]
  return <span className={`tag ${colours[ending ?? state] ?? ''}`}>{say(words, language)}</span>
}
