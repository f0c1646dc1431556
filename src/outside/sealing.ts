import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type KeyRing, newest, withVersion } from './keys.ts'

/**
 * AES-256-GCM, bound to a context (whose bytes these are), so that a sealed value cannot be moved to another row.
 * Bytes: version (1) · nonce (12) · tag (16) · ciphertext.
 */
export function encrypt(version: number, key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context, 'utf8'))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), body])
}

/** Throws when a byte was changed, or the context is another. */
export function decrypt(key: Buffer, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13)).setAAD(
    Buffer.from(context, 'utf8'),
  )
  decipher.setAuthTag(sealed.subarray(13, 29))
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()])
}

/** Seals a few bytes under a ring's newest key. */
export function sealBytes(ring: KeyRing, bytes: Buffer, context: string): Buffer {
  const { version, key } = newest(ring)
  return encrypt(version, key, bytes, context)
}

export const openBytes = (ring: KeyRing, sealed: Buffer, context: string): Buffer =>
  decrypt(withVersion(ring, sealed[0]!), sealed, context)
