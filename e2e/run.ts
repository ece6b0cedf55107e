// `npm run e2e [name …]`: journeys in a real browser over the real server, one file each; pictures go to e2e/output/.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser, installBrowser, openBrowser } from './browser.ts'
import { openProvider } from './provider.ts'
import type { Journey } from './journey.ts'

const folder = join(import.meta.dirname, 'journeys')
const output = join(import.meta.dirname, 'output')
const names = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''))
const wanted = process.argv.length > 2 ? process.argv.slice(2) : names

if (findBrowser() === undefined) {
  process.stdout.write(`Chromium não está instalado: ${installBrowser}\n0 passed, 0 failed, ${wanted.length} skipped\n`)
  process.exit(0)
}
if (!existsSync(join(import.meta.dirname, '../dist/web/index.html')))
  throw new Error('A aplicação web não foi preparada: node scripts/build-web.mjs')

rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })
const provider = await openProvider()
const browser = await openBrowser()
let failed = 0
try {
  for (const name of wanted) failed += (await run(name)) ? 0 : 1
} finally {
  await browser.close()
  await provider.close()
}
process.stdout.write(`\n${wanted.length - failed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)

async function run(name: string): Promise<boolean> {
  const { journey }: { journey: Journey } = await import(join(folder, `${name}.ts`))
  const context = await browser.newContext({
    baseURL: provider.base,
    locale: 'pt-BR',
    timezoneId: 'America/Sao_Paulo',
    viewport: { width: 1280, height: 800 },
    bypassCSP: true,
    acceptDownloads: true,
    ...journey.context,
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const broken: string[] = []
  page.on('pageerror', (error) => broken.push(error.message))
  const picture = (part: string) => page.screenshot({ path: join(output, `${name}-${part}.png`) }).then(() => {})
  const started = performance.now()
  try {
    await journey.walk({ page, provider, picture })
    if (broken.length > 0) throw new Error(`The page threw: ${broken.join('; ')}`)
    process.stdout.write(`✓ ${journey.sentence} (${Math.round(performance.now() - started)} ms)\n`)
    return true
  } catch (error) {
    await picture('failed').catch(() => {})
    process.stdout.write(`✗ ${journey.sentence}\n${error instanceof Error ? error.stack : String(error)}\n`)
    return false
  } finally {
    await context.close()
  }
}
