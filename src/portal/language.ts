import type { Language } from '#plain/texts.ts'

/** The one scheme: Vietnamese pages stand at `/…`, the English ones at `/en/…`. Forms and links keep it. */
export const languageOf = (url: string): Language => (/^\/en(?:[/?#]|$)/.test(url) ? 'en' : 'vi')

/** The address of a page in a language, from its Vietnamese address: `/theo-doi` → `/en/theo-doi`. */
export const pathIn = (language: Language, path: string): string =>
  language === 'vi' ? path : path === '/' ? '/en' : `/en${path}`

/** The same page without its language. */
export const barePath = (url: string): string => {
  const path = languageOf(url) === 'en' ? url.slice(3) : url
  return path.startsWith('/') ? path : `/${path}`
}
