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
    select branch, year, coalesce(r.last, 0) as last, coalesce(p.present, 0)::int as present,
      (select min(n) from generate_series(1, coalesce(r.last, 0)) n
        where not exists (select from petition q where q.branch_id = branch and q.year = both_books.year and q.serial = n)) as missing
    from (select branch_id as branch, year from register union select branch_id, year from petition) both_books
    left join register r on r.branch_id = branch and r.year = both_books.year
    left join lateral (select count(*) as present, max(serial) as highest from petition q where q.branch_id = branch and q.year = both_books.year) p on true
    where coalesce(p.present, 0) <> coalesce(r.last, 0) or coalesce(p.highest, 0) <> coalesce(r.last, 0)
    order by branch, year`)
}
