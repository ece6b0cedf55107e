import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

export const installBrowser = 'apt-get install chromium'

/** Debian's Chromium, or one named by CHROMIUM. */
export const findBrowser = (): string | undefined =>
  [
    process.env['CHROMIUM'] ?? '',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find((path) => path !== '' && existsSync(path))

/** Headless, silent, without a sandbox only where root could have none. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findBrowser() ?? '',
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
