import { type RequestKey, remember, seen } from '#ledger/idempotency.ts'
import { recordNext } from '#ledger/store.ts'
import type { Outside } from '#outside/outside.ts'
import { empty, type Sql, sql, type Tx, transaction } from '#outside/postgres.ts'
import type { Day } from '#plain/day.ts'
import { isRefusal, type Refusal } from '#plain/refusal.ts'
import { type StaffActor, scopeOf } from '#units/actor.ts'
import { alreadyThere, type Campaign, noSuchCampaign, type Opened } from './campaign.ts'
import { type Arranged, type Dialogue, noSuchDialogue } from './dialogue.ts'

const dialogueRow = sql`select d.id, d.branch_id as branch, d.campaign_id as campaign, d.name, d.held_on as "heldOn",
  to_char(d.starts_at, 'HH24:MI') as "startsAt", to_char(d.ends_at, 'HH24:MI') as "endsAt", d.place, d.chair, d.chair_staff as "chairStaff",
  d.secretary_staff as "secretaryStaff", d.state, d.men, d.women, d.officials, d.closing, d.version,
  array(select a.area_id from dialogue_area a where a.dialogue_id = d.id order by 1) as areas from dialogue d`
const campaignRow = sql`select c.id, c.branch_id as branch, c.name, c.starts_on as "startsOn", c.ends_on as "endsOn",
  array(select a.area_id from campaign_area a where a.campaign_id = c.id order by 1) as areas from campaign c`

export interface Asked {
  readonly campaign?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly areas?: readonly number[] | undefined
}

/** The dialogues of these branches, newest first. */
export const dialogues = (
  tx: Tx,
  branches: readonly number[],
  { campaign, from, to, areas }: Asked = {},
): Promise<Dialogue[]> =>
  tx.many<Dialogue>(sql`${dialogueRow} where d.branch_id = any(${branches})
    ${campaign === undefined ? empty : sql`and d.campaign_id = ${campaign}`}
    ${from === undefined ? empty : sql`and d.held_on >= ${from}`} ${to === undefined ? empty : sql`and d.held_on <= ${to}`}
    ${areas === undefined ? empty : sql`and exists (select from dialogue_area a where a.dialogue_id = d.id and a.area_id = any(${areas}))`}
    order by d.held_on desc, d.starts_at desc nulls last, d.id limit 2000`)

export const findDialogue = (tx: Tx, branches: readonly number[], id: string): Promise<Dialogue | null> =>
  tx.maybe<Dialogue>(sql`${dialogueRow} where d.id = ${id} and d.branch_id = any(${branches})`)

export const campaigns = (tx: Tx, branches: readonly number[]): Promise<Campaign[]> =>
  tx.many<Campaign>(
    sql`${campaignRow} where c.branch_id = any(${branches}) order by c.starts_on desc, c.id limit 500`,
  )

export const findCampaign = (tx: Tx, branches: readonly number[], id: string): Promise<Campaign | null> =>
  tx.maybe<Campaign>(sql`${campaignRow} where c.id = ${id} and c.branch_id = any(${branches})`)

/** The only door through which a dialogue is made or changes: key, lock, decide, save, ledger, commit. */
export function arrange(
  out: Outside,
  by: StaffActor,
  id: string,
  key: RequestKey,
  decide: (dialogue: Dialogue | null) => Arranged | Refusal,
): Promise<Dialogue | Refusal> {
  return transaction(out.pool, scopeOf(by), async (tx) => {
    const find = () =>
      tx.maybe<Dialogue>(
        sql`${dialogueRow} where d.id = ${id} and d.branch_id = any(${by.branches}) for update of d`,
      )
    const before = await find()
    const first = await seen(tx, key)
    if (isRefusal(first)) return first
    // The same press may have made it between the two looks.
    if (first) return before ?? (await find()) ?? noSuchDialogue
    const arranged = decide(before)
    if (isRefusal(arranged)) return arranged
    await saveDialogue(tx, out, arranged, by, null)
    await remember(tx, key, 200, { dialogue: id, version: arranged.dialogue.version })
    return arranged.dialogue
  }).catch(idOfAnother)
}

/** Row-level security speaks up when the id stands under a branch that the writer does not see. */
function idOfAnother(error: { code?: string }): Refusal {
  if (error.code === '42501') return alreadyThere
  throw error
}

