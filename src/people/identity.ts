import { nfc } from '#plain/vietnamese-text.ts'

/**
 * Who spoke. Nothing is required: a name alone (A Pheo, Y Hà: no surname), a customer of the file, or nobody.
 * Kept in the vault, apart from what was said.
 */
export interface Identity {
  readonly name: string
  /** Digits in today's form, or as written where they could not be read; empty where there is none. */
  readonly phone: string
  readonly email: string
  readonly customer: string
  /** How to reach somebody without a phone: hamlet, neighbour, village head. */
  readonly where: string
}

export const nobody: Identity = { name: '', phone: '', email: '', customer: '', where: '' }

export const isNobody = (identity: Identity): boolean =>
  Object.values(identity).every((value) => value === '')

export const tidy = (identity: Partial<Identity>): Identity => ({
  name: nfc(identity.name ?? ''),
  phone: (identity.phone ?? '').trim(),
  email: (identity.email ?? '').trim(),
  customer: (identity.customer ?? '').trim().toUpperCase(),
  where: nfc(identity.where ?? ''),
})

/** What lists show in place of a shielded name: the same for one petition always, telling nothing. */
export const aliasFor = (id: string): string => `Giấu tên ${id.replaceAll('-', '').slice(-4).toUpperCase()}`
