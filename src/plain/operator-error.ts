import type { Language, Text } from './texts.ts'

/**
 * A broken wire that only the person who runs the machine can mend: says what is wrong, where, and how to mend it.
 * Programs print `words` without a stack and end with exit code 1. Refusals to residents and staff are not this:
 * they are values, see `refusal.ts`.
 */
export class OperatorError extends Error {
  readonly words: Text

  constructor(words: Text, options?: ErrorOptions) {
    super(words.en, options)
    this.name = 'OperatorError'
    this.words = words
  }
}

/** What the operator reads: the words of an `OperatorError`, or the bare message of a bug. */
export function explain(error: unknown, language: Language): string {
  if (error instanceof OperatorError) return error.words[language]
  return error instanceof Error ? error.message : String(error)
}

/** Where long work tells how far it is. The program chooses the language and where it is printed. */
export type Log = (line: Text) => void
