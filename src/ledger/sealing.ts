import { sql, type Tx } from '#outside/postgres.ts'

export interface Seal {
  readonly number: number
  readonly events: number
  readonly root: Buffer
}

/**
 * One hash over every event written since the last seal, in order of transaction and id. The upper bound
 * is the oldest transaction still running, so a row committed late falls into the next seal, never between.
 * Returns null when nothing is new. Two sealers at once: the second waits and finds nothing.
 */
export async function seal(tx: Tx): Promise<Seal | null> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('langnghe ledger seal'))`)
  return tx.maybe<Seal>(sql`
    with epoch as (select max(epoch) as epoch from ledger_epoch),
    last as (
      select number, root, case when s.epoch = e.epoch then upto_tx else '0'::xid8 end as upto
      from epoch e left join lateral (select * from ledger_seal order by number desc limit 1) s on true
    ),
    bounds as (select coalesce(upto, '0'::xid8) as after_tx, pg_snapshot_xmin(pg_current_snapshot()) as upto_tx, number, root from last),
    fresh as (
      select count(*) as events, string_agg(e.hash, ''::bytea order by e.tx, e.id) as hashes
      from ledger_event e, bounds b, epoch where e.epoch = epoch.epoch and e.tx >= b.after_tx and e.tx < b.upto_tx
    )
    insert into ledger_seal (number, epoch, after_tx, upto_tx, events, root)
    select coalesce(b.number, 0) + 1, epoch.epoch, b.after_tx, b.upto_tx, f.events,
      sha256(coalesce(b.root, ''::bytea) || f.hashes)
    from bounds b, fresh f, epoch where f.events > 0
    returning number, events, root`)
}
