/**
 * Who may what, by role: one table, read by every route and every move.
 * A permission is a verb that people say. Where a thing is (whose unit) is decided by scope, not here.
 */
export const roles = [
  'leader',
  'secretary',
  'head',
  'officer',
  'company',
  'corporation',
  'inspector',
  'administrator',
] as const
export type Role = (typeof roles)[number]

const grants = {
  /** The secretary writes down what the chair decides in the hall. */
  'record the chair’s words': ['leader', 'secretary'],
  'read petitions': ['leader', 'secretary', 'head', 'officer', 'company', 'corporation', 'inspector'],
  /** Names that people gave openly. Who lacks this reads an alias everywhere. */
  /** The inspector reads everything but identities. */
  'read names': ['leader', 'secretary', 'head', 'officer', 'company', 'corporation'],
  'read sealed petitions': ['leader', 'inspector'],
  'receive petitions': ['leader', 'secretary', 'head', 'officer'],
  'read back petitions': ['leader', 'secretary', 'head', 'officer'],
  'classify petitions': ['leader', 'secretary', 'head', 'company'],
  'assign petitions': ['leader', 'secretary', 'head', 'company'],
  'take petitions': ['head', 'officer', 'company'],
  'answer petitions': ['leader', 'head', 'officer', 'company'],
  promise: ['leader', 'head', 'company'],
  'hand over petitions': ['leader', 'head', 'company'],
  'deliver answers': ['leader', 'secretary', 'head', 'officer', 'company'],
  'judge for the person': ['leader', 'secretary'],
  'set petitions aside': ['leader', 'secretary'],
  'withhold petitions': ['leader'],
  'note petitions': ['leader', 'secretary', 'head', 'officer', 'company'],
  'open identities': ['leader', 'secretary', 'head', 'officer'],
  'open shielded identities': ['leader', 'secretary'],
  'read customers': ['leader', 'secretary', 'head', 'officer'],
  'import customers': ['secretary', 'administrator'],
  'plan dialogues': ['leader', 'secretary'],
  'hold dialogues': ['leader', 'secretary'],
  'import notebooks': ['secretary'],
  'read figures': ['leader', 'secretary', 'head', 'company', 'corporation', 'inspector'],
  'export lists': ['leader', 'secretary', 'head', 'company', 'corporation', 'inspector'],
  'read the ledger': ['leader', 'inspector', 'administrator'],
  'read the world': [
    'leader',
    'secretary',
    'head',
    'officer',
    'company',
    'corporation',
    'inspector',
    'administrator',
  ],
  'edit areas': ['administrator'],
  'edit units': ['administrator'],
  'edit staff': ['administrator'],
  'edit topics': ['administrator'],
  'edit the calendar': ['administrator'],
  'see undelivered notices': ['leader', 'secretary', 'head', 'inspector'],
  'settle notices': ['leader', 'secretary', 'head', 'officer'],
  'see failed work': ['administrator', 'inspector'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof grants
export const permissions = Object.keys(grants) as Permission[]

/** Whether the role carries the permission. */
export function mayRole(role: Role, permission: Permission): boolean {
  return (grants[permission] as readonly Role[]).includes(role)
}

/** What a route says of itself: a permission, or who may come without one. */
export type Access = Permission | 'anyone' | 'anyone signed in' | 'whoever holds the receipt'
