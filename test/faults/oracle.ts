import { hashOf } from '#ledger/store.ts'
import { verify } from '#ledger/verify.ts'
import { sql, type Tx } from '#outside/postgres.ts'
import { registerGaps } from '#petitions/register-gaps.ts'

/** One press of a button: what the person wanted, and all that the server ever said to it. */
interface Press {
  readonly key: string
  /** The petition: of an intake the one to be made, of a note the one written on. */
  readonly petition: string
  readonly kind: 'intake' | 'note'
  /** No two presses have the same words, so whatever is stored twice is seen, under whatever key. */
  readonly words: string
  sent: number
  readonly acknowledged: unknown[]
}

export interface Fault {
  readonly what:
    | 'lost'
    | 'double'
    | 'invented'
    | 'changed'
    | 'another reply'
    | 'register'
    | 'ledger'
    | 'event'
    | 'job'
  readonly where: string
}

/** What the client writes down: before it sends, when it sends, when it was told that it is done. */
export class Notebook {
  readonly presses = new Map<string, Press>()

  intend(key: string, kind: Press['kind'], petition: string, words: string): void {
    this.presses.set(key, { key, kind, petition, words, sent: 0, acknowledged: [] })
  }

  sent(key: string): void {
    this.presses.get(key)!.sent += 1
  }

  /** `reply` is what the person holds: a second acknowledgement must say the same. */
  acknowledged(key: string, reply: unknown): void {
    this.presses.get(key)!.acknowledged.push(reply)
  }

  get done(): number {
    return [...this.presses.values()].filter(({ acknowledged }) => acknowledged.length > 0).length
  }
}

/** Where the jobs stand: all still queued, or all done by a worker and each must have made its notice. */
export type Jobs = 'queued' | 'done'

/**
 * Compares what the clients wrote down with what the database holds: acknowledged ⊆ stored, each once, stored ⊆
 * intended, words unchanged, replies equal, register without gap, ledger whole, one event and one job a petition.
 * For databases in which nobody but the notebook's clients received petitions.
 */
export async function judge(tx: Tx, notebook: Notebook, jobs: Jobs): Promise<Fault[]> {
  const faults: Fault[] = []
  const fault = (what: Fault['what'], where: string) => void faults.push({ what, where })
  const presses = [...notebook.presses.values()]
  await judgeStored(tx, presses, fault)
  await judgeEvents(tx, fault)
  await (jobs === 'queued' ? judgeQueue(tx, fault) : judgeNotices(tx, fault))
  for (const { branch, year, missing } of await registerGaps(tx))
    fault('register', `${branch}/${year}: ${missing ?? 'more petitions than numbers'}`)
  const { faults: broken } = await verify(tx)
  for (const { where, seq, what } of broken) fault('ledger', `${where} ${seq}: ${what}`)
  return faults
}

type Report = (what: Fault['what'], where: string) => void

async function judgeStored(tx: Tx, presses: readonly Press[], fault: Report): Promise<void> {
  const intakes = await tx.many<Stored>(
    sql`select 'intake' as kind, id as petition, words, number from petition`,
  )
  const notes =
    await tx.many<Stored>(sql`select 'note' as kind, t.petition_id as petition, t.said as words, '' as number
    from petition_text t join ledger_event e on e.stream = 'petition:' || t.petition_id and e.seq = t.seq
    where e.kind = 'petition.note'`)
  const stored = groupedBy([...intakes, ...notes], ({ words }) => words)
  const byPetition = new Map(intakes.map((row) => [row.petition, row]))
  const intended = new Set(presses.map(({ words }) => words))
  for (const words of stored.keys()) if (!intended.has(words)) fault('invented', words)
  // A key is one press, and a press stores one thing, even where the same key was sent with several bodies.
  for (const [key, same] of groupedBy(presses, ({ key }) => key.split('#')[0]!)) {
    const rows = same.flatMap(({ words }) => stored.get(words) ?? [])
    if (rows.length > 1) fault('double', key)
    for (const { acknowledged, kind, petition, words } of same) {
      const mine = rows.filter((row) => row.words === words)
      if (acknowledged.length > 0 && mine.length === 0) {
        const other = kind === 'intake' ? byPetition.get(petition) : undefined
        fault(other && hashOf(other.words) !== hashOf(words) ? 'changed' : 'lost', key)
      }
      for (const row of mine) if (row.petition !== petition || row.kind !== kind) fault('changed', key)
      if (new Set(acknowledged.map((reply) => JSON.stringify(reply))).size > 1) fault('another reply', key)
      for (const reply of acknowledged)
        if (kind === 'intake' && mine[0] && (reply as { number: string }).number !== mine[0].number)
          fault('another reply', key)
    }
  }
}

function groupedBy<T>(all: readonly T[], of: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(of(one), [...(groups.get(of(one)) ?? []), one])
  return groups
}

interface Stored {
  readonly kind: 'intake' | 'note'
  readonly petition: string
  readonly words: string
  readonly number: string
}

/** One `petition.received` a petition with the hash of its words; the story is as long as the petition says. */
async function judgeEvents(tx: Tx, fault: Report): Promise<void> {
  const rows = await tx.many<{
    id: string
    words: string
    seq: number
    received: number
    story: number
    hash: string
  }>(sql`
    select p.id, p.words, p.seq, count(*) filter (where e.kind = 'petition.received')::int as received, count(e.id)::int as story,
      min(e.data ->> 'words') filter (where e.kind = 'petition.received') as hash
    from petition p left join ledger_event e on e.stream = 'petition:' || p.id group by p.id`)
  for (const { id, words, seq, received, story, hash } of rows) {
    if (received !== 1 || story !== seq)
      fault('event', `${id}: ${received} received, ${story} of ${seq} events`)
    if (hash !== hashOf(words)) fault('changed', id)
  }
  const orphans = await tx.many<{
    stream: string
  }>(sql`select stream from ledger_event e where kind = 'petition.received'
    and not exists (select from petition p where e.stream = 'petition:' || p.id)`)
  for (const { stream } of orphans) fault('event', `${stream}: no petition`)
}

/** Before any worker ran: exactly one job for each event that somebody follows, and none for what never happened. */
async function judgeQueue(tx: Tx, fault: Report): Promise<void> {
  const wrong = await tx.many<{ event: number; jobs: number }>(sql`
    select coalesce(e.id, j.event) as event, count(j.event)::int as jobs
    from (select e.id from ledger_event e join ledger_followed using (kind)) e
    full join (select (j.payload ->> 'event')::bigint as event from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'follow') j on j.event = e.id
    group by 1, e.id, j.event having count(j.event) <> 1 or e.id is null`)
  for (const { event, jobs } of wrong) fault('job', `event ${event}: ${jobs} jobs`)
}

/** After the worker: one receipt to each person who left an address, and no job left behind. */
async function judgeNotices(tx: Tx, fault: Report): Promise<void> {
  const wrong = await tx.many<{ id: string; notices: number }>(sql`
    select p.id, count(n.id)::int as notices from petition p
    left join notice n on n.petition = p.id and n.purpose = 'receipt' where p.identity is not null
    group by p.id having count(n.id) <> 1`)
  for (const { id, notices } of wrong) fault('job', `${id}: ${notices} receipts`)
  const left = await tx.many<{ id: number; task: string }>(sql`select j.id, t.identifier as task
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier in ('follow', 'listen')`)
  for (const { id, task } of left) fault('job', `${task} ${id} is not done`)
}
