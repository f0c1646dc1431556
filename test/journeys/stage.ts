import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { DEMO_PASSWORD, type staff } from '../../seed/staff.ts'
import { openBrowser, startApp } from './app.ts'

export type Login = (typeof staff)[number]['login']

/** The built program with its demo branch, and a browser before it. */
export interface Stage {
  readonly url: string
  readonly browser: Browser
  /** A fresh browser profile with one page: another person, another device. What goes wrong in it fails the test. */
  page(options?: { width?: number; height?: number; dark?: boolean }): Promise<Page>
  /** Signs in as a person does, and waits for the screens. */
  signIn(page: Page, login: Login): Promise<void>
  close(): Promise<void>
}

export async function openStage(): Promise<Stage> {
  const app = await startApp()
  const browser = await openBrowser()
  const contexts: BrowserContext[] = []
  const troubles: string[] = []
  return {
    url: app.url,
    browser,
    async page({ width = 1440, height = 860, dark = false } = {}) {
      const context = await browser.newContext({
        baseURL: app.url,
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        locale: 'vi-VN',
      })
      contexts.push(context)
      const page = await context.newPage()
      page.on('pageerror', (error) => troubles.push(error.message))
      page.on('console', (line) => {
        // A refused style or script (CSP) is told here and nowhere else.
        if (
          line.type() === 'error' &&
          !/status of (401|403|404|409|422)|ERR_INTERNET_DISCONNECTED/.test(line.text())
        )
          troubles.push(line.text())
      })
      return page
    },
    async signIn(page, login) {
      if (!page.url().includes('/desk/sign-in')) await page.goto('/desk/')
      await page.getByLabel('Tên đăng nhập').fill(login)
      await page.getByLabel('Mật khẩu', { exact: true }).fill(DEMO_PASSWORD)
      await page.getByRole('button', { name: 'Đăng nhập' }).click()
      await page.getByRole('main').waitFor()
      await page.locator('.frame-bar').waitFor({ state: 'attached' })
    },
    async close() {
      for (const context of contexts) await context.close()
      await browser.close()
      await app.close()
      expect(troubles, 'the browser complained').toEqual([])
    },
  }
}

/** Fails with what axe finds on the page as it stands (WCAG 2.2 A and AA). */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  )
  expect(told).toEqual([])
}

/** Fails when the page is wider than its window. */
export async function expectNoSideways(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(over, 'the page scrolls sideways').toBe(0)
}
