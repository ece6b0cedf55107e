import { expect } from 'vitest'
import { keepSetting } from '#kernel/settings'
import { makeContract, test } from '#testing'
import { getTerms } from './get-terms.ts'
import { contractTerms } from './terms-setting.ts'

test('the contract’s text is filled in with the data of who signs', async ({ ctx }) => {
  const contract = await makeContract(ctx)
  await expect(getTerms(ctx, contract)).rejects.toMatchObject({ status: 409, code: 'no-terms' })
  const value = '{cliente} contrata o plano {plano} por {valor}, vencimento no dia {dia_vencimento}, em {data}.'
  await keepSetting(ctx, contractTerms, { value, version: 0, reason: 'Primeiro texto' })
  const { text, sha256 } = await getTerms(ctx, contract)
  expect(text).toMatch(/^.+ contrata o plano .+ por R\$.+, vencimento no dia 10, em 10\/01\/2026\.$/)
  expect(text).not.toMatch(/[{}]/)
  expect(sha256).toMatch(/^[0-9a-f]{64}$/)
})

test('a field that no contract has is refused when the text is written, and what looks like one in a name stays', async ({
  ctx,
}) => {
  expect(contractTerms.schema.safeParse('Olá, {fulano}').error?.issues[0]?.message).toContain('{fulano}')
  const contract = await makeContract(ctx)
  await keepSetting(ctx, contractTerms, { value: '{cliente}', version: 0, reason: 'Texto' })
  await ctx.db.updateTable('clients.clients').set({ name: '{cnpj}' }).where('id', '=', contract.clientId).execute()
  expect((await getTerms(ctx, contract)).text).toBe('{cnpj}')
})
