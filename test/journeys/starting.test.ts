import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, startApp } from './app.ts'

let browser: Browser
let dataDir: string
beforeAll(async () => {
  browser = await openBrowser()
  dataDir = mkdtempSync(join(tmpdir(), 'hành trình '))
})
afterAll(async () => {
  await browser?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test('first start, a second one refused, Ctrl-C, kill -9, start again', async () => {
  const first = await startApp({ dataDir })
  const page = await browser.newPage()
  const answer = await page.goto(`${first.url}/healthz`)
  expect(answer?.status()).toBe(200)
  expect(await answer?.json()).toMatchObject({ ok: true })
  await expect(startApp({ dataDir })).rejects.toThrow(/ended with 1:[\s\S]*đang chạy với thư mục dữ liệu/)
  expect(await first.stop()).toBe(0)

  const second = await startApp({ dataDir })
  second.process.kill('SIGKILL')
  await new Promise((done) => second.process.once('exit', done))
  const third = await startApp({ dataDir })
  expect(third.printed()).toContain('Dùng tiếp cơ sở dữ liệu còn chạy')
  expect((await page.goto(`${third.url}/healthz`))?.status()).toBe(200)
  expect(await third.stop()).toBe(0)
  await page.close()
})
