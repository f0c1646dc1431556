/** One thing that happened. `data` never holds a name, a phone number or anybody's words: hashes stand for them. */
export interface LedgerEvent {
  /** `petition:0198…`, `unit:7`: the chain it belongs to. */
  readonly stream: string
  /** Its number in that chain, from 1 without gaps. */
  readonly seq: number
  readonly kind: string
  readonly at: Date
  /** Who did it; null: a resident or the system. */
  readonly staff: number | null
  /** The branch or higher unit it belongs to. */
  readonly unit: number | null
  readonly data: Readonly<Record<string, unknown>>
}

/** What the chain hashes, byte for byte; `data` is the text exactly as the database writes it. */
export function chainBytes(
  event: Omit<LedgerEvent, 'data' | 'at'> & { atMicros: string; data: string },
): string {
  const { stream, seq, kind, atMicros, staff, unit, data } = event
  return [stream, seq, kind, atMicros, staff ?? '', unit ?? '', data].join('\n')
}
