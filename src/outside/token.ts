import type { KeyRing } from './keys.ts'
import { openBytes, sealBytes } from './sealing.ts'

/**
 * A small value that leaves the house and comes back as it was: in a form, or for a short while in an address.
 * Sealed (AES-256-GCM) with the newest key of the ring, whose version stands in its first byte; bound to its
 * purpose, so that one kind is never taken for another; unreadable for whoever carries it.
 */
export function makeToken(ring: KeyRing, purpose: string, value: object, now: Date): string {
  const bytes = Buffer.from(JSON.stringify({ ...value, at: now.getTime() }), 'utf8')
  return sealBytes(ring, bytes, `token:${purpose}`).toString('base64url')
}

export interface ReadToken<T> {
  readonly value: T
  /** Milliseconds since it was made; below zero never. */
  readonly age: number
}

/** What is in the token; undefined when it was changed, made for something else, or is none at all. How old is too old, the caller says. */
export function readToken<T>(
  ring: KeyRing,
  purpose: string,
  token: string,
  now: Date,
): ReadToken<T> | undefined {
  try {
    const bytes = openBytes(ring, Buffer.from(token, 'base64url'), `token:${purpose}`)
    const { at, ...value } = JSON.parse(bytes.toString('utf8')) as { at: number }
    return { value: value as T, age: Math.max(0, now.getTime() - at) }
  } catch {
    return undefined
  }
}
