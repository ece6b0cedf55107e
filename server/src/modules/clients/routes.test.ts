import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '#app'
import { type Api, openApi, openApp, textAt } from '#testing'

let app: App
let api: Api

beforeAll(async () => {
  app = await openApp()
  api = await openApi(app)
})

afterAll(async () => {
  await api.close()
  await app.close()
})

const home = {
  roles: ['installation'],
  postalCode: '88010-000',
  street: 'Rua A',
  streetNumber: 'S/N',
  district: 'Centro',
  ibgeCode: '4205407',
}
const body = {
  kind: 'pf',
  name: 'Ana Souza',
  document: '529.982.247-25',
  bornOn: '1990-02-28',
  addresses: [home],
  contacts: [{ role: 'holder', channel: 'whatsapp', value: '48 99999-0000' }],
}

test('before anybody is registered the list is an empty page', async () => {
  expect(await api.ask('GET', '/api/clients')).toEqual({ status: 200, body: { items: [], nextCursor: null } })
})

test('a client is registered, found, read, changed and annotated', async () => {
  const created = await api.ask('POST', '/api/clients', body)
  expect(created).toMatchObject({
    status: 201,
    body: { code: 1, bornOn: '1990-02-28', addresses: [{ city: 'Florianópolis', roles: ['installation'] }] },
  })
  const id = textAt(created.body, 'id')
  const client = `/api/clients/${id}`
  const mail = { role: 'billing', channel: 'email', value: 'ana@exemplo.test' }

  expect(await api.ask('GET', '/api/clients?search=souza')).toMatchObject({ status: 200, body: { items: [{ id }] } })
  expect(await api.ask('GET', '/api/clients?search=529982&status=active')).toMatchObject({ body: { items: [{ id }] } })
  expect(await api.ask('GET', client)).toMatchObject({ status: 200, body: { contacts: [{ value: '+5548999990000' }] } })
  expect(await api.ask('PATCH', client, { version: 1, name: 'Ana Lima' })).toMatchObject({
    status: 200,
    body: { version: 2 },
  })
  expect(await api.ask('PATCH', client, { version: 1, name: 'X' })).toMatchObject({
    status: 409,
    body: { code: 'stale-version', current: { name: 'Ana Lima' } },
  })
  expect(await api.ask('POST', `${client}/addresses`, { ...home, roles: ['billing'] })).toMatchObject({ status: 201 })
  expect(
    await api.ask('PATCH', `${client}/addresses/${textAt(created.body, 'addresses', 0, 'id')}`, {
      version: 1,
      street: 'Rua B',
    }),
  ).toMatchObject({ status: 200, body: { street: 'Rua B', version: 2 } })
  expect(await api.ask('POST', `${client}/contacts`, mail)).toMatchObject({
    status: 201,
    body: { allowsBilling: true },
  })
  const contact = `${client}/contacts/${textAt(created.body, 'contacts', 0, 'id')}`
  expect(await api.ask('PATCH', contact, { version: 1, allowsMarketing: true })).toMatchObject({ status: 200 })
  expect(await api.ask('DELETE', contact)).toEqual({ status: 200, body: { removed: true } })
  expect(await api.ask('POST', `${client}/history`, { summary: 'Ligou' })).toMatchObject({
    status: 201,
    body: { kind: 'note' },
  })
  expect(await api.ask('GET', `${client}/history?limit=2`)).toMatchObject({
    status: 200,
    body: { items: [{ summary: 'Ligou' }, { kind: 'contact-removed' }], nextCursor: expect.any(String) },
  })
})

test('of two who register the same document at once one is told who holds it', async () => {
  const twin = { ...body, document: '111.444.777-35' }
  const answers = await Promise.all([api.ask('POST', '/api/clients', twin), api.ask('POST', '/api/clients', twin)])
  const [made, refused] = answers.toSorted((one, other) => one.status - other.status)
  expect(made).toMatchObject({ status: 201 })
  expect(refused).toMatchObject({ status: 409, body: { code: 'document-taken', clientId: textAt(made?.body, 'id') } })
})

test('bad input is a problem at its field, never a 500', async () => {
  const wrong: [object, string][] = [
    [{ ...body, document: '111' }, '/document'],
    [{ ...body, surprise: 1 }, '/surprise'],
    [{ ...body, kind: 'robot' }, '/kind'],
    [{ ...body, bornOn: '1990-02-30' }, '/bornOn'],
    [{ ...body, name: 'com\nquebra' }, '/name'],
    [{ ...body, addresses: [{ ...home, roles: [] }] }, '/addresses/0/roles'],
    [{ ...body, addresses: [{ ...home, ibgeCode: '9999999' }] }, '/addresses/0/ibgeCode'],
    [{ ...body, contacts: [{ role: 'holder', channel: 'email', value: 'x' }] }, '/contacts/0/value'],
  ]
  for (const [payload, pointer] of wrong)
    expect(await api.ask('POST', '/api/clients', payload)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer }] },
    })
  for (const query of ['limit=0', 'limit=x', 'status=maybe', 'cursor=zzz', 'search=a', 'unknown=1'])
    expect(await api.ask('GET', `/api/clients?${query}`)).toMatchObject({ status: 422 })
  expect(await api.ask('GET', '/api/clients/not-a-uuid')).toMatchObject({ status: 422 })
  expect(await api.ask('GET', '/api/clients?search=%00x')).toMatchObject({ status: 422 })
})
