import { aliasFor } from '#people/identity.ts'
import { type Actor, may } from '#units/actor.ts'
import type { Petition } from './petition.ts'

type Named = Pick<Petition, 'id' | 'speaker' | 'speakerKind'> & { readonly customer?: string | null }

/** The same row for somebody who reads everything but identities: an alias for the name, no customer code. */
export function shownTo<Row extends Named>(by: Actor, row: Row): Row {
  if (by.kind !== 'staff' || may(by, 'read names') || row.speakerKind === 'nobody') return row
  return { ...row, speaker: aliasFor(row.id), ...('customer' in row ? { customer: null } : {}) }
}
