import type { Setting } from '#petitions/clocks.ts'
import type { Petition } from '#petitions/petition.ts'
import { plainWeeks } from '#plain/working-days.ts'
import type { ResidentActor, StaffActor, SystemActor } from '#units/actor.ts'
import { mayRole, type Role } from '#units/permission.ts'

/** A petition of Kon Pia, weak voltage, in the hands of the business department. For tests of the law. */
export const aPetition = (more: Partial<Petition>): Petition => ({
  id: '0198a2b0-0000-7000-8000-000000000412',
  number: 'TMR-2026-0412',
  branch: 40,
  channel: 'dialogue',
  voicedAt: new Date('2026-11-16T02:12:00Z'),
  receivedAt: new Date('2026-11-16T02:12:00Z'),
  area: 31,
  hamlet: 'Kon Pia',
  dialogue: null,
  words: 'Điện yếu lắm, tối nấu cơm không chín',
  language: 'vi',
  interpreter: '',
  speaker: 'A Pheo',
  speakerKind: 'name',
  shielded: false,
  identity: '0198a2b0-0000-7000-8000-000000000412',
  customer: null,
  topic: 'grid_upgrade',
  level: 'branch',
  rule: 4,
  confidential: false,
  readBack: false,
  state: 'assigned',
  ending: more.state === 'ended' ? 'done' : null,
  duplicateOf: null,
  ownerUnit: 401,
  ownerStaff: null,
  workDue: '2026-11-25',
  workLeft: null,
  promiseDue: '2026-11-30',
  promiseFirst: '2026-11-30',
  outcome: null,
  answeredAt: null,
  deliveredAt: null,
  score: null,
  solved: null,
  movedOn: 0,
  putOff: 0,
  reopened: 0,
  climbed: 0,
  onTheSpot: false,
  withheld: false,
  withholdAskedBy: null,
  endedAt: more.state === 'ended' ? new Date('2026-11-20T02:00:00Z') : null,
  seq: 3,
  ...more,
})

const unitOf: Record<Role, number> = {
  leader: 40,
  secretary: 40,
  head: 401,
  officer: 401,
  company: 21,
  corporation: 10,
  inspector: 21,
  administrator: 10,
}
const staffNumber: Record<Role, number> = {
  secretary: 1,
  leader: 2,
  head: 3,
  officer: 6,
  company: 7,
  corporation: 8,
  inspector: 9,
  administrator: 10,
}
const below: Record<number, readonly number[]> = {
  40: [40, 401, 402, 403, 404, 405],
  401: [401],
  21: [21, 40, 41, 401, 402],
  10: [10, 21, 40, 41, 401, 402],
}

/** A member of the staff in the branch of the petition, or above it. */
export function staffIn(role: Role): StaffActor {
  const unit = unitOf[role]
  const inBranch = unit >= 40
  return {
    kind: 'staff',
    staff: staffNumber[role],
    name: role,
    title: role,
    role,
    unit,
    branch: inBranch ? 40 : null,
    branches: mayRole(role, 'read petitions') ? (inBranch ? [40] : [40, 41]) : [],
    subtree: below[unit]!,
  }
}
export const resident = (petition: Petition): ResidentActor => ({
  kind: 'resident',
  petition: petition.id,
  branch: petition.branch,
})
export const system = (petition: Petition): SystemActor => ({ kind: 'system', branch: petition.branch })

/** Ten in the morning of a day, in weeks without holidays. */
export const on = (today: string): Setting => ({
  now: new Date(`${today}T03:00:00Z`),
  today,
  calendar: plainWeeks,
})
