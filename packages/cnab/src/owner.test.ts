import { expect, test } from 'vitest'
import { findOwnerMismatches, readRetorno } from './index.ts'
import { accounts, payee } from './testing/sample-remessa.ts'
import { sampleRetorno } from './testing/sample-retorno.ts'

const keys = Object.keys(accounts)
const ownerOf = (key: string) => ({
  bank: key.slice(0, 3),
  conta: accounts[key] ?? {},
  companyDocument: payee.documento,
})

test.each(keys)('%s: a retorno of our own account raises nothing', (key) => {
  expect(findOwnerMismatches(readRetorno(sampleRetorno(key)), ownerOf(key))).toEqual([])
})

test.each(keys)('%s: another account is noticed', (key) => {
  const conta = { ...accounts[key], conta: '54321', codigoCliente: '7654321' }
  const found = findOwnerMismatches(readRetorno(sampleRetorno(key)), { ...ownerOf(key), conta })

  expect(found.map(({ code }) => code)).toContain('other-account')
  expect(found[0]?.detail).toMatch(/O arquivo é de outro/)
})

test('a check digit glued to the account is the same account', () => {
  const conta = { ...accounts['756-240'], conta: '64980' }

  expect(findOwnerMismatches(readRetorno(sampleRetorno('756-240')), { ...ownerOf('756-240'), conta })).toEqual([])
})

test('another bank and another company are noticed', () => {
  const file = readRetorno(sampleRetorno('756-240'))

  expect(findOwnerMismatches(file, { ...ownerOf('756-240'), bank: '001' })).toMatchObject([{ code: 'other-bank' }])
  expect(findOwnerMismatches(file, { ...ownerOf('756-240'), companyDocument: '99888777000166' })).toMatchObject([
    { code: 'other-company', found: expect.stringContaining('11222333000181') },
  ])
})
