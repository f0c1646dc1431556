import { appendFileSync, readFileSync } from 'node:fs'
import { systemClock } from '#outside/clock.ts'
import type { EmailPort } from '#outside/email.ts'
import { openPool } from '#outside/postgres.ts'
import { accepted, noReply } from '#outside/vendor-words.ts'
import { startWorker } from '../../src/main/worker.ts'

// A worker to be killed: `node worker-program.mjs URL KEYS SENT`. Its vendor writes each message it was handed into SENT.
const [ownerUrl, keys, sent] = process.argv.slice(2) as [string, string, string]

const ring = (hex: string) => [{ version: 1, key: Buffer.from(hex, 'hex') }]
const { vault, receipt, session, ledger } = JSON.parse(keys) as Record<string, string>
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

const email: EmailPort = {
  async hand({ reference }) {
    await pause(5)
    appendFileSync(sent, `${reference}\n`)
    await pause(5)
    return accepted
  },
  ask: async (reference) => (readFileSync(sent, 'utf8').includes(reference) ? accepted : noReply),
  close: async () => {},
}

await startWorker(
  ownerUrl,
  {
    pool: openPool(ownerUrl, { role: 'langnghe_worker', max: 8 }),
    clock: systemClock,
    keys: { vault: ring(vault!), receipt: ring(receipt!), session: ring(session!), ledger: ring(ledger!) },
    files: '/nonexistent',
    origin: 'http://localhost:4190',
    email,
  },
  { alone: true },
)
console.log('ready')