export async function saveDialogue(
  tx: Tx,
  out: Outside,
  { dialogue: d, event }: Arranged,
  by: StaffActor,
  sourceKey: string | null,
): Promise<void> {
  await tx.run(sql`insert into dialogue (id, branch_id, campaign_id, name, held_on, starts_at, ends_at, place, chair, chair_staff, secretary_staff,
      state, men, women, officials, closing, version, source_key)
    values (${d.id}, ${d.branch}, ${d.campaign}, ${d.name}, ${d.heldOn}, ${d.startsAt}, ${d.endsAt}, ${d.place}, ${d.chair}, ${d.chairStaff}, ${d.secretaryStaff},
      ${d.state}, ${d.men}, ${d.women}, ${d.officials}, ${d.closing}, ${d.version}, ${sourceKey})
    on conflict (id) do update set campaign_id = excluded.campaign_id, name = excluded.name, held_on = excluded.held_on, starts_at = excluded.starts_at,
      ends_at = excluded.ends_at, place = excluded.place, chair = excluded.chair, chair_staff = excluded.chair_staff,
      secretary_staff = excluded.secretary_staff, state = excluded.state, men = excluded.men, women = excluded.women,
      officials = excluded.officials, closing = excluded.closing, version = excluded.version`)
  await saveAreas(tx, sql`dialogue_area`, sql`dialogue_id`, d.id, d.areas)
  await tell(tx, out, `dialogue:${d.id}`, event, d.branch, by)
}

/** Opens or changes a campaign, once for each key. */
export function arrangeCampaign(
  out: Outside,
  by: StaffActor,
  id: string,
  key: RequestKey,
  decide: (campaign: Campaign | null) => Opened | Refusal,
): Promise<Campaign | Refusal> {
  return transaction(out.pool, scopeOf(by), async (tx) => {
    const find = () =>
      tx.maybe<Campaign>(
        sql`${campaignRow} where c.id = ${id} and c.branch_id = any(${by.branches}) for update of c`,
      )
    const before = await find()
    const first = await seen(tx, key)
    if (isRefusal(first)) return first
    if (first) return before ?? (await find()) ?? noSuchCampaign
    const opened = decide(before)
    if (isRefusal(opened)) return opened
    await saveCampaign(tx, out, opened, by, null)
    await remember(tx, key, 200, { campaign: id })
    return opened.campaign
  }).catch(idOfAnother)
}

export async function saveCampaign(
  tx: Tx,
  out: Outside,
  { campaign: c, event }: Opened,
  by: StaffActor,
  sourceKey: string | null,
): Promise<void> {
  await tx.run(sql`insert into campaign (id, branch_id, name, starts_on, ends_on, source_key)
    values (${c.id}, ${c.branch}, ${c.name}, ${c.startsOn}, ${c.endsOn}, ${sourceKey})
    on conflict (id) do update set name = excluded.name, starts_on = excluded.starts_on, ends_on = excluded.ends_on`)
  await saveAreas(tx, sql`campaign_area`, sql`campaign_id`, c.id, c.areas)
  await tell(tx, out, `campaign:${c.id}`, event, c.branch, by)
}

async function saveAreas(
  tx: Tx,
  table: Sql,
  owner: Sql,
  id: string,
  areas: readonly number[],
): Promise<void> {
  await tx.run(sql`delete from ${table} where ${owner} = ${id} and area_id <> all(${areas})`)
  await tx.run(
    sql`insert into ${table} (${owner}, area_id) select ${id}, unnest(${areas}::int[]) on conflict do nothing`,
  )
}

export const tell = (
  tx: Tx,
  out: Outside,
  stream: string,
  event: { readonly kind: string; readonly data: Readonly<Record<string, unknown>> },
  branch: number,
  by: StaffActor,
): Promise<void> => recordNext(tx, { stream, ...event, at: out.clock.now(), staff: by.staff, unit: branch })

/** The campaign or dialogue that an import made before under this key. */
export const bySource = async (
  tx: Tx,
  table: 'campaign' | 'dialogue',
  branch: number,
  key: string,
): Promise<string | undefined> =>
  (
    await tx.maybe<{ id: string }>(
      sql`select id from ${table === 'campaign' ? sql`campaign` : sql`dialogue`} where branch_id = ${branch} and source_key = ${key}`,
    )
  )?.id
