import { sql, type Tx } from '#outside/postgres.ts'
import type { Actor } from '#units/actor.ts'
import type { HeardIn, Spoken } from './heard.ts'
import { asSeenBy } from './names-hidden.ts'

/** Counts of the opinions of these dialogues, by dialogue and commune. Spam is not an opinion. */
export const heardIn = (tx: Tx, dialogues: readonly string[]): Promise<HeardIn[]> =>
  dialogues.length === 0
    ? Promise.resolve([])
    : tx.many<HeardIn>(sql`
      select dialogue_id as dialogue, area_id as area, count(*)::int as opinions,
        count(*) filter (where state <> 'ended')::int as open, count(*) filter (where on_the_spot)::int as "onTheSpot"
      from petition where dialogue_id = any(${dialogues}) and ending is distinct from 'spam' group by 1, 2`)

/** The opinions of a dialogue in the order in which they were taken down. */
export const spokenAt = async (tx: Tx, by: Actor, dialogue: string): Promise<Spoken[]> => {
  const rows = await tx.many<Spoken>(sql`
    select p.id, p.number, p.words, p.speaker, p.area_id as area, p.hamlet, p.topic, p.state, p.ending, p.owner_unit as "ownerUnit", p.outcome,
      case when p.on_the_spot then (select t.said from petition_text t join ledger_event e
          on e.stream = 'petition:' || p.id and e.seq = t.seq and e.kind = 'petition.answer'
        where t.petition_id = p.id order by t.seq limit 1) end as answer,
      coalesce((select json_agg(json_build_object('said', m.said, 'dueOn', coalesce(m.due_on, m.review_on), 'kind', m.kind) order by m.made_at)
        from promise m where m.petition_id = p.id), '[]') as promises
    from petition p where p.dialogue_id = ${dialogue} and p.ending is distinct from 'spam'
    order by p.year, p.serial limit 2000`)
  return rows.map((row) => asSeenBy(by, row))
}

/** Two with one cause, each keeping its person and its life. Linking twice changes nothing. */
export async function linkSameCause(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const one of ids)
    for (const other of ids)
      if (one !== other)
        await tx.run(
          sql`insert into petition_link (petition_id, other_id, kind) values (${one}, ${other}, 'same-cause') on conflict do nothing`,
        )
}
