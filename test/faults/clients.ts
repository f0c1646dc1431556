import { randomUUID } from 'node:crypto'
import { pause } from '#outside/embedded/processes.ts'
import type { Caller, Reply } from '../app.ts'
import type { Chance } from './chance.ts'
import type { Notebook } from './oracle.ts'

/** An intake whose words nobody else ever says; with an address, so that a receipt must follow. */
export const anIntake = (id: string, key: string, more: object = {}) => ({
  id,
  channel: 'counter',
  words: `Điện yếu lắm, tối nấu cơm không chín (${key})`,
  area: 31,
  hamlet: 'Kon Pia',
  topic: 'grid_upgrade',
  speaker: { name: 'A Pheo', email: 'a.pheo@example.vn' },
  ...more,
})

/** What the person holds in hand; whether it was told for the first or the second time is no part of it. */
export const receiptOf = ({ id, number, secret, promiseDue }: Reply['body']) => ({
  id,
  number,
  secret,
  promiseDue,
})

export interface Clients {
  /** Answers what was refused though nothing was wrong with it; nobody presses any more. */
  stop(): Promise<string[]>
}

/**
 * People who take in petitions and write notes, each pressing the same button again (same key, same body) until told
 * that it is done, through errors and a lost reply now and then.
 */
export function startClients(caller: Caller, notebook: Notebook, luck: Chance, howMany: number): Clients {
  const refused: string[] = []
  const known: string[] = []
  let stopping = false

  async function press(): Promise<void> {
    const key = randomUUID()
    const headers = { 'idempotency-key': key }
    const noted = known.length > 0 && luck.next() < 0.3
    const id = noted ? luck.pick(known) : randomUUID()
    const body = noted ? { words: `Đã gọi, chưa ai nghe máy (${key})` } : anIntake(id, key)
    notebook.intend(key, noted ? 'note' : 'intake', id, body.words)
    for (;;) {
      notebook.sent(key)
      const reply = noted
        ? await caller.put(`/api/petitions/${id}/note`, body, headers)
        : await caller.post('/api/petitions', body, headers)
      const lost = luck.next() < 0.05
      if (reply.status >= 500 || lost) {
        // Whoever stops pressing without an answer knows nothing: it may be stored or not.
        if (stopping && !lost) return
        await pause(luck.between(10, 60))
        continue
      }
      if (reply.status >= 400) return void refused.push(`${key} ${reply.status} ${reply.text}`)
      notebook.acknowledged(key, noted ? 'noted' : receiptOf(reply.body))
      if (!noted) known.push(id)
      return
    }
  }

  const client = async () => {
    while (!stopping) {
      await press()
      await pause(luck.between(0, 15))
    }
  }
  const all = Array.from({ length: howMany }, client)
  return {
    async stop() {
      stopping = true
      await Promise.all(all)
      return refused
    },
  }
}
