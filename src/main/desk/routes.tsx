import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { Loading } from '#desk/ui/states.tsx'
import { type Text, text } from '#plain/texts.ts'
import type { Permission, Role } from '#units/permission.ts'
import { Lost, Shell } from './shell.tsx'

interface Screen {
  readonly path: string
  /** A module whose default export is the screen; fetched when it is first opened. */
  readonly load: () => Promise<{ default: React.ComponentType }>
  /** In the sidebar, for whoever has the permission; `count` and `late` are addresses that reply `{ count }`. */
  readonly nav?: {
    readonly name: Text
    readonly group: 1 | 2 | 3
    readonly may: Permission
    /** Only for these roles; without it for whoever has the permission. */
    readonly roles?: readonly Role[]
    readonly count?: string
    readonly late?: string
    /** In the demo only. */
    readonly demo?: true
  }
}

const mine = '/api/petitions/count?of=unit'

/** Every staff screen, one line each, in the order of the sidebar. Group 1: work with petitions; 2: dialogues and more; 3: files and settings. */
// biome-ignore format: one line per screen
export const screens: readonly Screen[] = [
  { path: '/', load: () => import('#figures/screens/home.tsx'), nav: { name: text('Hôm nay', 'Today'), group: 1, may: 'read figures', roles: ['leader', 'company', 'corporation', 'inspector'] } },
  { path: '/mine', load: () => import('#petitions/screens/inbox-mine.tsx'), nav: { name: text('Việc của tôi', 'My work'), group: 1, may: 'read petitions', roles: ['leader', 'secretary', 'head', 'officer', 'company', 'corporation'], late: `${mine}&show=late`, count: `${mine}&show=open` } },
  { path: '/petitions', load: () => import('#petitions/screens/inbox-all.tsx'), nav: { name: text('Tất cả kiến nghị', 'All petitions'), group: 1, may: 'read petitions', count: '/api/petitions/count?show=open' } },
  { path: '/petitions/$id', load: () => import('#petitions/screens/petition-page.tsx') },
  { path: '/petitions/$id/slip', load: () => import('#petitions/screens/slip-screen.tsx') },
  { path: '/capture', load: () => import('#dialogues/screens/capture-screen.tsx'), nav: { name: text('Ghi ý kiến', 'Capture'), group: 1, may: 'receive petitions' } },
  { path: '/dialogues', load: () => import('#dialogues/screens/board-screen.tsx'), nav: { name: text('Đối thoại', 'Dialogues'), group: 2, may: 'read petitions' } },
  { path: '/dialogues/$id', load: () => import('#dialogues/screens/dialogue-page.tsx') },
  { path: '/dialogues/$id/capture', load: () => import('#dialogues/screens/capture-screen.tsx') },
  { path: '/dialogues/$id/minutes', load: () => import('#dialogues/screens/minutes-page.tsx') },
  { path: '/notebooks', load: () => import('#dialogues/screens/notebook-screen.tsx'), nav: { name: text('Nhập sổ', 'Notebooks'), group: 2, may: 'import notebooks' } },
  { path: '/customers', load: () => import('#people/screens/customers-screen.tsx'), nav: { name: text('Khách hàng', 'Customers'), group: 2, may: 'read customers' } },
  { path: '/leader', load: () => import('#figures/screens/leader.tsx'), nav: { name: text('Con số nói thật', 'The true numbers'), group: 2, may: 'read figures', roles: ['head', 'secretary'] } },
  { path: '/units', load: () => import('#units/screens/units.tsx'), nav: { name: text('Đơn vị', 'Units'), group: 3, may: 'read the world' } },
  { path: '/areas', load: () => import('#areas/screens/areas.tsx'), nav: { name: text('Địa bàn', 'Areas'), group: 3, may: 'read the world' } },
  { path: '/staff', load: () => import('#units/screens/staff.tsx'), nav: { name: text('Nhân viên', 'Staff'), group: 3, may: 'edit staff' } },
  { path: '/authority', load: () => import('#petitions/screens/authority.tsx'), nav: { name: text('Thẩm quyền', 'Authority'), group: 3, may: 'read the world' } },
  { path: '/topics', load: () => import('#petitions/screens/topics.tsx'), nav: { name: text('Nhóm nội dung', 'Topics'), group: 3, may: 'edit topics' } },
  { path: '/calendar', load: () => import('#units/screens/calendar.tsx'), nav: { name: text('Ngày nghỉ', 'Holidays'), group: 3, may: 'read the world' } },
  { path: '/notices', load: () => import('#notices/screens/undelivered.tsx'), nav: { name: text('Tin chưa đến', 'Undelivered'), group: 1, may: 'see undelivered notices', count: '/api/notices/count' } },
  { path: '/village-list', load: () => import('#petitions/screens/village-list.tsx') },
  { path: '/test-mailbox', load: () => import('#notices/screens/test-mailbox.tsx'), nav: { name: text('Hộp thư thử', 'Test mailbox'), group: 3, may: 'read petitions', demo: true } },
  { path: '/me', load: () => import('#units/screens/me-screen.tsx') },
]

const root = createRootRoute({ component: Outlet, notFoundComponent: Lost })
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('#units/screens/sign-in-screen.tsx')),
})
const pages = screens.map(({ path, load }) =>
  createRoute({ getParentRoute: () => shell, path, component: lazyRouteComponent(load) }),
)

export const router = createRouter({
  routeTree: root.addChildren([signIn, shell.addChildren(pages)]),
  basepath: '/desk',
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  scrollRestoration: true,
})
