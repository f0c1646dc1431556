import { readMigrations } from '#outside/migrate/files.ts'
import { applied, migrationsFolder, pending } from '#outside/migrate.ts'
import { withoutPassword } from '#outside/postgres/address.ts'
import { openPool, type Pool } from '#outside/postgres.ts'
import { failedJobs } from '#outside/queue.ts'
import { explain } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'
import { type Check, ill, watch, well } from './check.ts'

const extensions = ['unaccent', 'pg_trgm', 'btree_gin']

/** Looks at the database: the later checks only when the earlier ones let them. */
export async function databaseChecks(ownerUrl: string): Promise<Check[]> {
  const owner = openPool(ownerUrl, { max: 1 })
  const worker = openPool(ownerUrl, { role: 'langnghe_worker', max: 1 })
  try {
    const checks = [await reach(owner, ownerUrl)]
    if (checks[0]?.health === 'ill') return checks
    checks.push(await available(owner), await clock(owner), await migrations(owner))
    if (await exists(owner, 'graphile_worker._private_jobs'))
      checks.push(await gaveUp(worker), await waiting(worker))
    if (await exists(owner, 'public.ledger_seal')) checks.push(await seal(owner))
    return checks
  } finally {
    await Promise.all([owner.end(), worker.end()])
  }
}

async function reach(pool: Pool, url: string): Promise<Check> {
  try {
    const { rows } = await pool.query(`select current_setting('server_version_num')::int as number,
      current_setting('server_version') as version`)
    const found = text(`PostgreSQL ${rows[0].version}`, `PostgreSQL ${rows[0].version}`)
    if (rows[0].number >= 150_000) return well('database', found)
    return ill('database', found, text('Cần PostgreSQL 15 trở lên.', 'PostgreSQL 15 or later is needed.'))
  } catch (error) {
    const where = withoutPassword(url)
    return ill(
      'database',
      text(
        `không vào được ${where}: ${explain(error, 'vi')}`,
        `cannot reach ${where}: ${explain(error, 'en')}`,
      ),
      text('Kiểm tra DATABASE_URL, mạng và mật khẩu.', 'Check DATABASE_URL, the network and the password.'),
    )
  }
}

async function available(pool: Pool): Promise<Check> {
  const { rows } = await pool.query('select name from pg_available_extensions where name = any($1)', [
    extensions,
  ])
  const missing = extensions.filter((name) => !rows.some((row) => row.name === name)).join(', ')
  if (missing === '') return well('extensions', text(extensions.join(', '), extensions.join(', ')))
  return ill(
    'extensions',
    text(`thiếu ${missing}`, `missing: ${missing}`),
    text('Cài gói postgresql-contrib trên máy chủ.', 'Install the package postgresql-contrib on the server.'),
  )
}

/** Deadlines are counted by the database's clock and shown by ours. */
async function clock(pool: Pool): Promise<Check> {
  const asked = Date.now()
  const { rows } = await pool.query('select clock_timestamp() as now')
  const answered = Date.now()
  const seconds = Math.abs(rows[0].now.getTime() - (asked + answered) / 2) / 1000
  const found = text(
    `lệch ${seconds.toFixed(1)} giây với cơ sở dữ liệu`,
    `${seconds.toFixed(1)} s off the database's clock`,
  )
  const cure = text(
    'Bật đồng bộ giờ (NTP) trên cả hai máy.',
    'Turn on time synchronisation (NTP) on both machines.',
  )
  if (seconds > 30) return ill('clock', found, cure)
  return seconds > 2 ? watch('clock', found, cure) : well('clock', found)
}

async function migrations(pool: Pool): Promise<Check> {
  const client = await pool.connect()
  try {
    const waiting = pending(readMigrations(migrationsFolder), await applied(client))
    if (waiting.length === 0) return well('migrations', text('đã cập nhật đủ', 'all applied'))
    const names = waiting.map(({ name }) => name).join(', ')
    const cure = text('Lần chạy tới sẽ tự cập nhật.', 'The next start applies them.')
    return watch('migrations', text(`còn chờ: ${names}`, `waiting: ${names}`), cure)
  } catch (error) {
    const cure = text('Chạy đúng bản chương trình.', 'Run the matching version of the program.')
    return ill('migrations', text(explain(error, 'vi'), explain(error, 'en')), cure)
  } finally {
    client.release()
  }
}

async function gaveUp(worker: Pool): Promise<Check> {
  const count = (await failedJobs(worker, 1000)).length
  if (count === 0) return well('jobs', text('không có việc nền nào hỏng hẳn', 'no background job gave up'))
  return watch(
    'jobs',
    text(`${count} việc nền hỏng hẳn`, `${count} background jobs gave up`),
    text('Xem: bin/langnghe failed-jobs', 'See: bin/langnghe failed-jobs'),
  )
}

async function waiting(worker: Pool): Promise<Check> {
  const { rows } = await worker.query(`select count(*)::int as late from graphile_worker.jobs
    where run_at < now() - interval '10 minutes' and attempts < max_attempts and locked_at is null`)
  if (rows[0].late === 0)
    return well('worker', text('không có việc nền nào bị trễ', 'no background job is late'))
  return ill(
    'worker',
    text(
      `${rows[0].late} việc nền chờ hơn 10 phút`,
      `${rows[0].late} background jobs wait for over 10 minutes`,
    ),
    text('Có lẽ phần xử lý nền đã dừng: bin/start worker', 'The worker seems to be down: bin/start worker'),
  )
}

async function seal(owner: Pool): Promise<Check> {
  const { rows } = await owner.query(`select
    (select round(extract(epoch from now() - max(sealed_at)) / 3600)::int from ledger_seal) as hours,
    (select round(extract(epoch from now() - min(at)) / 3600)::int from ledger_event e
      where at > coalesce((select max(sealed_at) from ledger_seal), '-infinity')) as unsealed`)
  const { hours, unsealed } = rows[0]
  if (unsealed === null || unsealed < 3) {
    if (hours === null)
      return well('ledger', text('sổ cái chưa có gì để niêm', 'the ledger has nothing to seal yet'))
    return well('ledger', text(`niêm lần cuối ${hours} giờ trước`, `last sealed ${hours} h ago`))
  }
  return ill(
    'ledger',
    text(
      `sổ cái có việc chưa niêm từ ${unsealed} giờ trước`,
      `the ledger has events unsealed for ${unsealed} h`,
    ),
    text('Có lẽ phần xử lý nền đã dừng: bin/start worker', 'The worker seems to be down: bin/start worker'),
  )
}

async function exists(pool: Pool, table: string): Promise<boolean> {
  return (await pool.query('select to_regclass($1) is not null as there', [table])).rows[0].there
}
