import type { Role } from '#units/permission.ts'

/**
 * Who may what, decided here a second time and by hand: every route of the running app stands in this table or the test fails.
 *
 * `who`: the roles that the door lets in: L leader, S secretary, H head, O officer, C company, K corporation, I inspector,
 * A administrator; `anyone`, `staff` (anyone signed in), `receipt` (whoever holds it).
 *
 * The last four words stand only where a route is about one thing: what those in `who` get by where the thing is.
 * - own: in the hands of the actor's unit. department: of his branch (or of one below him), in other hands.
 *   sister: of another branch of the same company. other: of a branch of another company.
 * - yes: let through (the law may still refuse, as 409 or 422). held: yes for L and S, 403 for the others. 403, 404. none: an empty list.
 * Those who are not in `who` get 403 everywhere, whoever is not signed in 401: nobody learns what exists.
 */
const table = `
                                            who        own   department  sister  other
GET    /healthz                             anyone
GET    /api/openapi.json                    staff
POST   /api/sign-in                         anyone
POST   /api/sign-out                        anyone
GET    /api/me                              staff
PUT    /api/me/password                     staff
PUT    /api/me/language                     staff
POST   /api/me/second-factor                staff
PUT    /api/me/second-factor                staff
GET    /api/me/sessions                     staff
DELETE /api/me/sessions                     staff

GET    /api/petitions                       LSHOCKI
GET    /api/petitions/count                 LSHOCKI
GET    /api/petitions/export.xlsx           LSHCKI
GET    /api/petitions/export.csv            LSHCKI
GET    /api/petitions/village-list          LSHOC
POST   /api/petitions                       LSHO
POST   /api/petitions/bulk                  LSHOCKI
GET    /api/petitions/:id                   LSHOCKI    yes   yes         404     404
GET    /api/petitions/:id/receipt           LSHO       held  held        404     404
POST   /api/petitions/:id/photos            LSHOC      yes   yes         404     404
GET    /api/attachments/:id                 LSHOCKI    yes   yes         404     404
PUT    /api/petitions/:id/read-back         LSHO       yes   yes         404     404
PUT    /api/petitions/:id/classify          LSHC       yes   held        404     404
PUT    /api/petitions/:id/assign            LSHC       yes   held        404     404
PUT    /api/petitions/:id/move-on           LSHC       yes   held        404     404
PUT    /api/petitions/:id/take              HOC        yes   held        404     404
PUT    /api/petitions/:id/ask               LHOC       yes   held        404     404
PUT    /api/petitions/:id/hear-back         LSHOC      yes   yes         404     404
PUT    /api/petitions/:id/hand-over         LHC        yes   held        404     404
PUT    /api/petitions/:id/hear-authority    LSHOC      yes   held        404     404
PUT    /api/petitions/:id/promise           LHC        yes   held        404     404
PUT    /api/petitions/:id/put-off           LHOC       yes   held        404     404
PUT    /api/petitions/:id/wait-for-money    LHC        yes   held        404     404
PUT    /api/petitions/:id/resume            LHOC       yes   held        404     404
PUT    /api/petitions/:id/answer            LHOC       yes   held        404     404
PUT    /api/petitions/:id/deliver           LSHOC      yes   yes         404     404
PUT    /api/petitions/:id/judge             LS         yes   yes         404     404
PUT    /api/petitions/:id/withdraw          LS         yes   yes         404     404
PUT    /api/petitions/:id/duplicate         LS         yes   yes         404     404
PUT    /api/petitions/:id/spam              LS         yes   yes         404     404
PUT    /api/petitions/:id/ask-withhold      LS         yes   yes         404     404
PUT    /api/petitions/:id/withhold          L          yes   yes         404     404
PUT    /api/petitions/:id/release           L          yes   yes         404     404
PUT    /api/petitions/:id/open-identity     LSHO       yes   held        404     404
PUT    /api/petitions/:id/note              LSHOC      yes   yes         404     404

GET    /api/notices                         LSHI
GET    /api/notices/count                   LSHI
GET    /api/notices/of/:id                  LSHOCKI    yes   yes         none    none
PUT    /api/notices/:id/settle              LSHO       yes   yes         404     404
PUT    /api/notices/:id/retry               LSHO       yes   yes         404     404
PUT    /api/notices/:id/return              LSHO       yes   yes         404     404
PUT    /api/notices/:id/cancel              LSHO       yes   yes         404     404
PUT    /api/notices/:id/open                LSHO       yes   yes         404     404

GET    /api/campaigns                       LSHOCKI
POST   /api/campaigns                       LS
GET    /api/campaigns/:id                   LSHOCKI    yes   yes         404     404
PUT    /api/campaigns/:id                   LS         yes   yes         404     404
GET    /api/coverage                        LSHOCKI
GET    /api/dialogues                       LSHOCKI
POST   /api/dialogues                       LS
GET    /api/dialogues/export.xlsx           LSHCKI
GET    /api/dialogues/export.csv            LSHCKI
GET    /api/dialogues/:id                   LSHOCKI    yes   yes         404     404
GET    /api/dialogues/:id/minutes           LSHOCKI    yes   yes         404     404
PUT    /api/dialogues/:id                   LS         yes   yes         404     404
PUT    /api/dialogues/:id/hold              LS         yes   yes         404     404
PUT    /api/dialogues/:id/close             LS         yes   yes         404     404
PUT    /api/dialogues/:id/cancel            LS         yes   yes         404     404
POST   /api/notebooks                       S
POST   /api/notebooks/preview               S

GET    /api/customers                       LSHO
GET    /api/customers/:code                 LSHO       yes   yes         404     404
GET    /api/customers/template.xlsx         SA
GET    /api/customers/export.xlsx           SA
GET    /api/customers/export.csv            SA
POST   /api/customers/preview               SA
POST   /api/customers/import                SA

GET    /api/figures/leader                  LSHCKI
GET    /api/figures/definitions             LSHCKI
GET    /api/figures/export.xlsx             LSHCKI
GET    /api/figures/export.csv              LSHCKI

GET    /api/world                           LSHOCKIA
GET    /api/world/dated                     LSHOCKIA
GET    /api/world/history                   LSHOCKIA
GET    /api/areas/export.xlsx               LSHOCKIA
GET    /api/areas/export.csv                LSHOCKIA
GET    /api/units/export.xlsx               LSHOCKIA
GET    /api/units/export.csv                LSHOCKIA
GET    /api/authority/export.xlsx           LSHOCKIA
GET    /api/authority/export.csv            LSHOCKIA
GET    /api/authority/try                   LSHOCKIA
GET    /api/holidays                        LSHOCKIA
GET    /api/holidays/export.xlsx            LSHOCKIA
GET    /api/holidays/export.csv             LSHOCKIA
POST   /api/areas                           A
POST   /api/areas/merge                     A
PUT    /api/areas/:id                       A          yes   yes         yes     403
PUT    /api/areas/:id/split                 A          yes   yes         yes     403
PUT    /api/areas/:id/end                   A          yes   yes         yes     403
POST   /api/units                           A
PUT    /api/units/:id                       A          yes   yes         yes     403
PUT    /api/units/:id/end                   A          yes   yes         yes     403
PUT    /api/units/:id/areas/:area           A          yes   yes         yes     403
PUT    /api/units/:id/areas/:area/end       A          yes   yes         yes     403
POST   /api/authority                       A
PUT    /api/authority/:id/end               A
PUT    /api/topics/:code                    A
PUT    /api/topics/:code/end                A
PUT    /api/holidays/:day                   A
PUT    /api/holidays/:day/remove            A
POST   /api/holidays/import                 A
GET    /api/staff                           A
GET    /api/staff/export.xlsx               A
GET    /api/staff/export.csv                A
POST   /api/staff                           A
PUT    /api/staff/:id/posts                 A
PUT    /api/staff/:id/disable               A          yes   yes         yes     403
PUT    /api/staff/:id/enable                A          yes   yes         yes     403
PUT    /api/staff/:id/end-sessions          A          yes   yes         yes     403
PUT    /api/staff/:id/remove-second-factor  A          yes   yes         yes     403
PUT    /api/staff/:id/first-code            A          yes   yes         yes     403
PUT    /api/posts/:id/end                   A          yes   yes         yes     403

GET    /desk                                anyone
GET    /desk/*                              anyone
GET    /desk/assets/*                       anyone
GET    /mark.svg                            anyone
GET    /robots.txt                          anyone
GET    /                                    anyone
GET    /doi-thoai                           anyone
GET    /doi-thoai/:id                       anyone
GET    /gui-y-kien                          anyone
POST   /gui-y-kien                          anyone
GET    /giay-hen/:token                     anyone
GET    /theo-doi                            anyone
POST   /theo-doi                            anyone
POST   /theo-doi/tra-loi                    receipt
POST   /theo-doi/danh-gia                   receipt
POST   /theo-doi/rut-lai                    receipt
POST   /theo-doi/anh                        receipt
GET    /so-lieu                             anyone
GET    /kiem-tin                            anyone
GET    /en                                  anyone
GET    /en/doi-thoai                        anyone
GET    /en/doi-thoai/:id                    anyone
GET    /en/gui-y-kien                       anyone
POST   /en/gui-y-kien                       anyone
GET    /en/giay-hen/:token                  anyone
GET    /en/theo-doi                         anyone
POST   /en/theo-doi                         anyone
POST   /en/theo-doi/tra-loi                 receipt
POST   /en/theo-doi/danh-gia                receipt
POST   /en/theo-doi/rut-lai                 receipt
POST   /en/theo-doi/anh                     receipt
GET    /en/so-lieu                          anyone
GET    /en/kiem-tin                         anyone
`

