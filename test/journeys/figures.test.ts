import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, type Login, openStage, type Stage } from './stage.ts'

// The administrator renames a unit from a day on; the leader opens the lists behind the numbers.
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

async function signIn(login: Login) {
  const page = await stage.page()
  await stage.signIn(page, login)
  return page
}

test('the administrator renames a unit from a day and sees its history', async () => {
  const page = await signIn('an')
  await page.waitForURL(/\/desk\/units/)
  await page.getByRole('button', { name: 'Đội Quản lý điện Tu Mơ Rông' }).click()
  await page.getByRole('button', { name: 'Đổi tên, chuyển' }).click()
  await page.getByLabel('Tên', { exact: true }).fill('Điện lực Tu Mơ Rông')
  await page.getByLabel('Có hiệu lực từ ngày').fill('01/01/2030')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.goto('/desk/units?on=2030-01-01')
  await page.getByRole('button', { name: 'Điện lực Tu Mơ Rông' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Hồ Ngọc Ân', { exact: false }).waitFor()
  expect(await dialog.innerText()).toMatch(/01\/07\/2025 – 31\/12\/2029[\s\S]*Đội Quản lý điện Tu Mơ Rông/)
  await page.goto('/desk/units?on=2029-12-31')
  await page.getByRole('button', { name: 'Đội Quản lý điện Tu Mơ Rông' }).waitFor()
  await expectAccessible(page)
})

test('the communes of 2013 are there with what they became; every screen of the world is accessible', async () => {
  const page = await signIn('an')
  await page.goto('/desk/areas?on=2013-08-01')
  await page.getByRole('button', { name: 'Xã Tê Xăng' }).waitFor()
  await page.getByText('Xã Tê Xăng').locator('..').getByText('nhập vào Xã Măng Ri').waitFor()
  await expectAccessible(page)
  for (const screen of ['staff', 'authority', 'topics', 'calendar']) {
    await page.goto(`/desk/${screen}`)
    await page.locator('h1').waitFor()
    await page.waitForLoadState('networkidle')
    await expectAccessible(page)
  }
})

test('every number on the leader’s page opens a list of as many', async () => {
  const page = await signIn('thanh')
  await page.locator('[data-figure=open] a').waitFor()
  await expectAccessible(page)
  for (const figure of ['received', 'onTheSpot', 'open', 'late']) {
    await page.goto('/desk/')
    const link = page.locator(`[data-figure=${figure}] a`)
    const number = Number((await link.innerText()).replaceAll('.', ''))
    const href = (await link.getAttribute('href'))!
    await link.click()
    await page.waitForURL(/\/desk\/petitions\?/)
    const filter = new URL(href, stage.url).search
    const counted = await page.evaluate(async (query) => {
      const pairs = [...new URLSearchParams(query)].map(([name, value]) => [name, value.replaceAll('"', '')])
      const reply = await fetch(`/api/petitions/count?${new URLSearchParams(pairs)}`)
      return (await reply.json()).count
    }, filter)
    expect([figure, counted]).toEqual([figure, number])
  }
})
