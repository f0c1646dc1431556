import { raw, type Sql, sql, type Tx } from '#outside/postgres.ts'
import type { Day } from '#plain/day.ts'
import { maskPersonal } from '#plain/masking.ts'
import type { Scope } from '#units/actor.ts'
import { branchesServing } from '#units/unit.ts'
import { midnight } from './listing.ts'
import type { Ending, Outcome, Petition, State } from './petition.ts'
import type { World } from './world.ts'

/** The public's eyes: the branches of this site, and nothing confidential. Row-level security holds the same. */
export const publicScope = (world: World, today: Day): Scope => ({
  units: branchesServing(world.units, today),
  staff: null,
  sealed: false,
})

/** An opinion as everybody may read it: no name, no hamlet, personal data in the words covered. */
export interface Voice {
  readonly id: string
  readonly words: string
  readonly topic: string
  readonly area: number | null
  readonly state: State
  readonly ending: Ending | null
  readonly outcome: Outcome | null
  readonly voicedAt: Date
  readonly answeredAt: Date | null
  readonly workDue: Day | null
  readonly promiseDue: Day
  readonly answer: string | null
  /** The promise that stands open: its day, or the day it is looked at again. */
  readonly promised: Day | null
}

/** What may be shown in words to everybody. */
const shown: Sql = raw('not p.withheld and not p.shielded and not p.confidential')
const truthful: Sql = raw(
  `(p.ending is null or p.ending in ('solved', 'done', 'cannot', 'customer-side', 'handed-over'))`,
)

/** The latest opinions that were answered, newest first. */
export const answeredVoices = (tx: Tx, most: number): Promise<Voice[]> =>
  voices(
    tx,
    sql`p.answered_at is not null and p.state in ('answered', 'ended') and ${truthful} and ${shown}`,
    sql`p.received_at desc, p.id desc`,
    most,
    0,
  )

/** A page of the opinions of one dialogue, in the order in which they were said. */
export const dialogueVoices = (tx: Tx, dialogue: string, most: number, skip: number): Promise<Voice[]> =>
  voices(tx, sql`p.dialogue_id = ${dialogue} and ${shown}`, sql`p.serial, p.id`, most, skip)

async function voices(tx: Tx, where: Sql, order: Sql, most: number, skip: number): Promise<Voice[]> {
  const rows = await tx.many<Omit<Voice, 'answer'> & Pick<Petition, 'speaker' | 'speakerKind'>>(sql`
    select p.id, p.words, p.topic, p.area_id as area, p.state, p.ending, p.outcome, p.voiced_at as "voicedAt", p.answered_at as "answeredAt",
      p.work_due as "workDue", p.promise_due as "promiseDue", p.speaker, p.speaker_kind as "speakerKind",
      (select coalesce(m.due_on, m.review_on) from promise m where m.petition_id = p.id and m.state = 'open' order by m.made_at desc limit 1) as promised
    from petition p where ${where} order by ${order} limit ${most} offset ${skip}`)
  const answers = await answersOf(
    tx,
    rows.filter((row) => row.answeredAt !== null).map((row) => row.id),
  )
  return rows.map(({ speaker, speakerKind, ...voice }) => {
    const names = speakerKind === 'nobody' ? [] : [speaker]
    const answer = answers.get(voice.id)
    return {
      ...voice,
      words: maskPersonal(voice.words, names),
      answer: answer === undefined ? null : maskPersonal(answer, names),
    }
  })
}

/** The last answer of each petition, in its words. */
async function answersOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.many<{ id: string; said: string }>(sql`
    select t.petition_id as id, t.said from petition_text t join ledger_event e on e.stream = 'petition:' || t.petition_id and e.seq = t.seq
    where t.petition_id = any(${ids}) and e.kind = 'petition.answer' order by t.petition_id, t.seq`)
  return new Map(rows.map(({ id, said }) => [id, said]))
}

/** How many opinions there were since a day, by topic and area. */
export const heardSince = (
  tx: Tx,
  since: Day,
): Promise<{ topic: string; area: number | null; n: number }[]> =>
  tx.many(
    sql`select topic, area_id as area, count(*)::int as n from petition where received_at >= ${midnight(since)} group by topic, area_id`,
  )

/** What became of the opinions of one dialogue, counted whole: withheld and shielded ones too. */
export const dialogueEnds = (
  tx: Tx,
  dialogue: string,
): Promise<{ state: State; ending: Ending | null; n: number; shown: number }[]> =>
  tx.many(sql`select p.state, p.ending, count(*)::int as n, (count(*) filter (where ${shown}))::int as shown
    from petition p where p.dialogue_id = ${dialogue} group by p.state, p.ending order by n desc`)
