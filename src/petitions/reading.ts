import { chainOf, type StoryRow } from '#ledger/store.ts'
import { sql, type Tx } from '#outside/postgres.ts'
import { dayOf } from '#plain/day.ts'
import type { Text } from '#plain/texts.ts'
import type { Actor } from '#units/actor.ts'
import { type AuthorityRule, rulesFor, whyHere } from './authority.ts'
import { climbDue, daysLeft, needsInterim } from './clocks.ts'
import { movesFor } from './moves.ts'
import { asSeenBy } from './names-hidden.ts'
import type { Petition } from './petition.ts'
import type { Changed } from './store.ts'
import { settingOf, type World } from './world.ts'

/** One line of the ledger as a story: what happened, who, when, and the words that belong to it. */
export interface StoryLine extends StoryRow {
  readonly said: string | null
}

export interface PromiseRow {
  readonly id: string
  readonly kind: 'day' | 'month' | 'quarter' | 'funded'
  readonly dueOn: string | null
  readonly reviewOn: string | null
  readonly said: string
  readonly madeAt: Date
  readonly state: 'open' | 'kept' | 'broken' | 'replaced'
}

export interface AttachmentRow {
  readonly id: string
  readonly kind: 'photo' | 'voice' | 'proof'
  readonly type: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  readonly caption: string
}

export interface Linked {
  readonly id: string
  readonly number: string
  readonly words: string
  readonly state: Petition['state']
}

/** Everything the petition screen shows. */
export interface Opened extends Changed {
  readonly story: readonly StoryLine[]
  readonly promises: readonly PromiseRow[]
  readonly attachments: readonly AttachmentRow[]
  readonly sameCause: readonly Linked[]
  /** "Vì sao ở đây"; null where the authority table is silent. */
  readonly why: Text | null
  /** The other rows of the authority table for this topic on the day it was voiced. */
  readonly rules: readonly AuthorityRule[]
  readonly clocks: {
    /** Working days until each is due; below zero is late; null while the work clock stands. */
    readonly work: number | null
    readonly promise: number
    readonly needsInterim: boolean
    readonly climbDue: number
  }
}

export async function open(tx: Tx, petition: Petition, by: Actor, world: World, now: Date): Promise<Opened> {
  const setting = settingOf(world, now)
  const rules = rulesFor(world.rules, petition.topic, dayOf(petition.voicedAt))
  const rule = world.rules.find((row) => row.id === petition.rule)
  return {
    petition: asSeenBy(by, petition),
    moves: movesFor(petition, by),
    story: await storyOf(tx, petition.id),
    promises: await promisesOf(tx, petition.id),
    attachments: await attachmentsOf(tx, petition.id),
    sameCause:
      await tx.many<Linked>(sql`select p.id, p.number, p.words, p.state from petition_link l join petition p on p.id = l.other_id
      where l.petition_id = ${petition.id} order by p.number limit 50`),
    why: rule ? whyHere(rule) : null,
    rules,
    clocks: {
      work: petition.workDue === null ? null : daysLeft(petition.workDue, setting),
      promise: daysLeft(petition.promiseDue, setting),
      needsInterim: needsInterim(petition, setting),
      climbDue: climbDue(petition, setting),
    },
  }
}

export async function storyOf(tx: Tx, id: string): Promise<StoryLine[]> {
  const chain = await chainOf(tx, `petition:${id}`)
  const said = await tx.many<{ seq: number; said: string }>(
    sql`select seq, said from petition_text where petition_id = ${id}`,
  )
  const words = new Map(said.map((row) => [row.seq, row.said]))
  return chain.map((row) => ({ ...row, said: words.get(row.seq) ?? null }))
}

export const promisesOf = (tx: Tx, id: string): Promise<PromiseRow[]> =>
  tx.many<PromiseRow>(sql`select id, kind, due_on as "dueOn", review_on as "reviewOn", said, made_at as "madeAt", state
    from promise where petition_id = ${id} order by made_at`)

export const attachmentsOf = (tx: Tx, id: string): Promise<AttachmentRow[]> =>
  tx.many<AttachmentRow>(
    sql`select id, kind, type, bytes, width, height, caption from attachment where petition_id = ${id} order by added_at, id`,
  )