const letters: Readonly<Record<string, Role>> = {
  L: 'leader',
  S: 'secretary',
  H: 'head',
  O: 'officer',
  C: 'company',
  K: 'corporation',
  I: 'inspector',
  A: 'administrator',
}
export const places = ['own', 'department', 'sister', 'other'] as const
export type Place = (typeof places)[number]
export type Got = 'yes' | 'none' | '403' | '404'

export interface Line {
  readonly route: string
  readonly who: 'anyone' | 'staff' | 'receipt' | readonly Role[]
  /** What each place gets; undefined where the route is about no one thing. */
  readonly at?: Readonly<Record<Place, string>>
}

const parse = (row: string): Line => {
  const [method, path, who = '', ...at] = row.trim().split(/\s+/)
  const route = `${method} ${path}`
  if (!/^(anyone|staff|receipt|[LSHOCKIA]+)$/.test(who) || ![0, 4].includes(at.length))
    throw new Error(`test/permissions.matrix.ts: this line is not readable: ${row}`)
  const roles = /^[A-Z]+$/.test(who) ? [...who].map((letter) => letters[letter]!) : (who as 'anyone')
  const [own, department, sister, other] = at as [string, string, string, string]
  return at.length === 0
    ? { route, who: roles }
    : { route, who: roles, at: { own, department, sister, other } }
}

export const matrix: ReadonlyMap<string, Line> = new Map(
  table
    .split('\n')
    .filter((row) => /^[A-Z]/.test(row))
    .map((row) => [parse(row).route, parse(row)]),
)

/** What somebody of this role gets, where the thing is. Above the branches a sister is below the company, all is below the corporation. */
export function decided({ who, at }: Line, role: Role, place: Place): Got {
  if (Array.isArray(who) && !who.includes(role)) return '403'
  if (!at) return 'yes'
  const above = role === 'company' || role === 'inspector' || role === 'administrator'
  const seen = role === 'corporation' || (above && place === 'sister') ? 'department' : place
  const word = at[seen]
  return word === 'held' ? (role === 'leader' || role === 'secretary' ? 'yes' : '403') : (word as Got)
}
