import { brotliDecompressSync } from 'node:zlib'
import type { TestApp } from './app.ts'

/** What a visitor without script gets: the page, what it weighed on the wire, and where it sent him. */
export interface Visited {
  readonly status: number
  readonly html: string
  readonly bytes: number
  readonly location: string
  readonly headers: Record<string, unknown>
}

export interface Visitor {
  get(url: string, headers?: Record<string, string>): Promise<Visited>
  /** As a form is sent; with files as multipart. */
  send(
    url: string,
    fields: Record<string, string>,
    files?: Record<string, readonly Buffer[]>,
  ): Promise<Visited>
}

/** A browser with nothing in it, from a network of its own. */
export function visitor({ app }: Pick<TestApp, 'app'>, remoteAddress = '10.1.1.1'): Visitor {
  const ask = async (options: object, headers: Record<string, string> = {}): Promise<Visited> => {
    const reply = await app.inject({
      remoteAddress,
      ...options,
      headers: { 'accept-encoding': 'gzip, br', ...headers },
    })
    const raw = reply.rawPayload
    const html = (reply.headers['content-encoding'] === 'br' ? brotliDecompressSync(raw) : raw).toString(
      'utf8',
    )
    const location = String(reply.headers.location ?? '')
    return { status: reply.statusCode, html, bytes: raw.length, location, headers: reply.headers }
  }
  return {
    get: (url, headers) => ask({ method: 'GET', url }, headers),
    send(url, fields, files) {
      if (!files)
        return ask(
          { method: 'POST', url, payload: new URLSearchParams(fields).toString() },
          { 'content-type': 'application/x-www-form-urlencoded' },
        )
      const { body, type } = multipart(fields, files)
      return ask({ method: 'POST', url, payload: body }, { 'content-type': type })
    },
  }
}

/** What a hidden field of the page holds. */
export const hidden = (html: string, name: string, form = ''): string => {
  const from = form === '' ? 0 : html.indexOf(`action="${form}"`)
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html.slice(Math.max(0, from)))?.[1] ?? ''
}

function multipart(fields: Record<string, string>, files: Record<string, readonly Buffer[]>) {
  const edge = 'edge-of-the-form'
  const part = (head: string, body: Buffer | string) =>
    Buffer.concat([
      Buffer.from(`--${edge}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ])
  const parts = [
    ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value)),
    ...Object.entries(files).flatMap(([name, bodies]) =>
      bodies.map((body, i) =>
        part(`name="${name}"; filename="anh ${i}.jpg"\r\ncontent-type: image/jpeg`, body),
      ),
    ),
    Buffer.from(`--${edge}--\r\n`),
  ]
  return { body: Buffer.concat(parts), type: `multipart/form-data; boundary=${edge}` }
}
