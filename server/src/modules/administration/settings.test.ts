import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { allowedPrivateNetworks, readPrivateNetworks } from '#kernel/private-networks'
import { listDeclared, readSetting } from '#kernel/settings'
import { makeCompany, test } from '#testing'
import { changeSetting, listSettingChanges } from './change-setting.ts'
import { getSetting, listSettings } from './list-settings.ts'
import { mailSignature } from './mail-settings.ts'

const { key } = mailSignature
const reason = 'Novo telefone da loja'

test('a setting holds its default until somebody changes it, and then keeps who, what and why', async ({ ctx }) => {
  expect(await readSetting(ctx, mailSignature)).toBe('')
  await changeSetting(ctx, { key, value: 'Fone 48 3222-0000', reason, version: 0 })
  await changeSetting(ctx, { key, value: 'Fone 48 3222-1111', reason: 'Número trocado', version: 1 })
  expect(await readSetting(ctx, mailSignature)).toBe('Fone 48 3222-1111')
  expect((await listSettingChanges(ctx, { key, limit: 10 })).items).toMatchObject([
    { before: 'Fone 48 3222-0000', after: 'Fone 48 3222-1111', reason: 'Número trocado', changedBy: 'teste' },
    { before: '', after: 'Fone 48 3222-0000', reason },
  ])
})

test('one company’s setting is not the other’s; the installation’s holds for all', async ({ ctx }) => {
  const theirs = ctx.forCompany((await makeCompany(ctx)).id)
  await changeSetting(ctx, { key, value: 'Nossa', reason, version: 0 })
  await changeSetting(ctx, { key: allowedPrivateNetworks.key, value: ['10.0.0.0/8'], reason, version: 0 })
  expect(await readSetting(theirs, mailSignature)).toBe('')
  expect(await readPrivateNetworks(theirs)).toEqual({ allowPrivate: ['10.0.0.0/8'] })
})

test('a wrong value is refused at its place, an unknown key is not found, an old version is told the present one', async ({
  ctx,
}) => {
  const networks = { key: allowedPrivateNetworks.key, reason, version: 0 }
  await expect(changeSetting(ctx, { ...networks, value: ['10.0.0.0/8', 'dez'] })).rejects.toMatchObject({
    status: 422,
    extra: { errors: [{ pointer: '/value/1' }] },
  })
  await expect(changeSetting(ctx, { ...networks, key: 'qualquer.coisa', value: 1 })).rejects.toMatchObject({
    status: 404,
  })
  await changeSetting(ctx, { ...networks, value: [] })
  await expect(changeSetting(ctx, { ...networks, value: ['10.0.0.0/8'] })).rejects.toMatchObject({
    code: 'stale-version',
    extra: { current: { version: 1, value: [] } },
  })
})

test('who may change the company’s settings may not open the installation’s networks', async ({ ctx }) => {
  const permissions = new Set(['administration.setting.read', 'administration.setting.update'])
  const clerk = { ...ctx, actor: { ...ctx.actor, permissions } }
  await changeSetting(clerk, { key, value: 'Loja', reason, version: 0 })
  await expect(
    changeSetting(clerk, { key: allowedPrivateNetworks.key, value: ['10.0.0.0/8'], reason, version: 0 }),
  ).rejects.toMatchObject({ status: 403 })
})

test('every declared setting is listed with its words, and read somewhere in the product', async ({ ctx }) => {
  const { items } = await listSettings(ctx)
  expect(items.map((item) => item.key)).toEqual(listDeclared().map((item) => item.key))
  const root = join(import.meta.dirname, '../..')
  const code = globSync('**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] }).map((path) =>
    readFileSync(join(root, path), 'utf8'),
  )
  for (const setting of listDeclared()) {
    const name = code
      .map((text) => new RegExp(`const (\\w+) = setting\\(\\{\\s*key: '${setting.key}'`).exec(text)?.[1])
      .find(Boolean)
    expect([setting.key, code.some((text) => text.includes(`readSetting(ctx, ${name})`))]).toEqual([setting.key, true])
    expect(await getSetting(ctx, { key: setting.key })).toMatchObject({ version: 0, changedBy: null })
  }
})
