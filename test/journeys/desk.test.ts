import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../seed/staff.ts'
import { expectAccessible, expectNoSideways, openStage, type Stage } from './stage.ts'

// The staff app as the head of a department uses it: built, under its real policy, in a real browser.
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const inbox = '.inbox-words'
/** The list of one's unit, with the first petition beside it. */
const toWork = async (page: Page) => {
  await page.goto('/desk/mine')
  await page.locator('.inbox-pane .story').waitFor()
}

test('a wrong password is refused in words; the right one leads where the person wanted to go', async () => {
  const page = await stage.page()
  await page.goto('/desk/petitions?show=all')
  await page.getByLabel('Tên đăng nhập').fill('thiu')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('sai mật khẩu rồi')
  await page.keyboard.press('Enter')
  await page.getByText('Tên đăng nhập hoặc mật khẩu không đúng.').waitFor()
  await stage.signIn(page, 'thiu')
  await page.locator(inbox).first().waitFor()
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toContain('/desk/petitions?show=all')
})

test('answers by keyboard alone, and the ledger tells it', async () => {
  const page = await stage.page()
  await stage.signIn(page, 'thiu')
  await page.locator(inbox).first().waitFor()
  const pane = page.getByRole('region', { name: 'Kiến nghị đang xem' })
  await pane.locator('.petition-words').waitFor()
  const first = await pane.locator('h2').first().textContent()
  await page.keyboard.press('j')
  await expect.poll(() => pane.locator('h2').first().textContent()).not.toBe(first)
  const number = await pane.locator('h2').first().textContent()
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Lời trả lời bà con').waitFor()
  await page.keyboard.type('Đã cân pha trạm Kon Pia 1, đo lại 215 V lúc 18 giờ 30.')
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
  await pane.getByText('Trả lời: đã làm xong').waitFor()
  expect(await pane.locator('h2').first().textContent()).toBe(number)
  expect(await pane.locator('.story').textContent()).toContain('đo lại 215 V lúc 18 giờ 30')
})

test('the list, the petition and the form have no barrier, in light and dark', async () => {
  for (const dark of [false, true]) {
    const page = await stage.page({ dark })
    await page.goto('/desk/')
    await page.getByLabel('Tên đăng nhập').waitFor()
    await expectAccessible(page)
    await stage.signIn(page, 'byai')
    await page.locator('.inbox-pane .story').waitFor()
    await expectAccessible(page)
    const id = await page.locator('tr.current').getAttribute('data-key')
    await page.goto(`/desk/petitions/${id}`)
    await page.locator('.story').waitFor()
    for (const details of await page.locator('.petition details').all())
      await details.evaluate((one) => one.setAttribute('open', ''))
    await expectAccessible(page)
    await page.keyboard.press('n')
    await page.getByRole('dialog').getByRole('textbox').waitFor()
    await expectAccessible(page)
  }
})

test('on a phone everything is there and nothing runs out of the window', async () => {
  const page = await stage.page({ width: 360, height: 720 })
  await stage.signIn(page, 'thanh')
  await page.goto('/desk/mine')
  await page.locator(inbox).first().waitFor()
  await expectNoSideways(page)
  await page.getByRole('button', { name: 'Mở danh mục' }).click()
  await page.getByRole('link', { name: /Tất cả kiến nghị/ }).click()
  await page.locator(inbox).first().waitFor()
  await expectNoSideways(page)
  await page.locator(inbox).first().click()
  await page.locator('.story').waitFor()
  expect(page.url()).toMatch(/\/desk\/petitions\/[0-9a-f-]{36}$/)
  await expectNoSideways(page)
  await expectAccessible(page)
})

