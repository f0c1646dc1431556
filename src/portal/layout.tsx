import type { ReactNode } from 'react'
import { type Language, say, type Text, text } from '#plain/texts.ts'
import { Mark } from './icons.tsx'
import { pathIn } from './language.ts'

export interface NavItem {
  readonly path: string
  readonly words: Text
}

export interface Frame {
  readonly language: Language
  /** Without its language: what the switch leads to in the other one. */
  readonly path: string
  readonly title: string
  /** The name of the site, and whose site it is today. */
  readonly name: string
  readonly owner: string
  readonly nav: readonly NavItem[]
  readonly foot: Text
  /** Replaces the link to the other language where a plain link would lose what is on the page. */
  readonly otherLanguage?: ReactNode
  /** The page brings its own bands instead of one column. */
  readonly wide?: boolean
  /** Not for search engines: pages about one person's matter. */
  readonly hidden?: boolean
}

const skip = text('Đến phần chính', 'Skip to the content')
export const otherLanguageName = (language: Language): string =>
  language === 'vi' ? 'English' : 'Tiếng Việt'

/** The frame of every public page: head, header, main, footer. The stylesheet is put in when it is sent. */
export function Layout({ frame, children }: { frame: Frame; children: ReactNode }) {
  const { language, path, title, name, owner, nav } = frame
  const other = language === 'vi' ? 'en' : 'vi'
  const pages = language === 'vi' ? 'Các trang' : 'Pages'
  const links = nav.map((item) => (
    <a
      key={item.path}
      href={pathIn(language, item.path)}
      aria-current={item.path === path ? 'page' : undefined}
    >
      {say(item.words, language)}
    </a>
  ))
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title === name ? `${name} · ${owner}` : `${title} · ${name}`}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#0d5c4d" />
        <meta name="format-detection" content="telephone=no" />
        {frame.hidden ? <meta name="robots" content="noindex" /> : null}
        <link rel="icon" href="/mark.svg" />
      </head>
      <body>
        <a className="skip" href="#main">
          {say(skip, language)}
        </a>
        <header className="top">
          <div className="w">
            <a className="name" href={pathIn(language, '/')}>
              <Mark />
              <span>
                <b>{name}</b>
                <small>{owner}</small>
              </span>
            </a>
            <nav aria-label={pages}>
              {links}
              {frame.otherLanguage ?? (
                <a href={pathIn(other, path)} lang={other} hrefLang={other}>
                  {otherLanguageName(language)}
                </a>
              )}
            </nav>
          </div>
        </header>
        <main id="main" className={frame.wide ? 'home' : undefined}>
          {frame.wide ? children : <div className="w n">{children}</div>}
        </main>
        <footer>
          <div className="w">
            {/* On a phone the links stand below, so that the page itself comes first. */}
            <nav aria-label={language === 'vi' ? 'Các trang, ở cuối' : 'Pages, at the end'}>{links}</nav>
            {say(frame.foot, language)}
          </div>
        </footer>
      </body>
    </html>
  )
}
