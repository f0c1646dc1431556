import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { type KeyRing, newest } from '#outside/keys.ts'

/**
 * The secret that stands on a receipt beside the number: ten Crockford characters (50 bits) and a check
 * character, `7K3QM-9XN2P-4`. It is made from the number with the receipt key, so it is stored nowhere:
 * a stolen database opens no receipt, and the same slip can be printed again.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function receiptSecret(ring: KeyRing, number: string): string {
  return group(secretWith(newest(ring).key, number))
}

/** Whether the secret belongs to the number, under any key still in the ring. Takes the same time for every answer. */
export function secretMatches(ring: KeyRing, number: string, typed: string): boolean {
  const given = digest(tidySecret(typed))
  let matches = false
  for (const { key } of ring) matches = timingSafeEqual(given, digest(secretWith(key, number))) || matches
  return matches
}

/** Equal lengths to compare, whatever was typed. */
const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** What people type for what is printed: O for 0, I and L for 1, any case, any dashes. */
const tidySecret = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')

/** Whether the check character fits: tells a slip of the finger from a wrong secret, before the server is asked. */
export function isWellFormed(typed: string): boolean {
  const secret = tidySecret(typed)
  return /^[0-9A-HJKMNP-TV-Z]{11}$/.test(secret) && checkOf(secret.slice(0, 10)) === secret[10]
}

function secretWith(key: Buffer, number: string): string {
  const bytes = createHmac('sha256', key).update(`receipt\n${number}`).digest()
  const secret = Array.from({ length: 10 }, (_, i) => ALPHABET[bytes[i]! & 31]).join('')
  return secret + checkOf(secret)
}

/** Weighted by place, so that two characters changed about are noticed. */
function checkOf(secret: string): string {
  const sum = [...secret].reduce((total, char, i) => total + (2 * i + 1) * ALPHABET.indexOf(char), 0)
  return ALPHABET[sum % 32]!
}

const group = (secret: string): string => `${secret.slice(0, 5)}-${secret.slice(5, 10)}-${secret.slice(10)}`
