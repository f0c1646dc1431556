import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from './app.ts'
import { canaries, type FullBranch, fillBranch } from './full-branch.ts'
import { hidden, type Visited, visitor } from './visitor.ts'

// Every public page of a branch in full swing: what it weighs, what it may run, whom it betrays.
const MOST_BYTES = 14 * 1024
let house: TestApp
let branch: FullBranch
const pages: { at: string; page: Visited; personal: boolean }[] = []

beforeAll(async () => {
  house = await openTestApp()
  branch = await fillBranch(house)
  const one = visitor(house)
  for (const language of ['', '/en']) {
    for (const path of [
      '/',
      '/gui-y-kien',
      '/theo-doi',
      `/theo-doi?so=${branch.followed.number}`,
      '/doi-thoai',
      '/doi-thoai?trang=1',
      '/doi-thoai?xa=31',
      `/doi-thoai/${branch.held}`,
      `/doi-thoai/${branch.held}?trang=1`,
      `/doi-thoai/${branch.coming}`,
      '/so-lieu',
      '/kiem-tin',
      '/khong-co-trang-nay',
    ]) {
      const at = path === '/' && language !== '' ? language : language + path
      pages.push({ at, page: await one.get(at), personal: false })
    }
    const { number, secret } = branch.followed
    const story = await one.send(`${language}/theo-doi`, { number, secret })
    pages.push({ at: `${language} story`, page: story, personal: true })
    const wrong = await one.send(`${language}/theo-doi`, { number, secret: '' })
    pages.push({ at: `${language} wrong secret`, page: wrong, personal: false })
    const form = await one.get(`${language}/gui-y-kien`)
    house.at(new Date(house.out.clock.now().getTime() + 60_000).toISOString())
    const fields = {
      token: hidden(form.html, 'token'),
      words: 'Đèn tối. '.repeat(400),
      area: '31',
      who: 'me',
    }
    const errors = await one.send(
      `${language}/gui-y-kien`,
      { ...fields, area: '', phone: '1', email: 'x', customer: 'x' },
      {},
    )
    pages.push({ at: `${language} errors`, page: errors, personal: true })
    const { location } = await one.send(`${language}/gui-y-kien`, fields, {})
    pages.push({ at: `${language} receipt`, page: await one.get(location), personal: true })
  }
}, 120_000)
afterAll(() => house.close())

const each = (check: (page: Visited, at: string) => unknown, wanted: unknown) => {
  const found = Object.fromEntries(pages.map(({ at, page }) => [at, check(page, at)]))
  expect(found).toEqual(Object.fromEntries(pages.map(({ at }) => [at, wanted])))
}

describe('every public page', () => {
  test('weighs less than 14 kB on the wire, its style included', () => {
    const heavy = pages
      .map(({ at, page }) => `${page.bytes} ${at}`)
      .sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10))
    expect(Number.parseInt(heavy[0]!, 10), heavy.join('\n')).toBeLessThan(MOST_BYTES)
    if (process.env.SHOW_WEIGHTS) console.log(heavy.join('\n'))
  })

  test('is one piece: no script, no style, font or picture fetched before it can be read', () => {
    each(
      (page) => /<script|<link rel="stylesheet|@import|url\(|<img|<iframe|style="|onclick/i.test(page.html),
      false,
    )
  })

  test('allows exactly its own style', () => {
    each((page) => {
      const [, style] = /<style>(.*?)<\/style>/s.exec(page.html) ?? []
      const hash = createHash('sha256')
        .update(style ?? '')
        .digest('base64')
      return String(page.headers['content-security-policy']).includes(`style-src 'sha256-${hash}';`)
    }, true)
  })

  test('says its language and keeps it in every link and form but the switch', () => {
    each(
      (page, at) => {
        const english = at.startsWith('/en')
        // The switch is a link, or on a followed opinion a form that carries its proof along.
        const body = page.html.replace(/<nav.*<\/nav>/s, (nav) => nav.replace(/<form.*<\/form>/s, ''))
        const targets = [...body.matchAll(/<(?:a|form)[^>]*?(?:href|action)="(\/[^"]*)"[^>]*>/g)]
        const strays = targets
          .filter(([tag, target]) => !tag.includes('hrefLang') && /^\/en(\/|$)/.test(target!) !== english)
          .map(([, target]) => target)
        return [page.html.includes(`<html lang="${english ? 'en' : 'vi'}">`), targets.length > 5, strays]
      },
      [true, true, []],
    )
  })

  test('names nobody: no name, telephone, code, address, hidden words, internal note', () => {
    each((page) => Object.values(canaries).filter((canary) => page.html.includes(canary)), [])
    each((page) => /Blông|905[ .]?000|Thanh<|Hạnh<|blong/.test(page.html), false)
  })

  test('is kept by caches only when it is nobody’s own', () => {
    for (const { at, page, personal } of pages) {
      const control = String(page.headers['cache-control'])
      if (personal) expect([at, control]).toEqual([at, 'no-store'])
      else if (control !== 'no-store')
        expect([at, control]).toEqual([at, expect.stringMatching(/^public, max-age=\d+$/)])
    }
    expect(pages.filter(({ page }) => page.headers.etag).length).toBeGreaterThan(15)
  })
})

describe('the pages tell', () => {
  const html = (at: string) => pages.find((page) => page.at === at)!.page.html

  test('what was said and what was done, the counts, the unit’s name of today', () => {
    expect(html('/')).toContain('Đội Quản lý điện Tu Mơ Rông')
    expect(html('/')).toContain('215 V')
    expect(html('/')).toMatch(/\d+ ý kiến như vậy ở/)
    expect(html('/')).toContain('<b>84</b>')
  })

  test('numbers under five are not told, and every end has its own name', () => {
    expect(html('/so-lieu')).toContain('dưới 5')
    expect(html('/so-lieu')).toContain('Đã xong, bà con xác nhận')
    expect(html('/so-lieu')).not.toMatch(/<td>[0-4]<\/td>/)
  })

  test('what became of a dialogue, hidden words counted', () => {
    const page = html(`/doi-thoai/${branch.held}`)
    expect(page).toContain('75 bà con (35 nữ)')
    expect(page).toContain('Đã hẹn đến 31/12/2026')
    expect(page).toMatch(/\d ý kiến không hiện lời ở đây/)
  })

  test('a page nobody has is a page; a route nobody has is JSON', async () => {
    const one = visitor(house)
    expect((await one.get('/khong-co')).html).toContain('Không tìm thấy trang này')
    expect((await one.get('/doi-thoai/khong')).status).toBe(404)
    expect(JSON.parse((await one.get('/api/khong-co')).html)).toMatchObject({ code: 'no-such-page' })
  })

  test('answers 304 to who has it, gzip and plain to older browsers', async () => {
    const { headers } = await visitor(house).get('/kiem-tin')
    const again = await visitor(house).get('/kiem-tin', { 'if-none-match': String(headers.etag) })
    expect([again.status, again.bytes]).toEqual([304, 0])
    const old = await house.app.inject({ url: '/kiem-tin', headers: { 'accept-encoding': 'gzip' } })
    expect(gunzipSync(old.rawPayload).toString()).toContain('1900 1909')
    expect((await house.app.inject('/kiem-tin')).body).toContain('1900 1909')
  })
})
