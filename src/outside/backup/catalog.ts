import type { Client } from 'pg'
import type { Opening, Table } from './format.ts'

const ofExtension = `exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e')`

/** Every table with rows of ours, with the columns that can be written. `migration` is compared instead of copied. */
export async function tablesOf(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`select relname as name,
      (select array_agg(attname::text order by attnum) from pg_attribute
       where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
    from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'
      and not ${ofExtension} order by relname`)
  return rows
}

export async function sequencesOf(client: Client): Promise<Opening['sequences']> {
  const { rows } =
    await client.query(`select sequencename as name, coalesce(last_value, start_value)::text as last,
      last_value is not null as called from pg_sequences where schemaname = 'public' order by 1`)
  return rows
}

/** Whether nothing lies in the database yet, apart from an unused queue. */
export async function isEmpty(client: Client): Promise<boolean> {
  const { rows } = await client.query(`select count(*)::int as things from pg_class c
    join pg_namespace n on n.oid = relnamespace
    where nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') and nspname !~ '^pg_(toast|temp)'
      and relkind in ('r', 'p', 'v', 'm', 'S') and not ${ofExtension}`)
  return rows[0].things === 0
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const copyList = ({ name, columns }: Table): string =>
  `public.${quoted(name)} (${columns.map(quoted).join(', ')})`

/** Text of dates, intervals and floats must not depend on how a server is set. */
export const plainText = `set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local client_encoding = 'UTF8'`

/** The jobs that still wait, or gave up: the queue's own numbers and locks mean nothing elsewhere. */
export const jobColumns =
  'task text, payload json, queue text, run_at timestamptz, priority int, max_attempts int, attempts int, key text, last_error text'

export const jobsQuery = `select t.identifier, j.payload, q.queue_name, j.run_at, j.priority, j.max_attempts, j.attempts, j.key, j.last_error
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  left join graphile_worker._private_job_queues q on q.id = j.job_queue_id order by j.id`
