import type { Page } from 'playwright-core'
import { expect } from './journey.ts'

/** What has the focus: its name as people hear it, and whether eyes can see that it has it. */
type Focus = { name: string; tag: string; isSeen: boolean }

/**
 * Places that take the focus only so that the keyboard goes on from there wear no ring (web/admin/src/styles.css). A field's ring is its
 * frame in the primary colour; a composed field wears it around the input.
 */
const readFocus = `(() => {
  const element = document.activeElement ?? document.body
  const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? ''
  const style = getComputedStyle(element)
  const primary = document.documentElement.appendChild(document.createElement('i'))
  primary.style.color = 'var(--mantine-primary-color-filled)'
  const colour = getComputedStyle(primary).color
  primary.remove()
  const isRinged = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1
  const isFramed = [element, element.parentElement].some((part) => part && getComputedStyle(part).borderTopColor === colour)
  const isStart = element.matches('h1[tabindex="-1"], main, [role="dialog"]')
  return { name: label.replace('*', '').trim(), tag: element.tagName, isSeen: isRinged || isFramed || isStart }
})()`

/** Presses a key; what has the focus then is something, and it is seen. */
export async function press(page: Page, key: string): Promise<Focus> {
  await page.keyboard.press(key)
  return await see(page)
}

/** Fails unless what has the focus shows it, once the frame has taken its colour. */
export async function see(page: Page): Promise<Focus> {
  let focus = await page.evaluate<Focus>(readFocus)
  for (let wait = 0; wait < 20 && !focus.isSeen; wait++) {
    await page.waitForTimeout(25)
    focus = await page.evaluate<Focus>(readFocus)
  }
  expect(focus.tag === 'BODY' || focus.isSeen, `the focus is seen on ${focus.tag} “${focus.name.slice(0, 80)}”`)
  return focus
}

const farAway = 60

/** Tab by Tab to what has this name; each stop on the way must be seen. */
export async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const stops: string[] = []
  for (let stop = 0; stop < farAway; stop++) {
    const focus = await press(page, key)
    if (typeof name === 'string' ? focus.name === name : name.test(focus.name)) return
    stops.push(focus.name.slice(0, 40))
  }
  throw new Error(`Expected: ${key} leads to ${String(name)}, found ${stops.join(', ')}`)
}

/** Between two pages nothing has it. */
const nowhere: Focus = { name: '', tag: 'no page', isSeen: false }

/** Waits until what has the focus has this name. */
export async function focusOn(page: Page, name: string | RegExp): Promise<void> {
  for (const end = Date.now() + 15_000; ;) {
    const focus = await page.evaluate<Focus>(readFocus).catch((error: unknown) => {
      if (String(error).includes('Execution context was destroyed')) return nowhere
      throw error
    })
    if (typeof name === 'string' ? focus.name === name : name.test(focus.name)) return
    if (Date.now() > end) throw new Error(`Expected: the focus on ${String(name)}, found ${focus.tag} “${focus.name}”`)
    await page.waitForTimeout(50)
  }
}
