import type { Client } from 'pg'
import { quoted } from './catalog.ts'

/**
 * Takes foreign keys and triggers away for the time of loading, inside the caller's transaction, and returns what puts
 * them back. Tables can then be filled in any order, the ledger's guards do not stop the ledger's own rows, and adding
 * the foreign keys again checks every row. (Only a superuser could switch them off instead.)
 */
export async function loosen(client: Client): Promise<() => Promise<void>> {
  const keys =
    await client.query(`select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0 order by oid`)
  const triggers =
    await client.query(`select tgrelid::regclass::text as "table", tgname as name, tgenabled as state
    from pg_trigger t join pg_class c on c.oid = tgrelid
    where relnamespace = 'public'::regnamespace and not tgisinternal and tgparentid = 0 and tgenabled <> 'D'`)
  for (const { table, name } of keys.rows)
    await client.query(`alter table ${table} drop constraint ${quoted(name)}`)
  for (const { table, name } of triggers.rows)
    await client.query(`alter table ${table} disable trigger ${quoted(name)}`)
  return async () => {
    for (const { table, name, definition } of keys.rows)
      await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`)
    for (const { table, name, state } of triggers.rows)
      await client.query(`alter table ${table} enable ${states[state] ?? ''} trigger ${quoted(name)}`)
  }
}

const states: Record<string, string> = { A: 'always', R: 'replica' }
