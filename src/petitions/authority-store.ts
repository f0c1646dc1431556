import { recordNext } from '#ledger/store.ts'
import { sql, type Tx } from '#outside/postgres.ts'
import type { Day } from '#plain/day.ts'
import type { RuleEdit } from './authority-editing.ts'
import type { Topic } from './topic.ts'
import type { TopicEdit } from './topic-editing.ts'

interface Who {
  readonly staff: number
  readonly at: Date
}

/** Writes an edit of the authority table that the law has allowed. Returns the row opened or closed. */
export async function saveRule(tx: Tx, { closes, opens, topic, event }: RuleEdit, who: Who): Promise<number> {
  if (closes) await tx.run(sql`update authority_rule set valid_to = ${closes.to} where id = ${closes.id}`)
  const made = opens
    ? await tx.one<{
        id: number
      }>(sql`insert into authority_rule (topic, condition_vi, condition_en, level, department, receiver_vi,
        receiver_en, legal_vi, legal_en, work_days, promise_days, valid_from, valid_to)
      values (${opens.topic}, ${opens.condition.vi.trim()}, ${opens.condition.en.trim()}, ${opens.level}, ${opens.department}, ${opens.receiver.vi},
        ${opens.receiver.en}, ${opens.legal.vi}, ${opens.legal.en}, ${opens.workDays}, ${opens.promiseDays}, ${opens.from}, ${opens.to}) returning id`)
    : null
  await tell(tx, topic, event.kind, { ...event.data, ...(made ? { made: made.id } : {}) }, who)
  return made?.id ?? closes!.id
}

/** Writes a topic made or changed. */
export async function saveTopic(
  tx: Tx,
  { made, changed }: TopicEdit,
  reason: string,
  who: Who,
): Promise<void> {
  if (changed?.closes)
    await tx.run(
      sql`update topic set valid_to = ${changed.closes} where code = ${changed.before.code} and valid_from = ${changed.before.from}`,
    )
  const after = made ?? changed!.after
  await tx.run(sql`insert into topic (code, valid_from, valid_to, parent, position, name_vi, name_en, asks, sealed)
    values (${after.code}, ${after.from}, ${after.to}, ${after.parent}, ${after.position}, ${after.name.vi}, ${after.name.en},
      ${JSON.stringify(after.asks)}, ${after.sealed})
    on conflict (code, valid_from) do update set parent = excluded.parent, position = excluded.position, name_vi = excluded.name_vi,
      name_en = excluded.name_en, asks = excluded.asks, sealed = excluded.sealed`)
  const data = { from: after.from, before: changed?.before ?? null, after, reason }
  await tell(tx, after.code, 'topic.changed', data, who)
}

export async function closeTopic(tx: Tx, topic: Topic, last: Day, reason: string, who: Who): Promise<void> {
  await tx.run(
    sql`update topic set valid_to = ${last} where code = ${topic.code} and valid_from = ${topic.from}`,
  )
  await tell(tx, topic.code, 'topic.ended', { last, reason }, who)
}

const tell = (tx: Tx, topic: string, kind: string, data: Record<string, unknown>, { staff, at }: Who) =>
  recordNext(tx, { stream: `topic:${topic}`, kind, at, staff, unit: null, data })
