import { sql, type Tx } from '#outside/postgres.ts'
import type { Day } from '#plain/day.ts'
import { fold, foldName } from '#plain/vietnamese-text.ts'

/** A customer as searched: the phone number is masked until somebody needs it. */
export interface CustomerRow {
  readonly code: string
  readonly name: string
  readonly hamlet: string
  readonly area: number | null
  readonly phone: string | null
  readonly purpose: string
  readonly price: string
  readonly substation: string
  readonly book: string
  readonly contractOn: Day | null
}

const columns = sql`c.code, c.name, c.hamlet, c.area_id as area, c.phone, c.purpose, c.price, c.substation, c.book, c.contract_on as "contractOn"`
const MOST_FOUND = 20
/** Rows written in one statement. */
const BATCH = 1_000

/**
 * Customers whose name, hamlet, commune, code or phone begins with every word asked, accents or none:
 * `a pheo dak ha`. Digits may stand anywhere in a code or a number.
 */
export async function searchCustomers(
  tx: Tx,
  branches: readonly number[],
  q: string,
  areas: readonly number[] = [],
): Promise<CustomerRow[]> {
  const words = foldName(q)
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return []
  const patterns = words.map((word) => (/^\d{3,}$/.test(word) ? `%${word}%` : `% ${word}%`))
  return tx.many<CustomerRow>(sql`select ${columns} from customer c where c.branch_id = any(${branches}) and c.search like all(${patterns}::text[])
    order by (c.area_id = any(${areas}::int[])) desc nulls last, c.name, c.code limit ${MOST_FOUND}`)
}

export const findCustomer = (
  tx: Tx,
  branches: readonly number[],
  code: string,
): Promise<CustomerRow | null> =>
  tx.maybe<CustomerRow>(
    sql`select ${columns} from customer c where c.code = ${code} and c.branch_id = any(${branches})`,
  )

/** All customers of a branch, for reading a notebook against them and for export. */
export const customersOf = (tx: Tx, branch: number): Promise<CustomerRow[]> =>
  tx.many<CustomerRow>(sql`select ${columns} from customer c where c.branch_id = ${branch} order by c.code`)

export const countCustomers = async (tx: Tx, branches: readonly number[]): Promise<number> =>
  (
    await tx.one<{ n: number }>(
      sql`select count(*)::int as n from customer where branch_id = any(${branches})`,
    )
  ).n

export interface Put {
  readonly added: number
  readonly changed: number
  readonly same: number
}

/** Writes customers by their code: new ones are added, changed ones changed, the same left alone. */
export async function putCustomers(
  tx: Tx,
  branch: number,
  customers: readonly (CustomerRow & { readonly commune: string })[],
  now: Date,
): Promise<Put> {
  let added = 0
  let changed = 0
  for (let at = 0; at < customers.length; at += BATCH) {
    const rows = customers.slice(at, at + BATCH).map((one) => ({ ...one, search: searchOf(one) }))
    const done = await tx.one<{ added: number; changed: number }>(sql`
      with given as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(code text, name text, hamlet text, area int, phone text,
        purpose text, price text, substation text, book text, "contractOn" date, search text)),
      put as (insert into customer as c (code, branch_id, name, hamlet, area_id, phone, purpose, price, substation, book, contract_on, search, imported_at)
        select code, ${branch}::int, name, hamlet, area, phone, purpose, price, substation, book, "contractOn", search, ${now}::timestamptz from given
        on conflict (code) do update set name = excluded.name, hamlet = excluded.hamlet, area_id = excluded.area_id, phone = excluded.phone,
          purpose = excluded.purpose, price = excluded.price, substation = excluded.substation, book = excluded.book,
          contract_on = excluded.contract_on, search = excluded.search, imported_at = excluded.imported_at
        where (c.name, c.hamlet, c.area_id, c.phone, c.purpose, c.price, c.substation, c.book, c.contract_on)
          is distinct from (excluded.name, excluded.hamlet, excluded.area_id, excluded.phone, excluded.purpose, excluded.price, excluded.substation,
            excluded.book, excluded.contract_on)
        returning (xmax = 0) as fresh)
      select count(*) filter (where fresh)::int as added, count(*) filter (where not fresh)::int as changed from put`)
    added += done.added
    changed += done.changed
  }
  return { added, changed, same: customers.length - added - changed }
}

/** Every word begins with a blank, so that a search for the beginning of words is a search for ` word`. */
const searchOf = (one: CustomerRow & { readonly commune: string }): string =>
  ` ${[foldName(one.name), foldName(one.hamlet), foldName(one.commune), fold(one.code), one.phone ?? '', fold(one.substation), fold(one.book)].join(' ')}`
