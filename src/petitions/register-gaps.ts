import { sql, type Tx } from '#outside/postgres.ts'

/** A book of the register that does not hold each number from 1 to its last exactly once. */
export interface RegisterGap {
  readonly branch: number
  readonly year: number
  /** The last number that was given out. */
  readonly last: number
  readonly present: number
  /** The first number that is missing; null where there are more petitions than numbers. */
  readonly missing: number | null
}

/** Every branch and year whose numbers have a gap, or go beyond the last one given out. */
export function registerGaps(tx: Tx): Promise<RegisterGap[]> {
  return tx.many<RegisterGap>(sql`
    with book as (select branch_id, year, count(*)::int as present, max(serial) as highest from petition group by 1, 2)
    select branch_id as branch, year, coalesce(r.last, 0) as last, coalesce(b.present, 0) as present,
      (select min(n) from generate_series(1, coalesce(r.last, 0)) n where not exists (
        select from petition p where p.branch_id = coalesce(r.branch_id, b.branch_id) and p.year = coalesce(r.year, b.year) and p.serial = n)) as missing
    from register r full join book b using (branch_id, year)
    where coalesce(b.present, 0) <> coalesce(r.last, 0) or coalesce(b.highest, 0) <> coalesce(r.last, 0)
    order by branch_id, year`)
}
