import { randomBytes } from 'node:crypto'
import { type KeyRing, newest, withVersion } from '#outside/keys.ts'
import { sql, type Tx } from '#outside/postgres.ts'
import { decrypt, encrypt } from '#outside/sealing.ts'
import type { Identity } from './identity.ts'

/**
 * The vault: each person under a key of his own, which is wrapped by the vault key of the house.
 * Destroying `wrapped` forgets the person everywhere at once.
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
