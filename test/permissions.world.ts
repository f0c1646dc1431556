import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { type Sql, sql, type Tx } from '#outside/postgres.ts'
import { COOKIE } from '#units/door.ts'
import type { Role } from '#units/permission.ts'
import type { TestApp } from './app.ts'
import { callerOf, sessionFor } from './app.ts'
import type { Place } from './permissions.matrix.ts'

/** Somebody of a role, and the branches of which he may know. */
export interface Someone {
  readonly login: string
  readonly role: Role
  readonly reach: readonly number[]
}
const all = [40, 41, 42]
const ofCompany = [40, 41]
/** The demo's people first, one of each role in or above Tu Mơ Rông; then their like elsewhere. */
export const someone: readonly Someone[] = [
  { login: 'thanh', role: 'leader', reach: [40] },
  { login: 'hanh', role: 'secretary', reach: [40] },
  { login: 'mai', role: 'head', reach: [40] },
  { login: 'blan', role: 'officer', reach: [40] },
  { login: 'hoa', role: 'company', reach: ofCompany },
  { login: 'huong', role: 'corporation', reach: all },
  { login: 'khoa', role: 'inspector', reach: ofCompany },
  { login: 'an', role: 'administrator', reach: all },
  { login: 'admin21', role: 'administrator', reach: ofCompany },
  { login: 'dakto', role: 'secretary', reach: [41] },
  { login: 'leader41', role: 'leader', reach: [41] },
  { login: 'head411', role: 'head', reach: [41] },
  { login: 'officer414', role: 'officer', reach: [41] },
  { login: 'chuse', role: 'leader', reach: [42] },
  { login: 'secretary42', role: 'secretary', reach: [42] },
  { login: 'head421', role: 'head', reach: [42] },
  { login: 'company22', role: 'company', reach: [42] },
  { login: 'inspector22', role: 'inspector', reach: [42] },
]
const hired = someone.filter(({ login }) => /\d$/.test(login))
const secretaries = { 40: 'hanh', 41: 'dakto', 42: 'secretary42' } as const
const ours = {
  leader: 40,
  secretary: 40,
  head: 401,
  officer: 404,
  company: 21,
  inspector: 21,
  corporation: 10,
  administrator: 21,
}
const unitOf: Readonly<Record<Role, number>> = ours

/** Everything of one branch that an address can name. */
export interface Things {
  petitions: Record<string, string>
  dialogue: string
  campaign: string
  customer: string
  attachment: string
  sealedAttachment: string
  notice: string
  sealedNotice: string
}
export type Everything = Readonly<Record<number, Things>>

/**
 * Canaries. `Qan41…` stands in every field of branch 41, `PQ41…` are its customers' codes, `09740041…` their telephones;
 * `Qseal41` is said about staff; `Qhid41` and `097500410…` are names and telephones that nobody reads without opening the vault.
 */
const phone = (kind: 4 | 5, branch: number, n: number) => `097${kind}00${branch}0${n}`

export async function hire(house: TestApp): Promise<void> {
  await house.owner(async (tx) => {
    for (const [i, { login, role }] of hired.entries()) {
      await tx.run(
        sql`insert into staff (id, login, name, password, demo) values (${101 + i}, ${login}, ${login}, 'none', true)`,
      )
      await post(tx, 101 + i, Number(/\d+$/.exec(login)![0]), role)
    }
    await tx.run(
      sql`insert into staff (id, login, name, password, demo, disabled_at) values (201, 'gone', 'gone', 'none', true, now())`,
    )
    await post(tx, 201, 40, 'leader')
    for (const [area, branch] of [
      [51, 41],
      [52, 42],
    ] as const) {
      await tx.run(sql`insert into area (id, kind) values (${area}, 'commune')`)
      await tx.run(
        sql`insert into area_version (area_id, valid_from, name, folded) values (${area}, '2005-06-09', ${`Xã ${area}`}, ${`xa ${area}`})`,
      )
      await tx.run(sql`insert into unit_area values (${branch}, ${area}, '2005-06-09', null)`)
    }
  })
}
const post = (tx: Tx, staff: number, unit: number, role: Role) =>
  tx.run(
    sql`insert into post (staff_id, unit_id, role, title, valid_from) values (${staff}, ${unit}, ${role}, ${role}, '2020-01-01')`,
  )

