import { expect } from 'vitest'
import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { makeBoleto, makeClient, makeCompany, makeContract, makeInvoice, makeLogin, makeNas, test } from '#testing'
import { searchEverything } from './search-everything.ts'

const find = async (ctx: Ctx, q: string): Promise<string[]> =>
  (await searchEverything(ctx, { q })).groups.flatMap(({ hits }) => hits.map(({ kind, title }) => `${kind} ${title}`))

/** A subscriber of a known name with contract, login, title and boleto. */
async function makeSubscriber(ctx: Ctx) {
  const client = await makeClient(ctx, {
    name: 'Zélia Falcão Antunes',
    document: '52998224725',
    contacts: [
      { role: 'holder', channel: 'email', value: 'zelia@exemplo.test' },
      { role: 'holder', channel: 'whatsapp', value: '48 99999-1234' },
    ],
  })
  const contract = await makeContract(ctx, { clientId: client.id })
  const login = await makeLogin(ctx, { contractId: contract.id, username: 'zelia.falcao@provedor.test' })
  const boleto = await makeBoleto(ctx, { clientId: client.id })
  return { client, contract, login, boleto }
}

async function connect(
  ctx: Ctx,
  login: { id: string | null; username: string },
  place: { mac: string; ipv4: string; prefix: string },
) {
  const nas = await makeNas(ctx)
  await sql`insert into radius.sessions_open (id, company_id, login_id, username, nas_id, nas_address, acct_session_id, mac, ipv4,
      delegated_ipv6_prefix, started_at, updated_at, is_in_garden)
    values (${newId()}, ${ctx.companyId}, ${login.id}, ${login.username}, ${nas.id}, '127.0.0.1', 'a1', ${place.mac}, ${place.ipv4},
      ${place.prefix}, ${ctx.now}, ${ctx.now}, false)`.execute(ctx.db)
}

test('any key of a subscriber brings the person with contract, open title and login', async ({ ctx }) => {
  const { client, contract, boleto } = await makeSubscriber(ctx)
  await makeClient(ctx, { name: 'Outra Pessoa' })
  const all = [
    'client Zélia Falcão Antunes',
    `contract Contrato ${contract.number}`,
    `invoice Título ${boleto.invoiceNumber}`,
    'login zelia.falcao@provedor.test',
  ]
  for (const q of [
    'falcao zel',
    'FALCÃO',
    'alcã',
    '529.982.247-25',
    '5299822',
    '(48) 99999-1234',
    'zelia@exemplo',
    `${client.code} `,
  ])
    expect(await find(ctx, q)).toEqual(all)
})

test('numbers are found as contract and title, also with a sign before', async ({ ctx }) => {
  const { contract } = await makeSubscriber(ctx)
  expect(await find(ctx, String(contract.number))).toContain(`contract Contrato ${contract.number}`)
  const invoice = await makeInvoice(ctx)
  expect(await find(ctx, `#${invoice.number}`)).toContain(`invoice Título ${invoice.number}`)
})

test('a title is found by all that is printed on its boleto', async ({ ctx }) => {
  await makeSubscriber(ctx)
  const boleto = await makeBoleto(ctx)
  const number = boleto.nossoNumero.slice(0, -boleto.nossoNumeroDv.length)
  const keys = [
    boleto.linhaDigitavel,
    boleto.linhaDigitavel.replace(/\D/g, ''),
    boleto.codigoBarras,
    boleto.nossoNumeroPrinted,
    boleto.nossoNumero,
    number,
  ]
  for (const q of keys) expect(await find(ctx, q)).toContain(`invoice Título ${boleto.invoiceNumber}`)
  const wrong = boleto.linhaDigitavel.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
  expect(await find(ctx, wrong)).toEqual([])
})

test('an alphanumeric CNPJ is found with and without points, whole or begun', async ({ ctx }) => {
  await makeClient(ctx, { kind: 'pj', name: 'Beta Ltda', document: '12ABC34501DE35' })
  for (const q of ['12.ABC.345/01DE-35', '12abc34501de35', '12.abc', '12ABC'])
    expect(await find(ctx, q)).toEqual(['client Beta Ltda'])
})

test('names that begin as the text come first, in alphabetical order, before those that hold it', async ({ ctx }) => {
  for (const name of ['Bruno Silvano', 'Silvia Prado', 'Silva Antunes', 'Ana Silva']) await makeClient(ctx, { name })
  expect((await find(ctx, 'silv')).slice(0, 2)).toEqual(['client Silva Antunes', 'client Silvia Prado'])
  expect(await find(ctx, 'silv')).toHaveLength(4)
})