test('when somebody was first, both versions are shown and nothing typed is lost', async () => {
  const [page, other] = [await stage.page(), await stage.page()]
  await stage.signIn(page, 'thanh')
  await stage.signIn(other, 'hanh')
  await toWork(page)
  const id = await page.locator('tr.current').getAttribute('data-key')
  const note = async (on: typeof page, words: string) => {
    await on.keyboard.press('n')
    await on.getByRole('dialog').getByRole('textbox').fill(words)
  }
  await note(page, 'Tôi sẽ gọi bà con chiều nay.')
  await other.goto(`/desk/petitions/${id}`)
  await other.locator('.story').waitFor()
  await note(other, 'Bà con vừa gọi lại.')
  await other.keyboard.press('Control+Enter')
  await other.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Trong lúc anh/chị đang gõ:').waitFor()
  await dialog.getByText('Bà con vừa gọi lại.').waitFor()
  expect(await dialog.getByRole('textbox').inputValue()).toBe('Tôi sẽ gọi bà con chiều nay.')
  await dialog.getByRole('button', { name: 'Đã xem, vẫn gửi' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.locator('.inbox-pane .story').getByText('Tôi sẽ gọi bà con chiều nay.').waitFor()
})

test('without a network it says so, keeps what was typed, and sends it once when the network is back', async () => {
  const page = await stage.page()
  await stage.signIn(page, 'thanh')
  await toWork(page)
  const before = await page.locator('.inbox-pane .story li').count()
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('Gọi già làng Kon Pia.')
  await page.context().setOffline(true)
  await page.keyboard.press('Control+Enter')
  await dialog.getByText('Máy này đang mất mạng. Chưa gửi được').waitFor()
  await page.context().setOffline(false)
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page.locator('.inbox-pane .story').getByText('Gọi già làng Kon Pia.').waitFor()
  expect(await page.locator('.inbox-pane .story li').count()).toBe(before + 1)
})

test('a session that ends in mid-sentence is opened again over the form, and nothing typed is lost', async () => {
  const page = await stage.page()
  await stage.signIn(page, 'thanh')
  await toWork(page)
  await page.keyboard.press('n')
  await page.getByRole('dialog').getByRole('textbox').fill('Hẹn gặp trưởng thôn.')
  await page.context().clearCookies()
  await page.keyboard.press('Control+Enter')
  const again = page.getByRole('dialog', { name: 'Phiên làm việc đã hết, hãy đăng nhập lại' })
  await again.getByLabel('Mật khẩu', { exact: true }).fill(DEMO_PASSWORD)
  await again.getByRole('button', { name: 'Đăng nhập' }).click()
  await again.waitFor({ state: 'hidden' })
  const form = page.getByRole('dialog')
  expect(await form.getByRole('textbox').inputValue()).toBe('Hẹn gặp trưởng thôn.')
  await form.getByRole('button', { name: 'Ghi chú nội bộ' }).click()
  await form.waitFor({ state: 'hidden' })
  await page.locator('.inbox-pane .story').getByText('Hẹn gặp trưởng thôn.').waitFor()
})

test('a second factor is set up by its QR code and asked for at the next sign-in', async () => {
  const page = await stage.page()
  await stage.signIn(page, 'quyet')
  await page.goto('/desk/me')
  await page.getByRole('button', { name: 'Bật mã xác thực' }).click()
  await page.getByRole('img', { name: 'Mã QR để quét' }).waitFor()
  const secret = (await page.locator('code').textContent())!.replaceAll(' ', '')
  const codeAt = (ms: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ms })
  await page.getByLabel('Mã 6 số đang hiện').fill(codeAt(0))
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await page.getByText('Đang bật. Mất điện thoại').waitFor()
  await page.getByRole('button', { name: 'Đăng xuất khỏi mọi máy' }).click()
  await page.getByLabel('Tên đăng nhập').fill('quyet')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  // Each code works once: the one that set it up is spent, the next one is good already.
  await page.getByLabel('Mã 6 số của ứng dụng xác thực').fill(codeAt(30_000))
  await page.keyboard.press('Enter')
  await page.locator('.frame-bar').waitFor()
})

test('many at once: previewed first, then done', async () => {
  const page = await stage.page()
  await stage.signIn(page, 'thanh')
  await toWork(page)
  await page.locator(inbox).nth(2).waitFor()
  for (const tick of (await page.locator('.inbox-tick input').all()).slice(0, 3)) await tick.check()
  await page.getByRole('toolbar').getByRole('button', { name: 'Ghi chú nội bộ' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('Đưa vào họp giao ban sáng thứ Hai.')
  await dialog.getByRole('button', { name: 'Xem trước' }).click()
  await dialog.getByRole('button', { name: 'Làm với 3 kiến nghị' }).click()
  await expect.poll(() => dialog.getByText('Đã xong', { exact: true }).count()).toBe(3)
})

test('the first load is light: script and styles of the inbox under 250 kB', async () => {
  const page = await stage.page()
  let bytes = 0
  page.on('response', async (response) => {
    if (/\/desk\/assets\/.*\.(js|css)$/.test(response.url()))
      bytes += Number(response.headers()['content-length'] ?? Number.NaN)
  })
  await stage.signIn(page, 'mai')
  await page.locator('.inbox-pane .story').waitFor()
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThan(250_000)
})
