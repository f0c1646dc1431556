import { createHash } from 'node:crypto'
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type Language, say, type Text } from '#plain/texts.ts'
import { barePath, languageOf } from './language.ts'
import { Layout, type NavItem } from './layout.tsx'
import { style, styleHash } from './style.ts'

interface Page {
  readonly title: Text
  readonly body: (language: Language) => ReactNode
  readonly status?: number
  /** Seconds that anybody's cache may keep it; without it nobody keeps it: pages about one person. */
  readonly keep?: number
  readonly wide?: boolean
  readonly otherLanguage?: ReactNode
}

/** The public site: one frame around every page that the slices bring. */
export interface Site {
  /** Renders the page in the language of the address and sends it, compressed, with its tag and policy. */
  send(request: FastifyRequest, reply: FastifyReply, page: Page): Promise<FastifyReply>
}

export interface SiteOptions {
  readonly name: string
  readonly nav: readonly NavItem[]
  readonly foot: Text
  /** Whose site it is today, for the header. */
  owner(): Promise<string>
  /** The policy of the house for a page whose style has this hash. */
  policy(style: string): string
}

export function openSite({ name, nav, foot, owner, policy }: SiteOptions): Site {
  return {
    async send(request, reply, page) {
      const language = languageOf(request.url)
      const frame = {
        language,
        path: barePath(request.url),
        title: say(page.title, language),
        name,
        owner: await owner(),
        nav,
        foot,
        wide: page.wide === true,
        hidden: page.keep === undefined,
        ...(page.otherLanguage === undefined ? {} : { otherLanguage: page.otherLanguage }),
      }
      const markup = renderToStaticMarkup(<Layout frame={frame}>{page.body(language)}</Layout>)
      const html = `<!doctype html>${markup.replace('</head>', () => `<style>${style}</style></head>`)}`
      reply
        .code(page.status ?? 200)
        .type('text/html; charset=utf-8')
        .header('content-language', language)
        .header('content-security-policy', policy(styleHash))
        .header('vary', 'accept-encoding')
      if (page.keep === undefined) return pressed(request, reply.header('cache-control', 'no-store'), html)
      const tag = `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`
      reply.header('etag', tag).header('cache-control', `public, max-age=${page.keep}`)
      if (request.headers['if-none-match'] === tag) return reply.code(304).send()
      return pressed(request, reply, html)
    },
  }
}

/** A page is some 20 kB and compresses in a millisecond: small enough to do where it is made. */
function pressed(request: FastifyRequest, reply: FastifyReply, html: string): FastifyReply {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  if (/\bbr\b/.test(accepted)) {
    const params = {
      [zlib.BROTLI_PARAM_QUALITY]: 5,
      [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
    }
    return reply.header('content-encoding', 'br').send(brotliCompressSync(html, { params }))
  }
  if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(gzipSync(html))
  return reply.send(html)
}
