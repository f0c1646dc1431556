import type { Log } from '#plain/operator-error.ts'
import type { Language, Text } from '#plain/texts.ts'

/** What a command has of the world outside it. */
export interface Io {
  readonly language: Language
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Progress, to stderr: stdout belongs to the result. */
  readonly log: Log
  /** Aborted by Ctrl-C: stop where nothing is half-done. */
  readonly signal: AbortSignal
  /** The outcome: `value` as JSON with --json, else the lines. */
  result(value: unknown, lines: readonly Text[]): void
  /** Says that the work was done but what it found is not well: exit code 1. */
  unwell(): void
}
