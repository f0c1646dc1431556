import type { LedgerEvent } from '#ledger/event.ts'
import { requestHash } from '#ledger/idempotency.ts'
import { drop, see } from '#notices/fate.ts'
import type { Fill } from '#notices/jobs.ts'
import { isUndelivered, type Notice } from '#notices/notice.ts'
import { changeIn, make, noticesOf } from '#notices/store.ts'
import type { Outside } from '#outside/outside.ts'
import { type Tx, transaction } from '#outside/postgres.ts'
import { identityOf } from '#people/vault.ts'
import { dayOf } from '#plain/day.ts'
import { conflict } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import type { SystemActor } from '#units/actor.ts'
import { scopeOf } from '#units/actor.ts'
import { loadUnits } from '#units/store.ts'
import { unitOn } from '#units/unit.ts'
import { deliver } from './answering.ts'
import type { Delivery, Petition } from './petition.ts'
import { promisesOf, type StoryLine, storyOf } from './reading.ts'
import { receiptSecret } from './receipt.ts'
import { change, find } from './store.ts'
import { addressOf, isStillNeeded, tell } from './telling.ts'
import { settingOf } from './world.ts'
import { loadWorld } from './world-store.ts'

const systemOf = (branch: number): SystemActor => ({ kind: 'system', branch })

/** Follows what happened to a petition: makes the one notice that tells the person, if there is anything to tell. */
export async function tellPerson(event: LedgerEvent, out: Outside): Promise<void> {
  await transaction(out.pool, scopeOf(systemOf(event.unit!)), async (tx) => {
    const petition = await find(tx, idIn(event.stream))
    if (!petition) return
    const story = await storyOf(tx, petition.id)
    const person = petition.identity ? await identityOf(tx, out.keys.vault, petition.identity) : undefined
    const branch = unitOn(await loadUnits(tx), petition.branch, dayOf(event.at))?.name ?? ''
    const told = tell(petition, await happenedAt(tx, petition, event, story), person, branch)
    const petitionSeq = event.seq
    if (!told || !isStillNeeded(petition, { ...told, petitionSeq }, lastAnswer(story))) return
    const { id, number, confidential, shielded, area, hamlet, identity } = petition
    const about = { branch: petition.branch, petition: id, number, petitionSeq, confidential, shielded }
    await make(tx, { ...told, ...about, area, hamlet, identity }, out.clock.now())
  })
}

async function happenedAt(tx: Tx, petition: Petition, event: LedgerEvent, story: readonly StoryLine[]) {
  const said = story.find(({ seq }) => seq === event.seq)?.said ?? null
  const promises = await promisesOf(tx, petition.id)
  return { ...event, said, changesPromise: promises.filter(({ madeAt }) => madeAt < event.at).length > 0 }
}

/** Follows what makes notices pointless: those not yet told are dropped, so that nobody calls for nothing. */
export async function dropPointless(event: LedgerEvent, out: Outside): Promise<void> {
  const scope = scopeOf(systemOf(event.unit!))
  await transaction(out.pool, scope, async (tx) => {
    const petition = await find(tx, idIn(event.stream))
    if (!petition) return
    const answer = lastAnswer(await storyOf(tx, petition.id))
    for (const notice of await noticesOf(tx, scope, petition.id))
      if (isUndelivered(notice) && !isStillNeeded(petition, notice, answer))
        await changeIn(tx, out, scope, notice.id, (known) => drop(known, 'not-needed', out.clock.now()))
  })
}

/** Follows `notice.reached`: an answer that reached the person is delivered, by the channel by which it came. */
export async function answerReached(event: LedgerEvent, out: Outside): Promise<void> {
  const { petition, petitionSeq, purpose, channel } = event.data as Record<string, string | number>
  if (purpose !== 'answer' || typeof petition !== 'string') return
  const by = systemOf(event.unit!)
  // The notice's own id is the key: a second run of this job changes nothing.
  const notice = event.stream.slice('notice:'.length)
  const key = { key: notice, actor: 'system', request: requestHash('REACHED', notice, null) }
  await change(out, by, petition, key, async (known, tx) => {
    const current = lastAnswer(await storyOf(tx, known.id)) === petitionSeq
    const setting = settingOf(await loadWorld(tx, out.clock.now()), out.clock.now())
    return current ? deliver(known, { channel: channel as Delivery }, by, setting) : overtaken
  })
}

/**
 * The person opened the petition's page with number and secret: everything told there has been read, whatever way
 * it was going to take. A second look changes nothing.
 */
export async function readOnPage(out: Outside, { id, branch }: Petition): Promise<void> {
  const scope = scopeOf(systemOf(branch))
  await transaction(out.pool, scope, async (tx) => {
    for (const notice of await noticesOf(tx, scope, id))
      if (isOnPage(notice)) await changeIn(tx, out, scope, notice.id, (known) => see(known, out.clock.now()))
  })
}

const isOnPage = (notice: Notice): boolean => isUndelivered(notice) && notice.purpose !== 'receipt'

/** The late fields, filled at the moment of sending from the petition and the vault. */
export const fill: Fill = async (tx, out, notice, person) => {
  const petition = notice.petition === null ? null : await find(tx, notice.petition)
  if (!petition || !isStillNeeded(petition, notice, lastAnswer(await storyOf(tx, petition.id)))) return null
  return {
    to: addressOf(petition, person),
    secret: receiptSecret(out.keys.receipt, petition.number),
    words: petition.words,
  }
}

const lastAnswer = (story: readonly StoryLine[]): number | undefined =>
  story.findLast(({ kind }) => kind === 'petition.answer')?.seq
const overtaken = conflict('overtaken', text('Đã có trả lời mới hơn.', 'There is a newer answer.'))
const idIn = (stream: string): string => stream.slice('petition:'.length)
