import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type RunningApp, startApp } from './app.ts'

// A resident with an old phone: no script runs, the screen is 360 px wide, and she wants to be heard.
let app: RunningApp
let browser: Browser
let looks: BrowserContext[]
beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  looks = [
    await browser.newContext({ viewport: { width: 360, height: 640 }, bypassCSP: true }),
    await browser.newContext({
      viewport: { width: 240, height: 320 },
      colorScheme: 'dark',
      bypassCSP: true,
    }),
  ]
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const phone = (more: object = {}): Promise<BrowserContext> =>
  browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 640 }, ...more })

/** Scripts of the page stay off; the one that measures may run. */
async function measured(page: Page, seen: readonly BrowserContext[] = looks): Promise<void> {
  const html = await page.content()
  for (const context of seen) {
    const copy = await context.newPage()
    await copy.setContent(html)
    const { violations } = await new AxeBuilder({ page: copy }).analyze()
    const found = violations.map(
      ({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ html: node }) => node).join(' ')}`,
    )
    expect(found).toEqual([])
    const wide = await copy.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(wide, `${page.url()} is wider than the screen`).toBe(0)
    await copy.close()
  }
}

/** Nobody fills in a form in no time, and the form knows. */
const think = (page: Page) => page.waitForTimeout(3_200)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('she says it, with a photo and a mistake, follows it, and says it is not solved', async () => {
  const context = await phone()
  const page = await context.newPage()
  const failed: string[] = []
  // A form that comes back with errors answers 422, as it should.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('422')) failed.push(message.text())
  })

  await page.goto(app.url)
  await measured(page)
  await page.getByRole('link', { name: 'Gửi ý kiến, kiến nghị' }).click()
  await measured(page)
  await think(page)
  const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#654' } })
    .jpeg()
    .toBuffer()
  await page.getByLabel('1. Bà con muốn nói gì?').fill('Trạm kêu ù ù suốt đêm, trẻ con sợ')
  await page
    .getByLabel('Kèm ảnh, nếu có')
    .setInputFiles({ name: 'tram.jpg', mimeType: 'image/jpeg', buffer: photo })
  await press(page, 'Gửi cho Điện lực')
  await page.getByRole('alert').waitFor()
  await measured(page)
  expect(await page.getByLabel('1. Bà con muốn nói gì?').inputValue()).toContain('Trạm kêu')
  expect(await page.textContent('main')).toContain('Đã nhận 1 ảnh')
  await page.getByLabel('2. Ở xã nào?').selectOption({ label: 'Xã Đăk Sao' })
  await press(page, 'Gửi cho Điện lực')

  await page.getByRole('heading', { name: 'Giấy hẹn' }).waitFor()
  await measured(page)
  const [number, secret] = await page.locator('.code').allTextContents()
  expect(page.url()).not.toContain(number)
  expect(await page.textContent('main')).toContain('Kèm 1 ảnh')

  await answer(number!, 'Đã siết lại bu lông máy, hết kêu.')
  await page.goto(`${app.url}/theo-doi`)
  await measured(page)
  await page.getByLabel('Số', { exact: true }).fill(number!.toLowerCase())
  await page.getByLabel('Mã', { exact: true }).fill(secret!.toLowerCase().replaceAll('-', ' '))
  await press(page, 'Xem')
  expect(await page.textContent('main')).toContain('Đã siết lại bu lông máy, hết kêu.')
  await measured(page)
  await page.getByLabel('Chưa xong').check()
  await page.getByLabel('3', { exact: true }).check()
  await page.getByLabel('Vì sao?').fill('Đêm qua vẫn kêu')
  await press(page, 'Gửi')
  expect(await page.textContent('main')).toContain('Mở lại, giao lãnh đạo Điện lực')
  await measured(page)
  await press(page, 'English')
  expect(await page.textContent('main')).toContain('Reopened and given to the head of the branch')
  expect(failed).toEqual([])
  await context.close()
})

test('every other page reads well, in both languages', async () => {
  const context = await phone()
  const page = await context.newPage()
  const paths = [
    '/doi-thoai',
    '/so-lieu',
    '/kiem-tin',
    '/khong-co',
    '/en',
    '/en/doi-thoai',
    '/en/so-lieu',
    '/en/gui-y-kien',
  ]
  for (const [i, path] of paths.entries()) {
    await page.goto(app.url + path)
    await measured(page, [looks[i % 2]!])
  }
  await page.goto(`${app.url}/doi-thoai`)
  await page.locator('.row a').last().click()
  await page.getByRole('heading', { name: 'Ý kiến rồi ra sao' }).waitFor()
  await measured(page)
  await context.close()
})

/** What the branch does meanwhile, through its own API. */
async function answer(number: string, words: string): Promise<void> {
  const post = (path: string, body: object, headers: Record<string, string> = {}, method = 'POST') =>
    fetch(app.url + path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers },
    })
  const signed = await post('/api/sign-in', { login: 'thanh', password: 'lua-chin-tren-ray' })
  const cookie = signed.headers.getSetCookie()[0]!.split(';')[0]!
  const q = number.toLowerCase().replaceAll('-', ' ')
  const list = await fetch(`${app.url}/api/petitions?show=all&q=${encodeURIComponent(q)}`, {
    headers: { cookie },
  })
  const { petitions } = (await list.json()) as { petitions: { id: string; number: string }[] }
  const { id } = petitions.find((petition) => petition.number === number)!
  const done = await post(`/api/petitions/${id}/answer`, { words, outcome: 'done' }, { cookie }, 'PUT')
  expect(done.status).toBe(200)
}
