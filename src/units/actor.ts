import { mayRole, type Permission, type Role } from './permission.ts'

/** A member of the staff who acts, in one post. */
export interface StaffActor {
  readonly kind: 'staff'
  readonly staff: number
  readonly name: string
  readonly title: string
  readonly role: Role
  /** The unit of the post: a department, a branch, a company or the corporation. */
  readonly unit: number
  /** The branch of the post; null above the branches. */
  readonly branch: number | null
  /** The branches that this actor may see today. */
  readonly branches: readonly number[]
  /** The own unit and everything below it today. */
  readonly subtree: readonly number[]
}

/** Whoever holds the number and the secret of a receipt. */
export interface ResidentActor {
  readonly kind: 'resident'
  readonly petition: string
  readonly branch: number
}

/** The timetable: climbing, silence, sealing. */
export interface SystemActor {
  readonly kind: 'system'
  readonly branch: number
}

export type Actor = StaffActor | ResidentActor | SystemActor

/** Whether the actor may, anywhere at all. Whose unit it is, is a question of scope. */
export function may(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'staff' && mayRole(actor.role, permission)
}

/** What PostgreSQL is told of the actor, for row-level security: the second wall. */
export interface Scope {
  readonly units: readonly number[]
  readonly staff: number | null
  readonly sealed: boolean
}

export function scopeOf(actor: Actor): Scope {
  switch (actor.kind) {
    case 'staff':
      return { units: actor.branches, staff: actor.staff, sealed: may(actor, 'read sealed petitions') }
    case 'resident':
    case 'system':
      return { units: [actor.branch], staff: null, sealed: true }
  }
}
