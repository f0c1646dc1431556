import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type KeyRing, newest, withVersion } from '#outside/keys.ts'
import { sql, type Tx } from '#outside/postgres.ts'
import type { Identity } from './identity.ts'

/**
 * The vault: AES-256-GCM under a key of the person's own, which is wrapped by the vault key of the house.
 * Bytes: version (1) · nonce (12) · tag (16) · ciphertext. Destroying `wrapped` forgets the person.
 */
export interface Sealed {
  readonly wrapped: Buffer
  readonly sealed: Buffer
}

export function sealIdentity(ring: KeyRing, id: string, identity: Identity): Sealed {
  const own = randomBytes(32)
  const { version, key } = newest(ring)
  return {
    wrapped: encrypt(version, key, own, id),
    sealed: encrypt(1, own, Buffer.from(JSON.stringify(identity), 'utf8'), id),
  }
}

export function openIdentity(ring: KeyRing, id: string, { wrapped, sealed }: Sealed): Identity {
  const own = decrypt(withVersion(ring, wrapped[0]!), wrapped, id)
  return JSON.parse(decrypt(own, sealed, id).toString('utf8')) as Identity
}

/** The identity behind an id; undefined where there is none, or it was forgotten. */
export async function identityOf(tx: Tx, ring: KeyRing, id: string): Promise<Identity | undefined> {
  const row = await tx.maybe<{ wrapped: Buffer | null; sealed: Buffer | null }>(
    sql`select wrapped, sealed from identity where id = ${id}`,
  )
  return row?.wrapped && row.sealed
    ? openIdentity(ring, id, { wrapped: row.wrapped, sealed: row.sealed })
    : undefined
}

/** Seals any few bytes under the vault key, bound to `context`: second factors, first codes. */
export function sealBytes(ring: KeyRing, bytes: Buffer, context: string): Buffer {
  const { version, key } = newest(ring)
  return encrypt(version, key, bytes, context)
}
export const openBytes = (ring: KeyRing, sealed: Buffer, context: string): Buffer =>
  decrypt(withVersion(ring, sealed[0]!), sealed, context)

function encrypt(version: number, key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context, 'utf8'))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), body])
}

function decrypt(key: Buffer, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13)).setAAD(
    Buffer.from(context, 'utf8'),
  )
  decipher.setAuthTag(sealed.subarray(13, 29))
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()])
}
