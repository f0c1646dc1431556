import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type RunningApp, startApp } from './app.ts'

// The secretary's morning: the notebook of 2013 goes in, the board shows 9 of 11, two opinions by keyboard.
let app: RunningApp
let browser: Browser
let page: Page
const wrong: string[] = []
beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  page.on('pageerror', (error) => wrong.push(error.message))
  await page.goto(`${app.url}/desk/`)
  await page.getByLabel('Tên đăng nhập').fill('hanh')
  await page.locator('input[type=password]').fill('lua-chin-tren-ray')
  await page.keyboard.press('Enter')
  await page.waitForSelector('nav a')
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

test('imports the customer file, and finds a person without accents', async () => {
  await page.getByRole('link', { name: 'Khách hàng' }).click()
  await page.getByRole('heading', { name: 'Khách hàng', exact: true }).waitFor()
  await page.setInputFiles('input[type=file]', 'seed/campaign-2013/customers-2013.csv')
  await page.getByRole('button', { name: 'Nhập vào' }).click()
  // The demo branch has the file already: the same file again changes nothing.
  await page.getByText('Thêm 0, sửa 0, giữ nguyên 1200.').waitFor()
  await page.getByLabel('Tìm khách hàng').fill('le hang dak neng')
  await page.getByText('Nguyễn Thị Lệ Hằng').waitFor()
})

test('imports the notebook through the screen and sees 9 of 11 on the board', async () => {
  await page.getByRole('link', { name: 'Nhập sổ' }).click()
  await page.getByRole('heading', { name: 'Nhập sổ của thư ký' }).waitFor()
  await page.setInputFiles('input[type=file]', 'seed/campaign-2013/campaign-2013.csv')
  const take = page.locator('[data-import]')
  await take.waitFor()
  expect(await take.isDisabled()).toBe(true)
  // One doubt by keyboard, the others as suggested.
  await page.keyboard.press('1')
  await page.locator('[data-take-suggested]').click()
  await take.click()
  await page.locator('[data-done]').waitFor()
  expect(await page.locator('[data-done]').textContent()).toContain('7 buổi, 9 xã, 153 ý kiến; ghi mới 153')
  await page.getByRole('link', { name: 'Xem bảng độ phủ' }).click()
  await page.getByText('Đã đến 9/11 xã, 153 ý kiến').waitFor()
  expect(await page.locator('.tile.missing strong').allTextContents()).toEqual(['Ngọk Yêu', 'Văn Xuôi'])
  await page.getByRole('button', { name: 'Theo xã hôm nay' }).click()
  await page.getByText('Đã đến 4/4 xã').waitFor()
})

test('captures two opinions without touching the mouse', async () => {
  await page.goto(`${app.url}/desk/capture`)
  await page.locator('textarea').first().waitFor()
  await page.getByText('Cấp điện mới').waitFor()
  await page.keyboard.type('Cột điện đầu làng nghiêng lắm rồi, sợ đổ vào nhà')
  expect(await page.locator('.pick[aria-pressed=true]').textContent()).toContain('An toàn')
  // What is typed stays on the device: a reload loses nothing.
  await page.reload()
  await page.locator('textarea').first().waitFor()
  expect(await page.locator('textarea').first().inputValue()).toContain('Cột điện đầu làng')
  await page.keyboard.press('F4')
  await page.keyboard.type('trong tuần')
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-receipt]').first().waitFor()

  await page.keyboard.type('Cho hỏi công tơ nhà tôi sao chạy nhanh')
  await page.keyboard.press('Alt+7')
  await page.keyboard.press('F2')
  await page.keyboard.type('Mai thợ xuống kiểm tra tận nhà')
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-receipt]').nth(1).waitFor()
  const numbers = await page.locator('[data-receipt]').allTextContents()
  expect(numbers.every((number) => /^TMR-\d{4}-\d{4}$/.test(number))).toBe(true)
  expect(await page.locator('textarea').first().inputValue()).toBe('')
  expect(wrong).toEqual([])
})
