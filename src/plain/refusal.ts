import type { Text } from './texts.ts'

/**
 * The four ways a request is turned down. A refusal is a value, never an exception:
 * exceptions are bugs and broken wires.
 *
 * - `missing`: there is no such thing, or it is not yours to know of (HTTP 404)
 * - `forbidden`: you may not (HTTP 403)
 * - `conflict`: not now, in this state, or somebody was first (HTTP 409)
 * - `invalid`: what you sent cannot be right (HTTP 422)
 */
export type RefusalKind = 'missing' | 'forbidden' | 'conflict' | 'invalid'

export interface Refusal {
  readonly refused: RefusalKind
  /** A stable word for programs, e.g. `answer-first`. */
  readonly code: string
  /** What is wrong and how to mend it, for the person who reads it. */
  readonly why: Text
  /** The field it is about, where there is one, as a path: `answer.words`. */
  readonly field?: string
}

const refuse =
  (refused: RefusalKind) =>
  (code: string, why: Text, field?: string): Refusal =>
    field === undefined ? { refused, code, why } : { refused, code, why, field }

export const missing = refuse('missing')
export const forbidden = refuse('forbidden')
export const conflict = refuse('conflict')
export const invalid = refuse('invalid')

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && 'why' in value
}