export const cookieFor = async (house: TestApp, login: string) => ({
  cookie: `${COOKIE}=${await sessionFor(house.owner, login)}`,
})

/** Fills a branch through the real doors, and by hand where a worker would have written. */
export async function fill(house: TestApp, branch: 40 | 41 | 42): Promise<Things> {
  const caller = callerOf(house.app, await cookieFor(house, secretaries[branch]))
  const mark = (field: string) => `Qan${branch}${field}`
  const campaign = randomUUID()
  const dialogue = randomUUID()
  const customer = `PQ${branch}QN0000001`
  await house.owner(async (tx) => {
    await tx.run(sql`insert into customer (code, branch_id, name, hamlet, phone, substation, book, search)
      values (${customer}, ${branch}, ${mark('khach')}, ${mark('thon')}, ${phone(4, branch, 1)}, ${mark('tram')}, ${mark('so')}, ${` qan${branch}khach khachchung pq${branch}qn0000001 ${phone(4, branch, 1)}`})`)
    await tx.run(
      sql`insert into campaign (id, branch_id, name, starts_on, ends_on) values (${campaign}, ${branch}, ${mark('dot')}, '2026-11-01', '2026-11-30')`,
    )
    await tx.run(sql`insert into dialogue (id, branch_id, campaign_id, name, held_on, place, chair, state, closing)
      values (${dialogue}, ${branch}, ${campaign}, ${mark('buoi')}, '2026-11-20', ${mark('nha')}, ${mark('chu')}, 'held', ${mark('ket')})`)
    await tx.run(sql`insert into campaign_area values (${campaign}, 31)`)
    await tx.run(sql`insert into dialogue_area values (${dialogue}, 31)`)
    await tx.run(
      sql`insert into notebook_mapping (branch_id, fingerprint, mapping) values (${branch}, ${mark('dau')}, '{}')`,
    )
  })
  const receive = async (owner: number, more: object = {}) => {
    const id = randomUUID()
    const reply = await caller.post('/api/petitions', {
      id,
      channel: 'counter',
      words: `khieunai ${mark('loi')} ${owner}`,
      hamlet: mark('lang'),
      topic: 'grid_upgrade',
      interpreter: mark('dich'),
      speaker: {
        name: mark('ten'),
        phone: phone(5, branch, 1),
        email: `qhid${branch}@demo.invalid`,
        where: `Qhid${branch}nha`,
      },
      ...more,
    })
    if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`)
    await house.owner((tx) =>
      tx.run(sql`update petition set owner_unit = ${owner} where id = ${id} and not confidential`),
    )
    return id
  }
  const hidden = { name: `Qhid${branch}`, phone: phone(5, branch, 2) }
  const petitions: Things['petitions'] = {
    shielded: await receive(branch, { shield: true, speaker: hidden }),
  }
  for (const owner of new Set([
    branch,
    branch * 10 + 1,
    branch * 10 + 2,
    branch * 10 + 4,
    branch === 42 ? 22 : 21,
    10,
  ]))
    petitions[owner] = await receive(owner)
  const met = { channel: 'dialogue', dialogue }
  petitions.met = await receive(branch, {
    ...met,
    answer: { words: mark('dap'), outcome: 'done', onTheSpot: true },
  })
  const about = {
    topic: 'staff',
    words: `khieunai Qseal${branch}`,
    speaker: hidden,
    hamlet: `Qseal${branch}lang`,
  }
  petitions.sealed = await receive(branch, { ...met, ...about })
  const plain = petitions[branch]!
  await caller.put(`/api/petitions/${plain}/note`, { words: mark('ghi') })
  const leader = callerOf(
    house.app,
    await cookieFor(house, { 40: 'thanh', 41: 'leader41', 42: 'chuse' }[branch]),
  )
  const promised = { kind: 'day', dueOn: '2026-12-20', reviewOn: null, said: mark('hua') }
  await leader.put(`/api/petitions/${plain}/promise`, promised)
  await leader.put(`/api/petitions/${petitions.sealed}/note`, { words: `Qseal${branch}ghi` })
  const attachment = await photo(house, plain, mark('anh'))
  const sealedAttachment = await photo(house, petitions.sealed, `Qseal${branch}anh`)
  const notice = await notify(house, branch, plain, mark('tin'), false)
  const sealedNotice = await notify(house, branch, petitions.sealed, `Qseal${branch}tin`, true)
  for (const [name, id] of Object.entries(petitions))
    if (id !== plain && name !== 'sealed') await notify(house, branch, id, mark('tin'), false)
  await house.owner(async (tx) => {
    for (const [one, other] of [
      [plain, petitions.sealed],
      [plain, petitions.met],
    ])
      await tx.run(sql`insert into petition_link values (${one}, ${other}, 'same-cause')`)
    await tx.run(
      sql`insert into notebook_row (branch_id, source_key, row_key, petition_id) values (${branch}, ${mark('khoa')}, 'a', ${plain})`,
    )
    // Late, climbed, to be withheld: on the leader's page as well.
    await tx.run(
      sql`update petition set promise_due = '2026-11-20', climbed = 3 where id in (${plain}, ${petitions.sealed})`,
    )
  })
  return { petitions, dialogue, campaign, customer, attachment, sealedAttachment, notice, sealedNotice }

  async function photo(at: TestApp, petition: string, caption: string): Promise<string> {
    const id = randomUUID()
    const file = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#3a6' } })
      .jpeg()
      .toBuffer()
    const edge = 'edge-of-the-form'
    const head = `--${edge}\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`
    const reply = await leader.send({
      method: 'POST',
      url: `/api/petitions/${petition}/photos?caption=${caption}`,
      headers: { 'content-type': `multipart/form-data; boundary=${edge}`, 'idempotency-key': id },
      payload: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${edge}--\r\n`)]),
    })
    if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`)
    const row = (tx: Tx) =>
      tx.one<{ id: string }>(sql`select id from attachment where petition_id = ${petition}`)
    return (await at.owner(row)).id
  }
}

async function notify(house: TestApp, branch: number, petition: string, words: string, sealed: boolean) {
  const id = randomUUID()
  const insert = (which: string, channel: string): Sql => sql`
    insert into notice (id, branch_id, petition, purpose, channel, subject, body, state, number, confidential, shielded, made_at)
    values (${which}, ${branch}, ${petition}, 'answer', ${channel}, ${words}, ${words}, 'waiting', ${words}, ${sealed}, ${sealed}, '2026-11-01')`
  await house.owner(async (tx) => {
    await tx.run(insert(id, 'call'))
    await tx.run(insert(randomUUID(), 'village_list'))
  })
  return id
}

/** Which of the things stands at this place for somebody of this role of Tu Mơ Rông, for a route that names it. */
export function thingAt(route: string, role: Role, place: Place, things: Everything): string {
  const branch = { own: 40, department: 40, sister: 41, other: 42 }[place]
  const own = things[branch]!
  if (route.includes('/notices/of/') || route.includes('/petitions/'))
    return own.petitions[{ own: unitOf[role], department: 402, sister: 41, other: 42 }[place]]!
  if (route.includes('/attachments/')) return own.attachment
  if (route.includes('/notices/')) return own.notice
  if (route.includes('/campaigns/')) return own.campaign
  if (route.includes('/dialogues/')) return own.dialogue
  if (route.includes('/customers/')) return own.customer
  if (route.includes('/areas/:id')) return { own: '31', department: '32', sister: '51', other: '52' }[place]
  if (route.includes('/units/')) return { own: '40', department: '40', sister: '41', other: '42' }[place]
  if (route.includes('/staff/')) return { own: '3', department: '4', sister: '11', other: '12' }[place]
  throw new Error(`test/permissions.world.ts does not know what ${route} is about: add it to thingAt.`)
}
