import './frame.css'
import { Link, useLocation } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { type Text, text } from '#plain/texts.ts'
import { useLanguage, useSay } from '../language.tsx'
import { useOnline, useRead } from '../read.ts'
import { openHelp, useKeys } from './keys.tsx'
import { Mark } from './mark.tsx'

interface NavItem {
  readonly to: string
  readonly name: Text
  /** Items of one group stand together. */
  readonly group: number
  /** An address that replies `{ count }`; `late` shows it in red with its word. */
  readonly count?: string | undefined
  readonly late?: string | undefined
}

interface FrameProps {
  readonly items: readonly NavItem[]
  readonly name: string
  readonly post: string
  readonly onSignOut: () => void
  readonly children: ReactNode
}

/** The frame around every screen: the sidebar, a drawer on phones; a line that says when the network is away. */
export function Frame({ items, name, post, onSignOut, children }: FrameProps) {
  const say = useSay()
  const { language, choose } = useLanguage()
  const online = useOnline()
  const { pathname } = useLocation()
  // Open on this screen only: going to another one closes the drawer.
  const [openAt, setOpenAt] = useState<string>()
  const open = openAt === pathname
  const setOpen = (now: boolean) => setOpenAt(now ? pathname : undefined)
  useKeys(open ? [{ key: 'Escape', does: words.close, press: () => setOpen(false) }] : [])
  const groups = [...new Set(items.map(({ group }) => group))]
  return (
    <div className="frame">
      <a className="frame-skip" href="#main">
        {say(words.skip)}
      </a>
      <nav className="frame-top no-print" aria-label={say(words.top)}>
        <button
          type="button"
          aria-label={say(words.menu)}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          ☰
        </button>
        Lắng Nghe
      </nav>
      {open && (
        <button
          type="button"
          className="frame-shade"
          aria-label={say(words.close)}
          onClick={() => setOpen(false)}
        />
      )}
      <aside className={open ? 'frame-bar open' : 'frame-bar'} aria-label={say(words.menus)}>
        <Link to="/" className="frame-brand">
          <Mark size={28} /> Lắng Nghe
        </Link>
        {groups.map((group) => (
          <nav key={group} className="frame-nav" aria-label={say(words.group(groups.indexOf(group) + 1))}>
            {items
              .filter((item) => item.group === group)
              .map((item) => (
                <Item key={item.to} item={item} />
              ))}
          </nav>
        ))}
        <div className="frame-foot">
          <Link to="/me">
            {name}
            <br />
            {post}
          </Link>
          <button
            type="button"
            lang={language === 'vi' ? 'en' : 'vi'}
            onClick={() => choose(language === 'vi' ? 'en' : 'vi')}
          >
            {language === 'vi' ? 'English' : 'Tiếng Việt'}
          </button>
          <button type="button" onClick={openHelp}>
            {say(words.keys)} (?)
          </button>
          <button type="button" onClick={onSignOut}>
            {say(words.signOut)}
          </button>
        </div>
      </aside>
      <main id="main" tabIndex={-1}>
        {!online && (
          <div role="status" className="frame-away no-print">
            {say(words.away)}
          </div>
        )}
        {children}
      </main>
    </div>
  )
}

function Item({ item }: { item: NavItem }) {
  const say = useSay()
  const { data: late } = useRead<{ count: number }>(item.late ?? null, { fresh: 60_000 })
  const { data: all } = useRead<{ count: number }>(item.count ?? null, { fresh: 60_000 })
  return (
    <Link to={item.to} activeOptions={{ exact: true, includeSearch: false }}>
      {say(item.name)}
      {late && late.count > 0 ? (
        <span className="count late">{say(words.late(late.count))}</span>
      ) : (
        all && all.count > 0 && <span className="count">{all.count >= 10_000 ? '10.000+' : all.count}</span>
      )}
    </Link>
  )
}

const words = {
  menu: text('Mở danh mục', 'Open the menu'),
  menus: text('Danh mục', 'Menu'),
  top: text('Đầu trang', 'Top'),
  close: text('Đóng', 'Close'),
  skip: text('Đến nội dung chính', 'Skip to the content'),
  keys: text('Phím tắt', 'Keyboard'),
  signOut: text('Đăng xuất', 'Sign out'),
  away: text(
    'Máy này đang mất mạng. Những gì đang thấy là lần tải trước; chưa gửi được gì.',
    'This device is offline. What you see was loaded before; nothing can be sent.',
  ),
  late: (n: number) => text(`${n} trễ`, `${n} late`),
  group: (n: number) => text(`Danh mục ${n}`, `Menu ${n}`),
}
