import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from './journey.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const grave = new Set<string | null | undefined>(['serious', 'critical'])

/**
 * Fails when axe-core finds a serious or critical barrier on the page as it is now; `isTouched`: also when something to touch is under
 * 24 px and has no room around it (WCAG 2.2, 2.5.8).
 */
export async function expectAccessible(page: Page, { isTouched = false } = {}): Promise<void> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.addScriptTag({ content: axe })
  const options = { resultTypes: ['violations'], rules: { 'target-size': { enabled: isTouched } } }
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`)
  const barriers = violations
    .filter(({ impact }) => grave.has(impact))
    .map(({ id, help, nodes }) => `${id} (${help}): ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  expect(barriers.length === 0, `no barrier at ${page.url()}, found ${barriers.join('; ')}`)
}
