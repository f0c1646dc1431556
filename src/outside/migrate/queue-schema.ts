import { Logger, runMigrations } from 'graphile-worker'
import { type Client, Pool } from 'pg'
import { withRole } from '../postgres/address.ts'

const silent = new Logger(() => () => {})

/**
 * Installs or upgrades the tables of the job queue, owned by the role `langnghe_worker`. The owner of the database
 * lends that role the right to make a schema only for as long as this takes.
 */
export async function installQueue(owner: Client, ownerUrl: string): Promise<void> {
  // Migration 0001 makes the role as well; restore needs the queue before it.
  await owner.query(`do $$ begin
    if not exists (select from pg_roles where rolname = 'langnghe_worker') then
      create role langnghe_worker nologin;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$`)
  await owner.query('grant langnghe_worker to current_user')
  const database = `"${(await owner.query('select current_database() as name')).rows[0].name.replaceAll('"', '""')}"`
  await owner.query(`grant create on database ${database} to langnghe_worker`)
  const pgPool = new Pool({ ...withRole(ownerUrl, 'langnghe_worker'), max: 1 })
  // A connection that breaks makes its query fail; without a listener it would end the process as well.
  pgPool.on('error', () => {})
  pgPool.on('connect', (client) => client.on('error', () => {}))
  try {
    await runMigrations({ pgPool, logger: silent })
  } finally {
    await pgPool.end()
    await owner.query(`revoke create on database ${database} from langnghe_worker`)
  }
}
