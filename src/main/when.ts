import type { LedgerEvent } from '#ledger/event.ts'
import type { Outside } from '#outside/outside.ts'

/** What follows from what happened. One screen; every kind of event stands here, or says "none". */
export type Listener = (event: LedgerEvent & { id: number }, out: Outside) => Promise<void>

export const when: Readonly<Record<string, readonly Listener[] | 'none'>> = {
  'petition.received': 'none',
  'petition.read-back': 'none',
  'petition.classify': 'none',
  'petition.assign': 'none',
  'petition.move-on': 'none',
  'petition.take': 'none',
  'petition.ask': 'none',
  'petition.hear-back': 'none',
  'petition.hand-over': 'none',
  'petition.hear-authority': 'none',
  'petition.promise': 'none',
  'petition.put-off': 'none',
  'petition.wait-for-money': 'none',
  'petition.resume': 'none',
  'petition.answer': 'none',
  'petition.deliver': 'none',
  'petition.judge': 'none',
  'petition.let-rest': 'none',
  'petition.withdraw': 'none',
  'petition.duplicate': 'none',
  'petition.spam': 'none',
  'petition.ask-withhold': 'none',
  'petition.withhold': 'none',
  'petition.release': 'none',
  'petition.open-identity': 'none',
  'petition.note': 'none',
  'petition.climb': 'none',
  'dialogue.planned': 'none',
  'unit.added': 'none',
  'campaign.opened': 'none',
  'campaign.changed': 'none',
  'dialogue.planned': 'none',
  'dialogue.changed': 'none',
  'dialogue.held': 'none',
  'dialogue.closed': 'none',
  'dialogue.cancelled': 'none',
  'notebook.imported': 'none',
  'customers.imported': 'none',
  'petition.photo-added': 'none',
  'staff.added': 'none',
  'staff.signed-in': 'none',
  'staff.password-set': 'none',
  'staff.second-factor-set': 'none',
}

export const followedKinds = (): string[] => Object.keys(when).filter((kind) => when[kind] !== 'none')
