import { aliasFor } from '#people/identity.ts'
import { type Actor, may } from '#units/actor.ts'

interface Named {
  readonly id: string
  readonly speaker: string
  readonly customer?: string | null
}

/** As this actor may see it: whoever may not read names (the inspector) sees an alias, and no customer code. */
export function asSeenBy<P extends Named>(by: Actor, petition: P): P {
  if (by.kind !== 'staff' || may(by, 'read names')) return petition
  const speaker = petition.speaker === 'Người dân' ? petition.speaker : aliasFor(petition.id)
  return 'customer' in petition ? { ...petition, speaker, customer: null } : { ...petition, speaker }
}
