import { expect } from 'vitest'
import { makeClient, makeCompany, test } from '#testing'
import { addAddress } from './add-address.ts'
import { addContact } from './add-contact.ts'
import { appendHistory } from './append-history.ts'
import { changeAddress } from './change-address.ts'
import { changeClient } from './change-client.ts'
import { changeContact } from './change-contact.ts'
import { getClientFile } from './get-client.ts'
import { listHistory } from './list-history.ts'
import { removeContact } from './remove-contact.ts'

test('a change keeps before and after in the history and leaves the rest as it was', async ({ ctx }) => {
  const before = await makeClient(ctx, { name: 'Ana Souza' })
  const after = await changeClient(ctx, { id: before.id, version: 1, name: 'Ana Souza Lima', status: 'inactive' })
  expect(after).toMatchObject({ name: 'Ana Souza Lima', status: 'inactive', version: 2, document: before.document })
  const [newest] = (await listHistory(ctx, { clientId: before.id, limit: 1 })).items
  expect(newest).toMatchObject({
    kind: 'client-changed',
    details: {
      changes: { name: { from: 'Ana Souza', to: 'Ana Souza Lima' }, status: { from: 'active', to: 'inactive' } },
    },
  })
})

test('who saw an old version is told, and gets the present one', async ({ ctx }) => {
  const { id } = await makeClient(ctx)
  await changeClient(ctx, { id, version: 1, name: 'Primeira' })
  await expect(changeClient(ctx, { id, version: 1, name: 'Segunda' })).rejects.toMatchObject({
    status: 409,
    code: 'stale-version',
    extra: { current: { name: 'Primeira', version: 2 } },
  })
})

test('a change that changes nothing writes nothing', async ({ ctx }) => {
  const client = await makeClient(ctx)
  expect(await changeClient(ctx, { id: client.id, version: 1, name: client.name })).toMatchObject({ version: 1 })
  expect((await listHistory(ctx, { clientId: client.id, limit: 10 })).items).toHaveLength(1)
})

test('a corrected document is checked and must be free', async ({ ctx }) => {
  const holder = await makeClient(ctx, { document: '52998224725' })
  const { id } = await makeClient(ctx)
  await expect(changeClient(ctx, { id, version: 1, document: '529.982.247-25' })).rejects.toMatchObject({
    status: 409,
    code: 'document-taken',
    extra: { clientId: holder.id },
  })
  await expect(changeClient(ctx, { id, version: 1, document: '111' })).rejects.toMatchObject({ status: 422 })
  await expect(changeClient(ctx, { id, version: 1, document: null })).rejects.toMatchObject({ status: 422 })
})

test('a lead becomes a client only with a document', async ({ ctx }) => {
  const { id } = await makeClient(ctx, { status: 'lead', document: null })
  await expect(changeClient(ctx, { id, version: 1, status: 'active' })).rejects.toMatchObject({ status: 422 })
  expect(await changeClient(ctx, { id, version: 1, status: 'active', document: '52998224725' })).toMatchObject({
    status: 'active',
  })
})

test('moving to another town needs only its code, and the CEP must follow', async ({ ctx }) => {
  const { id } = await makeClient(ctx)
  const [address] = (await getClientFile(ctx, { id })).addresses
  if (!address) throw new Error('no address')
  const moved = { clientId: id, addressId: address.id, version: 1, ibgeCode: '3550308' }
  await expect(changeAddress(ctx, moved)).rejects.toMatchObject({ status: 422 })
  expect(await changeAddress(ctx, { ...moved, postalCode: '01310-100' })).toMatchObject({
    city: 'São Paulo',
    state: 'SP',
    version: 2,
  })
  await expect(changeAddress(ctx, { ...moved, version: 1 })).rejects.toMatchObject({ code: 'stale-version' })
})

test('a contact is known once per client; its opt-ins change; its removal leaves a trace', async ({ ctx }) => {
  const { id } = await makeClient(ctx, { contacts: [] })
  const phone = { clientId: id, role: 'holder' as const, channel: 'whatsapp' as const, value: '48 99999-0000' }
  const contact = await addContact(ctx, phone)
  await expect(addContact(ctx, { ...phone, value: '+5548999990000' })).rejects.toMatchObject({ code: 'contact-exists' })
  const key = { clientId: id, contactId: contact.id }
  expect(await changeContact(ctx, { ...key, version: 1, allowsBilling: false })).toMatchObject({ allowsBilling: false })
  await expect(changeContact(ctx, { ...key, version: 1, name: 'X' })).rejects.toMatchObject({ code: 'stale-version' })
  await removeContact(ctx, key)
  expect((await getClientFile(ctx, { id })).contacts).toEqual([])
  const kinds = (await listHistory(ctx, { clientId: id, limit: 10 })).items.map((entry) => entry.kind)
  expect(kinds).toEqual(['contact-removed', 'contact-changed', 'contact-added', 'client-created'])
})

test('the timeline is paged from the newest and filtered by kind', async ({ ctx }) => {
  const { id } = await makeClient(ctx)
  for (const summary of ['um', 'dois', 'três']) await appendHistory(ctx, { clientId: id, kind: 'note', summary })
  const first = await listHistory(ctx, { clientId: id, kind: 'note', limit: 2 })
  expect(first.items.map((entry) => entry.summary)).toEqual(['três', 'dois'])
  const second = await listHistory(ctx, { clientId: id, kind: 'note', limit: 2, cursor: first.nextCursor ?? '' })
  expect(second).toMatchObject({ items: [{ summary: 'um' }], nextCursor: null })
})

test('nothing of another company can be changed', async ({ ctx }) => {
  const theirs = ctx.forCompany((await makeCompany(ctx)).id)
  const { id } = await makeClient(theirs)
  const [address] = (await getClientFile(theirs, { id })).addresses
  const [contact] = (await getClientFile(theirs, { id })).contacts
  if (!address || !contact) throw new Error('incomplete client')
  const mail = { role: 'holder' as const, channel: 'email' as const, value: 'x@y.test' }
  for (const attempt of [
    () => changeClient(ctx, { id, version: 1, name: 'X' }),
    () => changeAddress(ctx, { clientId: id, addressId: address.id, version: 1, street: 'X' }),
    () => changeContact(ctx, { clientId: id, contactId: contact.id, version: 1, name: 'X' }),
    () => removeContact(ctx, { clientId: id, contactId: contact.id }),
    () => addContact(ctx, { clientId: id, ...mail }),
    () =>
      addAddress(ctx, {
        clientId: id,
        roles: ['billing'],
        postalCode: '88010000',
        street: 'R',
        streetNumber: '1',
        district: 'C',
        ibgeCode: '4205407',
      }),
    () => appendHistory(ctx, { clientId: id, kind: 'note', summary: 'x' }),
  ])
    await expect(attempt()).rejects.toMatchObject({ status: 404 })
})
