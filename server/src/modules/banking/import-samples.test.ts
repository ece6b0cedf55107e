import { isSettlement, readRetorno } from '@open-sgp/cnab'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { createCtx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { getInvoice } from '#modules/billing'
import { createAccount } from '#modules/company'
import { makeBoletos, makeCompany, makeRetorno, openApp, retornoTitle, test, testActor } from '#testing'
import { importRetorno } from './import-retorno.ts'

const samples = fileURLToPath(new URL('../../../../../shared/data/cnab/samples', import.meta.url))

const built = ['001', '033', '237', '341', '756']
const names = existsSync(samples) ? globSync(`{${built.join(',')}}/*`, { cwd: samples }).toSorted() : []
// Some publishers wrote letters over the numbers of their account: nobody has such an account.
const isPlausible = ({ header }: ReturnType<typeof readRetorno>) =>
  ['agencia', 'conta', 'convenio', 'codigoCliente'].every((key) => /^\d*$/.test(String(header.values[key] ?? '')))

const retornos = names.flatMap((name) => {
  const bytes = readFileSync(`${samples}/${name}`)
  try {
    const file = readRetorno(bytes)
    return file.kind === 'retorno' && isPlausible(file) ? [{ name, bytes, file }] : []
  } catch {
    return []
  }
})

test.skipIf(retornos.length === 0).for(retornos)(
  'the real file $name is imported whole: money without a title waits in the list, to the centavo',
  async ({ name, bytes, file }, { ctx }) => {
    const { header, bank, layout } = file
    if (/^[0-9A-Z]{12}\d{2}$/.test(header.companyDocument))
      await ctx.db
        .updateTable('company.companies')
        .set({ cnpj: header.companyDocument })
        .where('id', '=', ctx.companyId)
        .execute()
    const digits = (text: unknown, fallback: string) =>
      typeof text === 'string' && /^\d{1,20}$/.test(text) ? text : fallback
    const { agencia, conta, convenio, codigoCliente } = header.values
    const bankKeys = {
      agencia: digits(agencia, '1').slice(-5),
      conta: digits(conta, '1'),
      convenio: digits(convenio, '1234567'),
      codigoCliente: digits(codigoCliente, '1234567'),
      carteira: '109',
    }
    const terms = { finePpm: 0, interestPpmMonth: 0, graceDays: 0, feeDeductedFromCredit: false }
    await createAccount(ctx, {
      name: 'Amostra',
      bankCode: bank,
      cnabLayout: layout === 240 ? '240' : '400',
      bankKeys,
      ...terms,
    })

    const report = await importRetorno(ctx, { bytes, fileName: name })
    expect(report.lineCount).toBe(file.titles.length)
    const receipts = await ctx.db
      .selectFrom('banking.unmatchedReceipts')
      .select('receivedCents')
      .where('companyId', '=', ctx.companyId)
      .execute()
    const paidCents = file.titles
      .filter(({ kind }) => isSettlement(kind))
      .reduce((sum, title) => sum + title.receivedCents, 0)
    expect(receipts.reduce((sum, { receivedCents }) => sum + receivedCents, 0)).toBe(paidCents)
  },
)

test('two processes that import at once, the same file or the same records, pay each title once', async () => {
  const app = await openApp()
  try {
    const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
    const ctx = outside.forCompany((await makeCompany(outside)).id)
    const boletos = await makeBoletos(ctx, 8, { isSent: true })
    const titles = boletos.map((boleto) => retornoTitle(boleto))
    const accountId = boletos[0]?.accountId ?? ''
    const one = await makeRetorno(ctx, accountId, titles)
    const other = await makeRetorno(ctx, accountId, titles.toReversed(), 2)
    await Promise.all(
      [one, one, other, other].map((bytes, index) => importRetorno(ctx, { bytes, fileName: `${index}.ret` })),
    )
    for (const { invoiceId } of boletos)
      expect(await getInvoice(ctx, { id: invoiceId })).toMatchObject({
        status: 'paid',
        payments: [{ receivedCents: 9990 }],
      })
    const files = await ctx.db.selectFrom('banking.retornos').select(['lineCount', 'postedCount']).execute()
    expect(files.map(({ lineCount }) => lineCount)).toEqual([8, 8])
    expect(files.reduce((sum, { postedCount }) => sum + postedCount, 0)).toBe(8)
  } finally {
    await app.close()
  }
})
