import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

// The load generator, a process of its own: `load.mjs URL COOKIE CLIENTS SECONDS` posts petitions, each with its own
// key and id, and prints how many were acknowledged with 201.
const [url, cookie, clients, seconds] = process.argv.slice(2) as [string, string, string, string]
const agent = new Agent({ keepAlive: true, maxSockets: Number(clients) })
const until = Date.now() + Number(seconds) * 1_000
let acknowledged = 0
let refused = 0

function post(): Promise<number> {
  const body = JSON.stringify({
    id: randomUUID(),
    channel: 'counter',
    words: 'Điện yếu lắm, tối nấu cơm không chín, bóng đèn đỏ quạch.',
    area: 31,
    hamlet: 'Kon Pia',
    topic: 'grid_upgrade',
    speaker: { name: 'A Pheo', phone: '0977000412' },
  })
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'idempotency-key': randomUUID(),
    cookie,
  }
  return new Promise((done, fail) => {
    const sent = request(`${url}/api/petitions`, { method: 'POST', agent, headers }, (reply) => {
      reply.resume()
      reply.on('end', () => done(reply.statusCode ?? 0))
    })
    sent.on('error', fail)
    sent.end(body)
  })
}

async function client(): Promise<void> {
  while (Date.now() < until) {
    if ((await post()) === 201) acknowledged++
    else refused++
  }
}

await Promise.all(Array.from({ length: Number(clients) }, client))
console.log(JSON.stringify({ acknowledged, refused }))
agent.destroy()
