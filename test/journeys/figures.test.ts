import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../seed/staff.ts'
import { openBrowser, type RunningApp, startApp } from './app.ts'

// The administrator renames a unit from a day on; the leader opens the lists behind the numbers.
let browser: Browser
let app: RunningApp
beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

async function signIn(login: string): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  ).newPage()
  await page.goto(`${app.url}/desk/sign-in`)
  await page.locator('input').first().fill(login)
  await page.locator('input[type=password]').fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.href.includes('sign-in'))
  return page
}

/** Of the dialog where one is open: what lies behind it is out of reach. */
const accessible = async (page: Page, within = 'body') =>
  expect(
    (await new AxeBuilder({ page }).include(within).analyze()).violations.map(({ id, nodes }) => [
      id,
      nodes[0]?.html,
    ]),
  ).toEqual([])

test('the administrator renames a unit from a day and sees its history', async () => {
  const page = await signIn('an')
  await page.waitForURL(/\/desk\/units/)
  await page.getByRole('button', { name: 'Đội Quản lý điện Tu Mơ Rông' }).click()
  await page.getByRole('button', { name: 'Đổi tên, chuyển' }).click()
  await page.getByLabel('Tên', { exact: true }).fill('Điện lực Tu Mơ Rông')
  await page.getByLabel('Có hiệu lực từ ngày').fill('01/01/2030')
  await accessible(page, '[role=dialog]')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.goto(`${app.url}/desk/units?on=2030-01-01`)
  await page.getByRole('button', { name: 'Điện lực Tu Mơ Rông' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Hồ Ngọc Ân', { exact: false }).waitFor()
  expect(await dialog.innerText()).toMatch(/01\/07\/2025 – 31\/12\/2029[\s\S]*Đội Quản lý điện Tu Mơ Rông/)
  await page.goto(`${app.url}/desk/units?on=2029-12-31`)
  await page.getByRole('button', { name: 'Đội Quản lý điện Tu Mơ Rông' }).waitFor()
  await accessible(page)
})

test('the past needs a reason, in words beside the button', async () => {
  const page = await signIn('an')
  await page.goto(`${app.url}/desk/areas?on=2013-08-01`)
  await page.getByRole('button', { name: 'Xã Tê Xăng' }).waitFor()
  await page.getByText('Xã Tê Xăng').locator('..').getByText('nhập vào Xã Măng Ri').waitFor()
  await accessible(page)
  for (const screen of ['staff', 'authority', 'topics', 'calendar']) {
    await page.goto(`${app.url}/desk/${screen}`)
    await page.locator('h1').waitFor()
    await page.waitForLoadState('networkidle')
    await accessible(page)
  }
})

test('every number on the leader’s page opens a list of as many', async () => {
  const page = await signIn('thanh')
  await page.locator('[data-figure=open] a').waitFor()
  await accessible(page)
  for (const figure of ['received', 'onTheSpot', 'open', 'late']) {
    await page.goto(`${app.url}/desk/`)
    const link = page.locator(`[data-figure=${figure}] a`)
    const number = Number((await link.innerText()).replaceAll('.', ''))
    const href = (await link.getAttribute('href'))!
    await link.click()
    await page.waitForURL(/\/desk\/petitions\?/)
    const filter = new URL(href, app.url).search
    const counted = await page.evaluate(async (query) => {
      const pairs = [...new URLSearchParams(query)].map(([name, value]) => [name, value.replaceAll('"', '')])
      const reply = await fetch(`/api/petitions/count?${new URLSearchParams(pairs)}`)
      return (await reply.json()).count
    }, filter)
    expect([figure, counted]).toEqual([figure, number])
  }
})
