import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createCtx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { getBoleto, issueBoletos } from '#modules/banking'
import { makeAccount, makeCompany, makeInvoice, openApp, testActor } from '#testing'
import { changeAccount } from './change-account.ts'

test('a boleto issued while the keys and the first number of its portador change bears the new ones', async () => {
  const app = await openApp()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  const ctx = outside.forCompany((await makeCompany(outside)).id)
  const { id: accountId, version, bankKeys } = await makeAccount(ctx)
  const { id: invoiceId } = await makeInvoice(ctx, { accountId })
  let issued: Promise<unknown> = Promise.resolve()
  await ctx.transaction(async (inside) => {
    await changeAccount(inside, {
      id: accountId,
      version,
      bankKeys: { ...bankKeys, conta: '77777' },
      firstNossoNumero: 48_213,
    })
    issued = issueBoletos(ctx, { invoiceIds: [invoiceId] })
    await setTimeout(500)
  })
  await issued
  const boleto = await getBoleto(ctx, { invoiceId })
  expect([boleto.agencyAndCode, boleto.nossoNumero.slice(0, -1)]).toEqual([
    expect.stringContaining('77777'),
    '00048213',
  ])
  await app.close()
})
