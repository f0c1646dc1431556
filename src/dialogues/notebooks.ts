import { createHash } from 'node:crypto'
import { v5 as namedId, v7 as newId } from 'uuid'
import { type RequestKey, remember, seen } from '#ledger/idempotency.ts'
import type { Outside } from '#outside/outside.ts'
import { sql, type Tx, transaction } from '#outside/postgres.ts'
import { linkSameCause } from '#petitions/of-dialogue.ts'
import type { World } from '#petitions/world.ts'
import { isRefusal, type Refusal } from '#plain/refusal.ts'
import { type StaffActor, scopeOf } from '#units/actor.ts'
import { areasServed } from '#units/unit.ts'
import type { Decision, Plan } from './notebook/plan.ts'
import { bySource, saveCampaign, saveDialogue, tell } from './store.ts'
import { takeIn } from './taking-in.ts'

/** What an import comes to. The same file again: everything is there already, nothing is written. */
export interface Done {
  readonly campaign: string
  readonly dialogues: number
  readonly communes: number
  readonly opinions: number
  readonly taken: number
  readonly already: number
  /** Taken in before with other words: the earlier words stand, nothing is overwritten. */
  readonly corrected: readonly string[]
  readonly dropped: number
}

/**
 * Takes in the whole plan in one transaction or nothing of it: campaign, dialogues, opinions with what was
 * answered and promised on the day, same-cause links, what was decided. What is there already stays.
 */
export function importNotebook(
  out: Outside,
  world: World,
  by: StaffActor,
  branch: number,
  key: RequestKey,
  plan: Plan,
  remembers: { readonly sha256: string; readonly decisions: Record<string, Decision> },
): Promise<Done | Refusal> {
  return transaction(out.pool, scopeOf(by), async (tx) => {
    const before = await seen(tx, key)
    if (isRefusal(before)) return before
    if (before) return before as unknown as Done
    // Two imports at once would both find a row missing: the second waits here.
    await tx.run(sql`select pg_advisory_xact_lock(${branch}, hashtext('notebook'))`)
    const campaign = await putCampaign(tx, out, world, by, branch, plan)
    const dialogueOf = new Map<string, string>()
    for (const one of plan.dialogues)
      dialogueOf.set(one.sourceKey, await putDialogue(tx, out, by, branch, campaign, one))
    const petitionOf = await known(tx, branch)
    let taken = 0
    for (const opinion of plan.opinions) {
      if (petitionOf.has(opinion.sourceKey)) continue
      const key = petitionKey(branch, opinion.sourceKey, by)
      const dialogue = dialogueOf.get(opinion.dialogue) ?? null
      const id = await takeIn(tx, out, world, by, branch, key, opinion, dialogue)
      if (isRefusal(id)) throw new Refused(id)
      petitionOf.set(opinion.sourceKey, id)
      taken++
    }
    for (const group of plan.sameCause)
      await linkSameCause(
        tx,
        group.flatMap((one) => petitionOf.get(one) ?? []),
      )
    await keepMemory(tx, branch, plan, remembers.decisions)
    const done: Done = {
      campaign,
      dialogues: plan.dialogues.length,
      communes: plan.campaign.communes.length,
      opinions: plan.opinions.length,
      taken,
      already: plan.opinions.length - taken,
      corrected: plan.opinions.filter((one) => one.already === 'corrected').map((one) => one.rowKey),
      dropped: plan.dropped.length,
    }
    const { fingerprint } = plan.remember
    const data = {
      sha256: remembers.sha256,
      header: sha256(fingerprint),
      campaign,
      opinions: done.opinions,
      taken,
    }
    await tell(tx, out, `notebook:${branch}`, { kind: 'notebook.imported', data }, branch, by)
    await remember(tx, key, 200, { ...done })
    return done
  }).catch((error: unknown) => {
    if (error instanceof Refused) return error.refusal
    throw error
  })
}

/** One row that the law refuses takes the whole file down: thrown to roll back, caught at once. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

async function putCampaign(
  tx: Tx,
  out: Outside,
  world: World,
  by: StaffActor,
  branch: number,
  { campaign }: Plan,
): Promise<string> {
  const there = await bySource(tx, 'campaign', branch, campaign.sourceKey)
  if (there) return there
  const id = newId()
  // A campaign is for every commune that the branch served then: what was not reached shows as missing.
  const areas = areasServed(world.units, branch, campaign.first)
  const noun = { id, branch, name: campaign.name, startsOn: campaign.first, endsOn: campaign.last, areas }
  const data = { from: campaign.first, to: campaign.last, areas, imported: true }
  await saveCampaign(
    tx,
    out,
    { campaign: noun, event: { kind: 'campaign.opened', data } },
    by,
    campaign.sourceKey,
  )
  return id
}

async function putDialogue(
  tx: Tx,
  out: Outside,
  by: StaffActor,
  branch: number,
  campaign: string,
  one: Plan['dialogues'][number],
): Promise<string> {
  const there = await bySource(tx, 'dialogue', branch, one.sourceKey)
  if (there) return there
  const areas = one.communes.map(({ id }) => Number(id))
  const dialogue = {
    id: newId(),
    branch,
    campaign,
    name: one.name,
    heldOn: one.on,
    startsAt: null,
    endsAt: null,
    place: '',
    chair: one.chair ?? '',
    chairStaff: null,
    secretaryStaff: null,
    state: 'held' as const,
    men: 0,
    women: 0,
    officials: 0,
    closing: '',
    areas,
    version: 1,
  }
  const event = { kind: 'dialogue.held', data: { on: one.on, areas, campaign, imported: true } }
  await saveDialogue(tx, out, { dialogue, event }, by, one.sourceKey)
  return dialogue.id
}

async function known(tx: Tx, branch: number): Promise<Map<string, string>> {
  const rows = await tx.many<{ key: string; id: string }>(
    sql`select source_key as key, petition_id as id from notebook_row where branch_id = ${branch}`,
  )
  return new Map(rows.map((row) => [row.key, row.id]))
}

async function keepMemory(
  tx: Tx,
  branch: number,
  { remember: { fingerprint, mapping } }: Plan,
  decisions: Record<string, Decision>,
): Promise<void> {
  await tx.run(sql`insert into notebook_mapping as m (branch_id, fingerprint, mapping, decisions)
    values (${branch}, ${fingerprint}, ${JSON.stringify(mapping)}::jsonb, ${JSON.stringify(decisions)}::jsonb)
    on conflict (branch_id, fingerprint) do update set mapping = excluded.mapping, decisions = m.decisions || excluded.decisions`)
}

/** A name space of our own: the same row of the same branch always asks with the same key. */
const NOTEBOOKS = '5b1c3a52-6b0e-4d56-9a41-1d0c6d6f7a11'
const petitionKey = (branch: number, sourceKey: string, by: StaffActor): RequestKey => ({
  key: namedId(`${branch}/${sourceKey}`, NOTEBOOKS),
  actor: `staff:${by.staff}`,
  request: createHash('sha256').update(sourceKey).digest(),
})
const sha256 = (words: string): string => createHash('sha256').update(words).digest('hex')
