// Takes the pictures of README.md and docs/huong-dan.md from a running demo, so that they never show a screen of yesterday:
//   DEMO_TODAY=2013-08-26 PORT=4001 DATA_DIR=var/pictures bin/start
//   node docs/take-pictures.mjs http://localhost:4001
// Best on a fresh demo: it imports the notebook, writes opinions down and answers one.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import sharp from 'sharp'

const base = process.argv[2] ?? 'http://localhost:4000'
const project = fileURLToPath(new URL('..', import.meta.url))
const folder = join(project, 'docs/pictures')
const MOST_BYTES = 150 * 1024
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})

/** A person at a screen: signed in, or nobody. */
async function person(login, { width = 1440, height = 900 } = {}) {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width, height },
    locale: 'vi-VN',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  if (login) await context.request.post('/api/sign-in', { data: { login, password: 'lua-chin-tren-ray' } })
  return page
}

async function picture(page, name, { fullPage = false } = {}) {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForLoadState('networkidle')
  const raw = await page.screenshot({ fullPage })
  // As few colours as keep it under the limit: a screen is mostly flat.
  for (const colours of [256, 128, 64, 32]) {
    const small = await sharp(raw)
      .resize({ width: 1200, withoutEnlargement: true })
      .png({ palette: true, colours, effort: 10, compressionLevel: 9 })
      .toBuffer()
    if (small.length > MOST_BYTES && colours > 32) continue
    await writeFile(join(folder, `${name}.png`), small)
    console.log(`${name}.png ${Math.round(small.length / 1024)} kB`)
    return
  }
}

const speak = async (page, language) => {
  await page.getByRole('button', { name: language, exact: true }).click()
  await page.waitForTimeout(300)
}

const secretary = await person('hanh')
await secretary.goto('/desk/notebooks')
await secretary.setInputFiles('input[type=file]', join(project, 'seed/campaign-2013/campaign-2013.csv'))
await secretary.locator('[data-take-suggested]').waitFor()
await picture(secretary, 'notebook')
await secretary.locator('[data-take-suggested]').click()
const take = secretary.locator('[data-import]')
if (await take.isDisabled()) await secretary.keyboard.press('1')
await take.click()
await secretary.getByRole('link', { name: 'Xem bảng độ phủ' }).click()
await secretary.getByText('Đã đến 9/11 xã').waitFor()
await picture(secretary, 'board')
await speak(secretary, 'English')
await secretary.getByText('9 of 11').first().waitFor()
await picture(secretary, 'board-en')
await speak(secretary, 'Tiếng Việt')

await secretary.goto('/desk/capture')
await secretary.getByText('Cấp điện mới').waitFor()
const write = async (words) => {
  await secretary.locator('textarea').first().fill(words)
  await secretary
    .getByLabel('Xã', { exact: true })
    .selectOption({ label: 'Đăk Sao' })
    .catch(() => {})
  await secretary.getByLabel('Thôn', { exact: true }).fill('Kon Pia')
}
const receipts = secretary.locator('[data-receipt]')
await write('Điện yếu quá, tối nấu cơm không chín')
await secretary.keyboard.press('Control+Enter')
await receipts.first().waitFor()
const number = await receipts.first().textContent()
await write('Cột điện đầu làng nghiêng lắm rồi, sợ đổ vào nhà')
await secretary.keyboard.press('F4')
await secretary.getByLabel('Hẹn thế nào').fill('trong tuần')
await picture(secretary, 'capture')
await secretary.keyboard.press('Control+Enter')
await receipts.nth(1).waitFor()
await secretary.getByRole('link', { name: number }).click()
await secretary.getByRole('link', { name: 'In giấy hẹn' }).click()
await secretary.getByText('Mã bí mật').waitFor()
await picture(secretary, 'slip')
const slip = await secretary.getByRole('main').innerText()
const secret = slip.match(/\b[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]\b/)[0]
await secretary.goto('/desk/dialogues')
await secretary.locator('a[href*="/desk/dialogues/"]').last().click()
await secretary.getByRole('link', { name: 'Biên bản' }).click()
await secretary.locator('.minutes').waitFor()
await picture(secretary, 'minutes')

const head = await person('thiu')
await head.goto('/desk/mine')
await head.locator('.inbox-pane .story').waitFor()
await picture(head, 'inbox')
await head.goto(`/desk/mine?q=${number}`)
await head.locator('.inbox-pane').getByText(number).first().waitFor()
const id = await head.locator('tr.current').getAttribute('data-key')
await head.goto(`/desk/petitions/${id}`)
await head.locator('.story').waitFor()
await head.keyboard.press('a')
const dialog = head.getByRole('dialog')
await dialog.getByLabel('Lời trả lời bà con').fill('Đã cân pha trạm Kon Pia 1, đo lại 215 V lúc 18 giờ 30.')
await picture(head, 'answer')
await head.keyboard.press('Control+Enter')
await dialog.waitFor({ state: 'hidden' })
await head.locator('.story').getByText('đo lại 215 V').waitFor()
await picture(head, 'petition', { fullPage: true })
await speak(head, 'English')
await picture(head, 'petition-en', { fullPage: true })

const phone = await person(null, { width: 360, height: 720 })
await phone.goto('/')
await picture(phone, 'home')
await phone.goto('/theo-doi')
await phone.getByLabel('Số', { exact: true }).fill(number)
await phone.getByLabel('Mã', { exact: true }).fill(secret)
await phone.getByRole('button', { name: 'Xem', exact: true }).click()
await phone.getByText('Đã cân pha trạm').first().waitFor()
await picture(phone, 'follow')
await phone.getByLabel('Chưa xong').check()
await phone.getByLabel('3', { exact: true }).check()
await phone.getByLabel('Vì sao?').fill('Tối qua vẫn yếu')
await phone.getByRole('button', { name: 'Gửi', exact: true }).click()
await phone.getByText('Mở lại, giao lãnh đạo').waitFor()

const leader = await person('thanh')
await leader.goto('/desk/')
await leader.getByText('bà con nói chưa xong').first().waitFor()
await picture(leader, 'leader')
await browser.close()
