// The global search among 1,000,000 clients, each with a contract, a title, a boleto, a login and a live session: for every kind of
// key, a hundred different ones, each asked for once and in turns with the other kinds, as the people of a provider do.
import { parseBoleto } from '@open-sgp/boleto'
import { sql } from 'kysely'
import { permissions } from '../server/src/app.ts'
import { createCtx, type Ctx } from '../server/src/kernel/context.ts'
import { createNas } from '../server/src/modules/radius/index.ts'
import { searchEverything } from '../server/src/modules/search/index.ts'
import { makePlan } from '../server/src/testing/make-plan.ts'
import { makeAccount } from '../server/src/testing/make.ts'
import { withDatabase } from './database.ts'
import { report, timeMs, verdict } from './figures.ts'
import { insertLogins, insertSessions } from './network.ts'
import { insertClients, insertContacts, insertContracts, insertTitles, loadSetWise } from './people.ts'

const count = 1_000_000
const samples = 100
const aimMs = 100

const tables = [
  'clients.clients',
  'clients.contacts',
  'contracts.contracts',
  'billing.invoices',
  'banking.boletos',
  'radius.logins',
  'radius.sessions_open',
]

async function fill(ctx: Ctx): Promise<void> {
  const { version } = await makePlan(ctx)
  const { id: accountId } = await makeAccount(ctx)
  const nas = await createNas(ctx, { name: 'BNG', network: '127.0.0.1' })
  await loadSetWise(ctx, tables, async (ctx) => {
    await insertClients(ctx, count)
    await insertContacts(ctx)
    await insertContracts(ctx, version, { dueDay: 10, activatedOn: '2026-01-10' })
    await insertTitles(ctx, { accountId, amountCents: 9_990, dueOn: '2026-02-10' })
    await insertLogins(ctx)
    await insertSessions(ctx, nas.id)
  })
}

type Sample = {
  code: number
  document: string
  name: string
  phone: string
  email: string
  username: string
  mac: string
  ipv4: string
  prefix: string
  nossoNumero: string
  barcode: string
}

/** Everything that people may have of clients spread over the whole table. */
async function sampleKeys(ctx: Ctx): Promise<Sample[]> {
  const { rows } = await sql<Sample>`
    select c.code, c.document, c.name, phone.value as phone, email.value as email, l.username, s.mac::text as mac, host(s.ipv4) as ipv4,
      host(s.delegated_ipv6_prefix) as prefix, b.nosso_numero_printed as nosso_numero, b.codigo_barras as barcode
    from clients.clients c join contracts.contracts k on k.client_id = c.id join radius.logins l on l.contract_id = k.id
    join radius.sessions_open s on s.login_id = l.id join billing.invoices i on i.client_id = c.id join banking.boletos b on b.invoice_id = i.id
    join clients.contacts phone on phone.client_id = c.id and phone.channel = 'whatsapp'
    join clients.contacts email on email.client_id = c.id and email.channel = 'email'
    where c.company_id = ${ctx.companyId} and c.code % ${count / samples} = 7 order by c.code limit ${samples}`.execute(
    ctx.db,
  )
  for (const row of rows) row.barcode = await giveSoundBarcode(ctx, row.barcode)
  return rows
}

/** Bar codes of the bulk are numbers without check digit; those that are asked for get theirs. */
async function giveSoundBarcode(ctx: Ctx, barcode: string): Promise<string> {
  const sound = Array.from({ length: 9 }, (_, dv) => `3419${dv + 1}${barcode.slice(5)}`).find((text) => {
    try {
      return parseBoleto(text).codigoBarras === text
    } catch {
      return false
    }
  })
  if (sound === undefined) throw new Error(`No check digit fits ${barcode}.`)
  await sql`update banking.boletos set codigo_barras = ${sound} where codigo_barras = ${barcode}`.execute(ctx.db)
  return sound
}

const wordOf = (name: string, index: number) => name.split(' ').at(index) ?? name

const kinds: Record<string, (key: Sample) => string> = {
  'um nome': ({ name }) => wordOf(name, 0),
  'meio de um sobrenome': ({ name }) => wordOf(name, -1).slice(1, 6),
  'nome e sobrenome': ({ name }) => `${wordOf(name, 0)} ${wordOf(name, -1)}`,
  'sobrenome, nome pela metade': ({ name }) => `${wordOf(name, -1)} ${wordOf(name, 0).slice(0, 3)}`,
  'nome completo': ({ name }) => name,
  'duas letras': ({ name }) => name.slice(0, 2),
  'nome que ninguém tem': ({ name, code }) => `${wordOf(name, 0)} xq${code}`,
  'CPF com pontos': ({ document }) => document.replace(/(...)(...)(...)(..)/, '$1.$2.$3-$4'),
  'começo de CPF': ({ document }) => document.slice(0, 5),
  'telefone com DDD': ({ phone }) => phone.slice(3),
  'fim de telefone': ({ phone }) => phone.slice(-4),
  'e-mail': ({ email }) => email,
  'código ou número': ({ code }) => String(code),
  'nosso número': ({ nossoNumero }) => nossoNumero,
  'linha digitável': ({ barcode }) => parseBoleto(barcode).linhaDigitavel,
  login: ({ username }) => username,
  'parte de login': ({ username }) => username.slice(2, 9),
  MAC: ({ mac }) => mac,
  'começo de MAC': ({ mac }) => mac.slice(0, 11),
  IPv4: ({ ipv4 }) => ipv4,
  'endereço IPv6': ({ prefix }) => `${prefix}1`,
}

const quantile = (times: readonly number[], part: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0

await withDatabase(async ({ app, ctx: system }) => {
  await fill(system)
  const actor = { ...system.actor, permissions: new Set(Object.keys(permissions)) }
  const ctx = createCtx(app.runtime, { actor, companyId: system.companyId })
  const keys = await sampleKeys(ctx)
  const times = new Map(Object.keys(kinds).map((kind) => [kind, [] as number[]]))
  for (const key of keys)
    for (const [kind, textOf] of Object.entries(kinds))
      times.get(kind)?.push(await timeMs(() => searchEverything(ctx, { q: textOf(key) })))
  for (const [kind, all] of times)
    report(
      `busca geral: ${kind}`,
      `p50 ${quantile(all, 0.5).toFixed(1)} ms, p95 ${quantile(all, 0.95).toFixed(1)} ms`,
      `meta ${aimMs} ms: ${verdict(quantile(all, 0.95) <= aimMs)}`,
    )
  const every = [...times.values()].flat()
  report(
    'busca geral entre 1.000.000 de clientes',
    `p50 ${quantile(every, 0.5).toFixed(1)} ms, p95 ${quantile(every, 0.95).toFixed(1)} ms`,
    `meta ${aimMs} ms: ${verdict(quantile(every, 0.95) <= aimMs)}; a mais demorada: ${Math.max(...every).toFixed(1)} ms`,
  )
})