test('a group shows six and says that there is more; many namesakes bring nothing of theirs along', async ({ ctx }) => {
  for (let count = 0; count < 8; count++) await makeClient(ctx, { name: `Comum ${count}` })
  const first = await ctx.db
    .selectFrom('clients.clients')
    .select('id')
    .where('companyId', '=', ctx.companyId)
    .limit(1)
    .executeTakeFirstOrThrow()
  await makeContract(ctx, { clientId: first.id })
  const { groups } = await searchEverything(ctx, { q: 'comum' })
  expect(groups.map(({ kind, hits, hasMore }) => [kind, hits.length, hasMore])).toEqual([
    ['clients', 6, true],
    ['contracts', 0, false],
    ['invoices', 0, false],
    ['logins', 0, false],
  ])
})

test('a login is found by any part of its name, by MAC, IPv4 and IPv6 of its session', async ({ ctx }) => {
  const { login } = await makeSubscriber(ctx)
  await connect(ctx, login, { mac: 'AA:BB:CC:00:11:22', ipv4: '10.1.2.3', prefix: '2001:db8:1:ff00::/56' })
  const other = await makeLogin(ctx)
  await connect(ctx, other, { mac: 'AA:BB:CD:00:11:22', ipv4: '10.1.3.3', prefix: '2001:db8:2:ff00::/56' })
  const keys = [
    'falcao@prov',
    'aa:bb:cc:00:11:22',
    'AABB.CC00.1122',
    'aa-bb-cc',
    '10.1.2.3',
    '10.1.2.0/24',
    '2001:db8:1:ff12::7',
    '2001:db8:1',
    '2001:db8:1::/48',
  ]
  for (const q of keys) expect(await find(ctx, q)).toContain('login zelia.falcao@provedor.test')
  for (const q of keys) expect(await find(ctx, q)).not.toContain(`login ${other.username}`)
  expect((await searchEverything(ctx, { q: '10.1.2.3' })).groups.at(-1)?.hits[0]).toMatchObject({
    id: login.id,
    subtitle: expect.stringContaining('10.1.2.3 · AA:BB:CC:00:11:22'),
  })
})

test('a login is found by its fixed address, prefix and MAC while nobody is connected', async ({ ctx }) => {
  const { username } = await makeLogin(ctx, {
    fixedIpv4: '100.64.0.9',
    delegatedIpv6Prefix: '2001:db8:9::/56',
    macLock: 'AA:BB:CC:00:11:33',
  })
  for (const q of ['100.64.0.9', '2001:db8:9::1', '2001:db8:9', 'aa:bb:cc:00:11:33'])
    expect(await find(ctx, q)).toEqual([`login ${username}`])
})

test('a connection of an unknown login is found as itself', async ({ ctx }) => {
  await connect(
    ctx,
    { id: null, username: 'estranho' },
    { mac: 'AA:BB:CC:00:11:44', ipv4: '10.9.9.9', prefix: '2001:db8:3::/56' },
  )
  expect(await find(ctx, '10.9.9.9')).toEqual(['session estranho'])
})

test('nobody sees a group without its permission, nor finds by what is hidden', async ({ ctx }) => {
  const { contract } = await makeSubscriber(ctx)
  const as = (...permissions: string[]): Ctx => {
    const { actor } = ctx
    return { ...ctx, actor: { ...actor, permissions: new Set(permissions) } }
  }
  expect(await searchEverything(as(), { q: 'falcão' })).toEqual({ groups: [] })
  expect(await find(as('contracts.contract.read'), 'falcão')).toEqual([])
  expect(await find(as('contracts.contract.read'), String(contract.number))).toEqual([
    `contract Contrato ${contract.number}`,
  ])
  expect(await find(as('radius.session.read'), 'falcao@prov')).toEqual([])
  expect((await searchEverything(as('clients.client.read'), { q: 'falcão' })).groups.map(({ kind }) => kind)).toEqual([
    'clients',
  ])
})

test('nothing of another company is found, by whatever key', async ({ ctx }) => {
  const other = ctx.forCompany((await makeCompany(ctx)).id)
  const { client, contract, boleto, login } = await makeSubscriber(other)
  await connect(other, login, { mac: 'AA:BB:CC:00:11:22', ipv4: '10.1.2.3', prefix: '2001:db8:1::/56' })
  const keys = [
    client.name,
    '52998224725',
    'zelia',
    String(client.code),
    String(contract.number),
    boleto.linhaDigitavel,
    boleto.nossoNumero,
    'aa:bb:cc',
    '10.1.2.3',
    '2001:db8:1',
    '48999991234',
  ]
  for (const q of keys) expect(await find(ctx, q)).toEqual([])
})

test('hostile text is only text', async ({ ctx }) => {
  await makeSubscriber(ctx)
  const texts = [
    "'; drop table clients.clients; --",
    '%',
    '_',
    '\\',
    '%%%%',
    '((((',
    '*:*',
    '💣',
    '::',
    '1.2.3.4/99',
    '2001:db8::/200',
    '9'.repeat(100),
    'ß İ',
    '…',
  ]
  for (const q of texts) expect([q, await find(ctx, q)]).toEqual([q, []])
})
