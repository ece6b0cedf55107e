import { expect } from 'vitest'
import { makeClient, makeCompany, test } from '#testing'
import { createClient } from './create-client.ts'
import { getClient, getClientFile } from './get-client.ts'
import { listHistory } from './list-history.ts'

const home = {
  roles: ['installation' as const],
  postalCode: '88010-000',
  street: 'Rua A',
  streetNumber: 'S/N',
  district: 'Centro',
  ibgeCode: '4205407',
}
const at = (pointer: string) => ({ status: 422, extra: { errors: [expect.objectContaining({ pointer })] } })

test('clients are numbered 1, 2, 3 within their company', async ({ ctx }) => {
  const other = ctx.forCompany((await makeCompany(ctx)).id)
  expect((await makeClient(ctx)).code).toBe(1)
  expect((await makeClient(ctx)).code).toBe(2)
  expect((await makeClient(other)).code).toBe(1)
})

test('a firm with an alphanumeric CNPJ is kept without punctuation, in upper case', async ({ ctx }) => {
  const client = await createClient(ctx, { kind: 'pj', name: 'Empresa Nova Ltda', document: '12.abc.345/01de-35' })
  expect(client).toMatchObject({ document: '12ABC34501DE35', kind: 'pj', status: 'active', version: 1 })
})

test('a document belongs to one client of a company, and the refusal says to whom', async ({ ctx }) => {
  const holder = await makeClient(ctx, { document: '529.982.247-25' })
  await expect(makeClient(ctx, { document: '52998224725' })).rejects.toMatchObject({
    status: 409,
    code: 'document-taken',
    extra: { clientId: holder.id, errors: [{ pointer: '/document' }] },
  })
  const other = ctx.forCompany((await makeCompany(ctx)).id)
  expect((await makeClient(other, { document: '52998224725' })).document).toBe('52998224725')
})

test('a refused client takes no code', async ({ ctx }) => {
  await makeClient(ctx, { document: '52998224725' })
  await ctx.rehearse(async (ctx) => await makeClient(ctx, { document: '52998224725' })).catch(() => undefined)
  expect((await makeClient(ctx)).code).toBe(2)
})

test('CPF is for persons, CNPJ for firms, and both are checked', async ({ ctx }) => {
  const refused = [
    { kind: 'pf' as const, document: '529.982.247-26' },
    { kind: 'pf' as const, document: '12ABC34501DE35' },
    { kind: 'pj' as const, document: '52998224725' },
    { kind: 'pf' as const, document: null },
    { kind: 'foreigner' as const, document: 'AB#12' },
  ]
  for (const one of refused)
    await expect(createClient(ctx, { name: 'Alguém', ...one })).rejects.toMatchObject(at('/document'))
})

test('a foreigner may have a passport or nothing, a lead may have nothing', async ({ ctx }) => {
  expect((await createClient(ctx, { kind: 'foreigner', name: 'Jane', document: 'ab-123456' })).document).toBe(
    'AB123456',
  )
  expect((await createClient(ctx, { kind: 'foreigner', name: 'Jane' })).document).toBeNull()
  expect((await createClient(ctx, { kind: 'pf', status: 'lead', name: 'Interessado' })).document).toBeNull()
})

test('an address gets the official name of its municipality from the IBGE code, or the code from the name', async ({
  ctx,
}) => {
  const { id } = await makeClient(ctx, {
    addresses: [home, { ...home, ibgeCode: null, city: 'florianopolis', state: 'SC' }],
  })
  const place = { city: 'Florianópolis', state: 'SC', ibgeCode: '4205407', postalCode: '88010000' }
  expect((await getClientFile(ctx, { id })).addresses).toMatchObject([place, place])
})

test('an address whose parts contradict each other is refused at the part', async ({ ctx }) => {
  const cases = [
    [{ ibgeCode: '4205408' }, '/addresses/0/ibgeCode'],
    [{ postalCode: '01310-100' }, '/addresses/0/postalCode'],
    [{ postalCode: '00000-000' }, '/addresses/0/postalCode'],
    [{ state: 'SP' }, '/addresses/0/state'],
    [{ city: 'Joinville' }, '/addresses/0/city'],
    [{ ibgeCode: null }, '/addresses/0/city'],
    [{ latitude: -27.6 }, '/addresses/0/latitude'],
  ] as const
  for (const [part, pointer] of cases)
    await expect(makeClient(ctx, { addresses: [{ ...home, ...part }] })).rejects.toMatchObject(at(pointer))
})

test('telephones are kept in E.164 and e-mails in lower case', async ({ ctx }) => {
  const { id } = await makeClient(ctx, {
    contacts: [
      { role: 'holder', channel: 'phone', value: '(48) 9999-0000' },
      { role: 'holder', channel: 'whatsapp', value: '+1 (212) 555-0100' },
      { role: 'billing', channel: 'email', value: 'Contas@Empresa.TEST' },
    ],
  })
  const { contacts } = await getClientFile(ctx, { id })
  expect(contacts.map((contact) => contact.value)).toEqual(['+5548999990000', '+12125550100', 'contas@empresa.test'])
  expect(contacts.every((contact) => contact.allowsBilling && !contact.allowsMarketing)).toBe(true)
})

test('a telephone without area code and an e-mail without @ are refused at their place', async ({ ctx }) => {
  for (const contact of [
    { role: 'holder' as const, channel: 'phone' as const, value: '99999-0000' },
    { role: 'holder' as const, channel: 'email' as const, value: 'sem-arroba' },
  ])
    await expect(makeClient(ctx, { contacts: [contact] })).rejects.toMatchObject(at('/contacts/0/value'))
})

test('a contributor of ICMS needs a state registration that holds in the UF', async ({ ctx }) => {
  const firm = { kind: 'pj' as const, document: '12ABC34501DE35', ieIndicator: 'contributor' as const }
  await expect(makeClient(ctx, firm)).rejects.toMatchObject(at('/stateRegistration'))
  await expect(makeClient(ctx, { ...firm, stateRegistration: '251040853' })).rejects.toMatchObject(
    at('/stateRegistration'),
  )
  expect(await makeClient(ctx, { ...firm, stateRegistration: '251040852' })).toMatchObject({
    ieIndicator: 'contributor',
  })
})

test('nobody was born tomorrow', async ({ ctx }) => {
  await expect(makeClient(ctx, { bornOn: '2026-01-11' })).rejects.toMatchObject(at('/bornOn'))
})

test('the history begins with the registration', async ({ ctx }) => {
  const { id } = await makeClient(ctx)
  const { items } = await listHistory(ctx, { clientId: id, limit: 10 })
  expect(items).toMatchObject([{ kind: 'client-created', actorId: 'teste', at: ctx.now }])
})

test('the client of another company does not exist for us', async ({ ctx }) => {
  const { id } = await makeClient(ctx.forCompany((await makeCompany(ctx)).id))
  await expect(getClient(ctx, { id })).rejects.toMatchObject({ status: 404, code: 'client-not-found' })
})
