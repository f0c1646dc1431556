import type { LedgerEvent } from '#ledger/event.ts'
import type { Outside } from '#outside/outside.ts'
import { join, openPool, read, sql, transaction } from '#outside/postgres.ts'
import { type Queue, startQueue, type TaskList } from '#outside/queue.ts'
import { timetable } from './timetable.ts'
import { followedKinds, when } from './when.ts'

const everything = { units: [], staff: null, sealed: true }

/** Runs the jobs: what follows from what happened, and the timetable. */
export async function startWorker(databaseUrl: string, out: Outside, { alone = false } = {}): Promise<Queue> {
  await publishFollowed(databaseUrl)
  const tasks: TaskList = {
    follow: async (payload, { addJob }) => {
      const { event: id } = payload as { event: number }
      const event = await eventOf(out, id)
      // One job for each listener, so that one that fails is tried again alone.
      const listeners = when[event.kind] ?? 'none'
      for (const i of listeners === 'none' ? [] : listeners.keys())
        await addJob('listen', { event: id, listener: i }, { jobKey: `listen:${id}:${i}`, maxAttempts: 12 })
    },
    listen: async (payload) => {
      const { event: id, listener } = payload as { event: number; listener: number }
      const event = await eventOf(out, id)
      const listeners = when[event.kind] ?? 'none'
      if (listeners !== 'none') await listeners[listener]?.(event, out)
    },
    ...Object.fromEntries(
      Object.entries(timetable).map(([name, { run }]) => [name, async () => void (await run(out))]),
    ),
  }
  const crontab = Object.entries(timetable)
    .map(([name, { at }]) => `${at} ${name}`)
    .join('\n')
  return startQueue(databaseUrl, { tasks, crontab, alone, onTrouble: (words) => console.error(words) })
}

const eventOf = (out: Outside, id: number): Promise<LedgerEvent & { id: number }> =>
  read(out.pool, everything, (tx) =>
    tx.one<LedgerEvent & { id: number }>(
      sql`select id, stream, seq, kind, at, staff, unit, data from ledger_event where id = ${id}`,
    ),
  )

/** Tells the database which kinds of event have followers, so that the others cost no job. */
export async function publishFollowed(ownerUrl: string): Promise<void> {
  const pool = openPool(ownerUrl, { max: 1 })
  try {
    await transaction(pool, everything, async (tx) => {
      const kinds = followedKinds()
      await tx.run(sql`delete from ledger_followed where not kind = any(${kinds})`)
      if (kinds.length > 0)
        await tx.run(
          sql`insert into ledger_followed values ${join(kinds.map((kind) => sql`(${kind})`))} on conflict do nothing`,
        )
    })
  } finally {
    await pool.end()
  }
}
