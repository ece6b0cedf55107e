// `npm run e2e [name …]`: journeys in a real browser over the real server, one file each; pictures go to e2e/output/.
import { existsSync, globSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { findBrowser, installBrowser, openBrowser } from './browser.ts'
import { openProvider } from './provider.ts'
import type { Journey } from './journey.ts'

const folder = join(import.meta.dirname, 'journeys')
const output = join(import.meta.dirname, 'output')
const names = readdirSync(folder)
  .map((file) => file.replace(/\.ts$/, ''))
  .toSorted()
const wanted = process.argv.length > 2 ? process.argv.slice(2) : names

const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) throw new Error(`Jornada desconhecida: ${unknown.join(', ')}. Há: ${names.join(', ')}.`)
if (findBrowser() === undefined) {
  process.stdout.write(`Chromium não está instalado: ${installBrowser}\n0 passed, 0 failed, ${wanted.length} skipped\n`)
  process.exit(0)
}
if (!existsSync(join(import.meta.dirname, '../dist/web/index.html')))
  throw new Error('A aplicação web não foi preparada: node scripts/build-web.mjs')

mkdirSync(output, { recursive: true })
for (const file of wanted.flatMap((name) => globSync(`${name}-*.{png,txt}`, { cwd: output })))
  rmSync(join(output, file))
const begun = performance.now()
const provider = await openProvider()
const browser = await openBrowser()
let failed = 0
try {
  for (const name of wanted) failed += (await run(name)) ? 0 : 1
} finally {
  await browser.close()
  await provider.close()
}
process.stdout.write(`\n${wanted.length - failed} passed, ${failed} failed (${secondsSince(begun)})\n`)
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
  const heard = listen(page)
  const picture = (part: string) => page.screenshot({ path: join(output, `${name}-${part}.png`) }).then(() => {})
  const started = performance.now()
  try {
    await within(journey.limitSeconds ?? 60, journey.walk({ page, provider, picture }))
    if (heard.broken.length > 0) throw new Error(`The page threw: ${heard.broken.join('; ')}`)
    process.stdout.write(`✓ ${name}: ${journey.sentence} (${secondsSince(started)})\n`)
    return true
  } catch (error) {
    await picture('failed').catch(() => {})
    writeFileSync(join(output, `${name}-console.txt`), [page.url(), ...heard.said, ''].join('\n'))
    const why = error instanceof Error ? error.stack : String(error)
    process.stdout.write(`✗ ${name}: ${journey.sentence} (${secondsSince(started)})\n${why}\n`)
    return false
  } finally {
    await context.close()
  }
}

function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1_000).toFixed(1)} s`
}

/** The work, or a refusal after the limit. */
async function within(limitSeconds: number, work: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`Not done after ${limitSeconds} s`)), limitSeconds * 1_000)
  await Promise.race([work, promise]).finally(() => clearTimeout(timer))
}

/** What the page threw, and everything that it said to its console. */
function listen(page: Page): { broken: string[]; said: string[] } {
  const broken: string[] = []
  const said: string[] = []
  page.on('pageerror', ({ message, stack }) => {
    broken.push(message)
    said.push(stack ?? message)
  })
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
  page.on('requestfailed', (request) =>
    said.push(`${request.method()} ${request.url()}: ${request.failure()?.errorText}`),
  )
  return { broken, said }
}
