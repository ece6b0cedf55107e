import type { BrowserContextOptions, Page } from 'playwright-core'
import type { E2eProvider } from './provider.ts'

export type Walk = { page: Page; provider: E2eProvider; picture: (part: string) => Promise<void> }

/** One thing that a person does from the first click to the last. Throws where it fails. */
export type Journey = {
  sentence: string
  context?: BrowserContextOptions
  /** What hangs ends here; 60 when absent. */
  limitSeconds?: number
  walk: (walk: Walk) => Promise<void>
}

/** Signs in and waits for the frame of the application. */
export async function signIn({ page, provider }: Walk): Promise<void> {
  await page.goto('/')
  await page.getByLabel('E-mail').fill(provider.email)
  await page.getByRole('textbox', { name: 'Senha' }).fill(provider.password)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.getByRole('button', { name: /^Conta de/ }).waitFor()
}

/** Waits until the screen has all that it asked for, and its colours and dialogs came to rest. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(`!document.querySelector('[aria-busy="true"], [aria-label^="Carregando"]')`)
  await page.evaluate(`Promise.all(document.getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished.catch(() => {})))`)
}

/** Fails unless it holds. */
export function expect(isTrue: boolean, sentence: string): void {
  if (!isTrue) throw new Error(`Expected: ${sentence}`)
}
