/** The secret keys of the house, by purpose; each a ring of versions so that they can be rotated without a stop. */
export interface Key {
  /** 1–255: stands as the first byte of what it sealed. */
  readonly version: number
  /** 32 random bytes. */
  readonly key: Buffer
}
export type KeyRing = readonly Key[]

export interface Keys {
  /** Who spoke, second factors. */
  readonly vault: KeyRing
  /** The secrets on receipts. */
  readonly receipt: KeyRing
  /** Signed form tokens. */
  readonly session: KeyRing
  /** The signature under published ledger roots. */
  readonly ledger: KeyRing
}

/** The key that seals today. */
export function newest(ring: KeyRing): Key {
  const last = ring.at(-1)
  if (!last) throw new Error('an empty key ring')
  return last
}

/** The key that sealed then. */
export function withVersion(ring: KeyRing, version: number): Buffer {
  const found = ring.find((key) => key.version === version)
  if (!found) throw new Error(`no key of version ${version}: was the key file replaced instead of rotated?`)
  return found.key
}
