import { createHash } from 'node:crypto'
import { sql, type Tx } from '#outside/postgres.ts'
import { chainBytes } from './event.ts'

export interface Fault {
  /** The chain, or `seal`. */
  readonly where: string
  readonly seq: number
  readonly what: 'hash' | 'gap' | 'previous' | 'seal' | 'head' | 'missing'
}

export interface Verified {
  readonly events: number
  readonly chains: number
  readonly seals: number
  /** Events newer than the last seal: chained, not yet sealed. */
  readonly unsealed: number
  readonly faults: readonly Fault[]
}

interface Row {
  stream: string
  seq: number
  kind: string
  micros: string
  staff: number | null
  unit: number | null
  data: string
  prev: Buffer | null
  hash: Buffer
}

const PAGE = 20_000
const FAULTS_SHOWN = 1_000

/**
 * Checks every chain and every seal with SHA-256 alone, a page at a time: changed, deleted, inserted,
 * re-ordered or cut off events are named. `tick` is told how many events are done.
 */
export async function verify(tx: Tx, tick: (done: number) => void = () => {}): Promise<Verified> {
  const faults: Fault[] = []
  const fault = (where: string, seq: number, what: Fault['what']) =>
    faults.length < FAULTS_SHOWN && faults.push({ where, seq, what })
  const chains = await verifyChains(tx, fault, tick)
  const seals = await verifySeals(tx, fault)
  await verifyHeads(tx, fault)
  return { ...chains, ...seals, faults }
}

type Report = (where: string, seq: number, what: Fault['what']) => void

async function verifyChains(tx: Tx, fault: Report, tick: (done: number) => void) {
  let after = { stream: '', seq: 0 }
  let head: { stream: string; seq: number; hash: Buffer } | undefined
  let events = 0
  let chains = 0
  for (;;) {
    const rows = await tx.many<Row>(sql`
      select stream, seq, kind, ((extract(epoch from at) * 1000000)::bigint)::text as micros, staff, unit, data::text as data, prev, hash
      from ledger_event where (stream, seq) > (${after.stream}, ${after.seq}) order by stream, seq limit ${PAGE}`)
    for (const row of rows) {
      const first = head?.stream !== row.stream
      if (first) chains++
      const prev = first ? null : head!.hash
      if (row.seq !== (first ? 1 : head!.seq + 1)) fault(row.stream, row.seq, 'gap')
      if (!sameBytes(row.prev, prev)) fault(row.stream, row.seq, 'previous')
      const hash = createHash('sha256')
        .update(row.prev ?? Buffer.alloc(0))
        .update(chainBytes({ ...row, atMicros: row.micros }), 'utf8')
        .digest()
      if (!hash.equals(row.hash)) fault(row.stream, row.seq, 'hash')
      head = { stream: row.stream, seq: row.seq, hash: row.hash }
    }
    events += rows.length
    tick(events)
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return { events, chains }
    after = { stream: last.stream, seq: last.seq }
  }
}

const sameBytes = (a: Buffer | null, b: Buffer | null): boolean =>
  a === null || b === null ? a === b : a.equals(b)

/** Each seal again from the hashes it covers; the seals themselves form a chain without gaps. */
async function verifySeals(tx: Tx, fault: Report) {
  const bad = await tx.many<{ number: number; gap: boolean }>(sql`
    select s.number, s.number <> row_number() over (order by s.number) as gap
    from ledger_seal s
    left join lateral (select root from ledger_seal p where p.number = s.number - 1) p on true
    left join lateral (
      select count(*) as events, string_agg(e.hash, ''::bytea order by e.tx, e.id) as hashes
      from ledger_event e where e.epoch = s.epoch and e.tx >= s.after_tx and e.tx < s.upto_tx
    ) f on true
    where f.events <> s.events or s.root <> sha256(coalesce(p.root, ''::bytea) || coalesce(f.hashes, ''::bytea))
      or (s.number > 1 and p.root is null)
    order by s.number`)
  for (const { number } of bad) fault('seal', number, 'seal')
  return tx.one<{ seals: number; unsealed: number }>(sql`
    select (select count(*)::int from ledger_seal) as seals,
      (select count(*)::int from ledger_event e where not exists (
        select from ledger_seal s where s.epoch = e.epoch and e.tx >= s.after_tx and e.tx < s.upto_tx)) as unsealed`)
}

/** Petitions keep the head of their chain: a chain cut at its end, or gone, shows here. */
async function verifyHeads(tx: Tx, fault: Report): Promise<void> {
  const cut = await tx.many<{ stream: string; seq: number; kind: string | null }>(sql`
    select head.stream, head.seq, e.kind from ledger_head head
    left join ledger_event e on e.stream = head.stream and e.seq = head.seq
    where e.hash is distinct from head.hash limit 1000`)
  for (const { stream, seq, kind } of cut) fault(stream, seq, kind === null ? 'missing' : 'head')
}
