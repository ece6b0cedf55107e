// Pages of 50 out of 1,000,000 clients, listed and searched by the use case, against one row by its primary key through the same
// connection and driver. Medians; the key is looked up before and after each search, so that both see the same neighbours.
import type { Ctx } from '../server/src/kernel/context.ts'
import { listClients } from '../server/src/modules/clients/index.ts'
import { withDatabase } from './database.ts'
import { medianMs, report, verdict } from './figures.ts'
import { insertClients, insertContacts, loadSetWise } from './people.ts'

const count = 1_000_000
const aim = 10

const sample = (ctx: Ctx) =>
  ctx.db
    .selectFrom('clients.clients as c')
    .innerJoin('clients.contacts as phone', 'phone.clientId', 'c.id')
    .innerJoin('clients.contacts as email', 'email.clientId', 'c.id')
    .select(['c.id', 'c.code', 'c.document', 'c.name', 'phone.value as phone', 'email.value as email'])
    .where('c.companyId', '=', ctx.companyId)
    .where('c.code', '>', count / 2)
    .where('phone.channel', '=', 'whatsapp')
    .where('email.channel', '=', 'email')
    .orderBy('c.code')
    .limit(1)
    .executeTakeFirstOrThrow()

type Search = { search?: string; status?: 'active' | 'inactive' }

async function searches(ctx: Ctx): Promise<Record<string, Search>> {
  const { code, document, name, phone, email } = await sample(ctx)
  return {
    'lista, primeira página': {},
    'lista, uma situação': { status: 'inactive' },
    'parte rara de nome': { search: 'zanotra' },
    'parte rara, com ponto': { search: 'zanotra.' },
    'nome comum, com ponto': { search: 'aline.' },
    'parte de nome de um em cem': { search: 'bittenc' },
    'um em cem, uma situação': { search: 'bittenc', status: 'inactive' },
    'parte muito comum de nome': { search: 'silva' },
    'duas letras': { search: 'da' },
    'duas vezes duas letras': { search: 'jo si' },
    'dois nomes comuns': { search: 'maria silva' },
    'dois nomes raros': { search: 'zélia falcão' },
    'três nomes comuns': { search: 'maria silva santos' },
    'nome completo': { search: name },
    código: { search: String(code) },
    'começo de documento': { search: (document ?? '').slice(0, 5) },
    documento: { search: document ?? '' },
    'telefone com DDD': { search: phone.slice(3) },
    'fim de telefone': { search: phone.slice(-4) },
    'começo de e-mail': { search: `${email.slice(0, email.indexOf('@'))}@` },
    'e-mail': { search: email },
  }
}

async function measure(ctx: Ctx, key: string, search: Search): Promise<{ ms: number; keyMs: number }> {
  const lookUp = () => ctx.db.selectFrom('clients.clients').selectAll().where('id', '=', key).executeTakeFirstOrThrow()
  const before = await medianMs(101, lookUp)
  const ms = await medianMs(31, () => listClients(ctx, { limit: 50, ...search }))
  return { ms, keyMs: (before + (await medianMs(101, lookUp))) / 2 }
}

await withDatabase(async ({ ctx }) => {
  await loadSetWise(ctx, ['clients.clients', 'clients.contacts'], async (ctx) => {
    await insertClients(ctx, count)
    await insertContacts(ctx)
  })
  const { id } = await sample(ctx)
  await measure(ctx, id, { search: 'aquecimento' })
  let worst = { name: '', ratio: 0 }
  for (const [name, search] of Object.entries(await searches(ctx))) {
    const { ms, keyMs } = await measure(ctx, id, search)
    const ratio = ms / keyMs
    if (ratio > worst.ratio) worst = { name, ratio }
    report(`busca: ${name}`, `${ms.toFixed(2)} ms`, `${ratio.toFixed(1)}× a busca pela chave (${keyMs.toFixed(2)} ms)`)
  }
  report(
    'busca entre 1.000.000 de clientes, a pior',
    `${worst.ratio.toFixed(1)}× a chave`,
    `meta ${aim}×: ${verdict(worst.ratio <= aim)} (${worst.name})`,
  )
})
