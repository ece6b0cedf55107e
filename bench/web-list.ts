// The list of 1,000,000 clients in a real browser: from the address typed to rows on the screen, and from a search typed to its rows.
import type { Page } from 'playwright-core'
import { findBrowser, installBrowser, openBrowser } from '../e2e/browser.ts'
import { permissions } from '../server/src/app.ts'
import type { Ctx } from '../server/src/kernel/context.ts'
import { serveWeb } from '../server/src/kernel/serve-web.ts'
import { createUser } from '../server/src/modules/access/index.ts'
import { withDatabase } from './database.ts'
import { report, verdict } from './figures.ts'
import { insertClients, insertContacts, loadSetWise } from './people.ts'

const count = 1_000_000
const aimMs = 1000
const person = { email: 'medida@provedor.test', password: 'uma-senha-para-medidas', name: 'Medida' }
const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

async function loadClients(ctx: Ctx): Promise<void> {
  await loadSetWise(ctx, ['clients.clients', 'clients.contacts'], async (ctx) => {
    await insertClients(ctx, count)
    await insertContacts(ctx)
  })
  await createUser(ctx, { ...person, permissions: Object.keys(permissions) })
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByRole('textbox', { name: 'Senha' }).fill(person.password)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.getByRole('button', { name: /^Conta de/ }).waitFor()
}

/** Milliseconds of the page's own clock until the list shows its rows. */
async function openList(page: Page): Promise<number> {
  await page.goto('/clientes', { waitUntil: 'commit' })
  const shown = await page.waitForFunction(
    'document.querySelectorAll("tbody tr").length >= 20 && performance.now()',
    undefined,
    { polling: 'raf' },
  )
  return Number(await shown.jsonValue())
}

/** From the last key to the rows that it asks for; the pause in which one still types is part of it. */
async function search(page: Page, text: string): Promise<number> {
  const answer = page.waitForResponse((response) => response.url().includes('search='))
  await page.getByRole('textbox', { name: 'Procurar' }).fill(text)
  const started = performance.now()
  await answer
  await page
    .getByRole('row')
    .filter({ hasText: new RegExp(text, 'i') })
    .first()
    .waitFor()
  return performance.now() - started
}

if (findBrowser() === undefined)
  report('lista de 1.000.000 de clientes no navegador', 'não medida', `falta: ${installBrowser}`)
else
  await withDatabase(async ({ app, ctx }) => {
    await loadClients(ctx)
    const server = await app.createServer()
    if (!(await serveWeb(server))) throw new Error('A aplicação web não foi preparada: node scripts/build-web.mjs')
    const baseURL = await server.listen({ host: '127.0.0.1', port: 0 })
    const browser = await openBrowser()
    const page = await (await browser.newContext({ baseURL, locale: 'pt-BR', bypassCSP: true })).newPage()
    await signIn(page)
    const times: number[] = []
    for (let run = 0; run < 7; run++) times.push(await openList(page))
    const open = median(times)
    report(
      'lista de 1.000.000 de clientes no navegador',
      `${open.toFixed(0)} ms`,
      `meta ${aimMs} ms: ${verdict(open <= aimMs)}`,
    )
    report(
      'procura na lista, com a pausa da digitação',
      `${(await search(page, 'bittencourt')).toFixed(0)} ms`,
      'pausa de 250 ms',
    )
    await browser.close()
    await server.close()
  })
