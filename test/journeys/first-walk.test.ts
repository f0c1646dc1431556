import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from './stage.ts'

// The first walk of a new user, whole: the notebook of 2013, two opinions, an answer, a resident who says
// "not solved", and a deputy director who sees it the same morning.
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const said = 'Điện yếu quá, tối nấu cơm không chín'

test('from the notebook to "not solved" on the deputy director’s page', async () => {
  const secretary = await stage.page()
  await stage.signIn(secretary, 'hanh')
  await importNotebook(secretary)
  await secretary.getByRole('link', { name: 'Xem bảng độ phủ' }).click()
  await secretary.getByText('Đã đến 9/11 xã, 153 ý kiến').waitFor()
  await secretary.locator('.tile', { hasText: 'Ngọk Lây' }).click()
  await secretary.getByRole('link', { name: 'Xem ý kiến' }).click()
  await secretary.locator('.inbox-words').first().waitFor()

  await secretary.goto('/desk/capture')
  const began = Date.now()
  await capture(secretary, said, 'Alt+3')
  expect(Date.now() - began, 'a short opinion takes ten seconds').toBeLessThan(10_000)
  const number = (await secretary.locator('[data-receipt]').first().textContent())!
  await capture(secretary, 'Cột điện đầu làng nghiêng lắm rồi', 'Alt+8')
  const secret = await slipOf(secretary, number)

  const head = await stage.page()
  await stage.signIn(head, 'thiu')
  await head.goto(`/desk/mine?q=${number}`)
  const pane = head.getByRole('region', { name: 'Kiến nghị đang xem' })
  await pane.getByText(number).first().waitFor()
  await pane.getByText(said).first().waitFor()
  await head.keyboard.press('a')
  await head.getByRole('dialog').getByLabel('Lời trả lời bà con').fill('Đã cân pha trạm, đo lại 215 V.')
  await head.keyboard.press('Control+Enter')
  await head.getByRole('dialog').waitFor({ state: 'hidden' })
  await pane.getByText('Trả lời: đã làm xong').waitFor()

  const resident = await stage.page({ width: 360, height: 640 })
  await resident.goto('/theo-doi')
  await resident.getByLabel('Số', { exact: true }).fill(number.toLowerCase())
  await resident.getByLabel('Mã', { exact: true }).fill(secret.toLowerCase())
  await resident.getByRole('button', { name: 'Xem', exact: true }).click()
  await resident.getByText('Đã cân pha trạm, đo lại 215 V.').first().waitFor()
  await resident.getByLabel('Chưa xong').check()
  await resident.getByLabel('3', { exact: true }).check()
  await resident.getByLabel('Vì sao?').fill('Tối qua vẫn yếu')
  await resident.getByRole('button', { name: 'Gửi', exact: true }).click()
  await resident.getByText('Mở lại, giao lãnh đạo Điện lực').waitFor()

  const leader = await stage.page()
  await stage.signIn(leader, 'thanh')
  const card = leader.getByRole('region', { name: 'Cần tôi quyết' })
  await card.locator('li', { hasText: said }).getByText('bà con nói chưa xong').waitFor()
  await card.getByRole('link', { name: said }).click()
  await leader.locator('.story').getByText('Tối qua vẫn yếu').waitFor()
})

/** Every suggestion taken; what has none is decided by its first choice. */
async function importNotebook(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Nhập sổ' }).click()
  await page.setInputFiles('input[type=file]', 'seed/campaign-2013/campaign-2013.csv')
  const take = page.locator('[data-import]')
  await page.locator('[data-take-suggested]').click()
  await page.getByText(/Còn \d+ chỗ phải quyết|Nhập cả sổ/).waitFor()
  if (await take.isDisabled()) await page.keyboard.press('1')
  await take.click()
  await page.getByText('7 buổi, 9 xã, 153 ý kiến').waitFor()
}

/** By keyboard alone: words, topic, save. */
async function capture(page: Page, words: string, topic: string): Promise<void> {
  await page.getByText('Cấp điện mới').waitFor()
  const before = await page.locator('[data-receipt]').count()
  await page.keyboard.type(words)
  await page.keyboard.press(topic)
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => page.locator('[data-receipt]').count()).toBe(before + 1)
  await expect.poll(() => page.locator('textarea').first().inputValue()).toBe('')
}

/** The secret as the printed slip shows it. */
async function slipOf(page: Page, number: string): Promise<string> {
  await page.getByRole('link', { name: number }).click()
  await page.getByRole('link', { name: 'In giấy hẹn' }).click()
  await page.getByText('Mã bí mật').waitFor()
  const slip = await page.getByRole('main').innerText()
  return slip.match(/\b[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]\b/)![0]
}
