import { mkdtemp, readdir, readFile, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findOwnerMismatches, readRetorno } from '@open-sgp/cnab'
import type { Bank, RetornoFault } from './index.ts'
import { createBank, exchangeFiles } from './index.ts'
import { bankOf, keys, remessaOf, titulo } from './testing/sample-bank.ts'

function bankWithPayments(key: string): Bank {
  const bank = createBank(bankOf(key))
  bank.receiveRemessa(remessaOf(key, [titulo('1'), titulo('2')]), '2025-03-01')
  bank.closeDay('2025-03-01')
  bank.pay('FAT1', { on: '2025-03-10' })
  bank.pay('FAT2', { on: '2025-03-10' })
  return bank
}

const deliver = (bank: Bank, fault?: RetornoFault) => readRetorno(bank.closeDay('2025-03-10', fault) ?? Buffer.alloc(0))
const codesOf = ({ warnings }: ReturnType<typeof deliver>) => warnings.map(({ code }) => code)
const amount = (key: string) => (key === '341-400' ? 9800 : 9990)

test.each(keys)('%s: a truncated copy pays only what it still holds; a second download is whole', (key) => {
  const bank = bankWithPayments(key)
  const cut = deliver(bank, 'truncated')

  expect(cut.paidCents).toBeLessThanOrEqual(amount(key))
  expect(codesOf(cut)).toContain('missing-trailer')
  expect(readRetorno(bank.lastRetorno ?? Buffer.alloc(0))).toMatchObject({ paidCents: 2 * amount(key), warnings: [] })
})

test.each(keys)('%s: a repeated file is the same bytes again', (key) => {
  const bank = bankWithPayments(key)
  const first = bank.closeDay('2025-03-10')

  expect(bank.closeDay('2025-03-11', 'repeated')).toEqual(first)
})

test.each(keys)('%s: a file of a wrong account is noticed', (key) => {
  const { bank, conta, beneficiario } = bankOf(key)
  const file = deliver(bankWithPayments(key), 'wrong-account')

  expect(
    findOwnerMismatches(file, { bank, conta, companyDocument: beneficiario.documento }).map(({ code }) => code),
  ).toContain('other-account')
})

test.each(keys)('%s: an unknown title comes as a payment of nobody', (key) => {
  const bank = bankWithPayments(key)
  const file = deliver(bank, 'unknown-title')
  const stranger = file.titles.at(-1)

  expect(file.titles).toHaveLength(3)
  expect(bank.findTitle(stranger?.nossoNumero ?? '')).toBeUndefined()
  expect(stranger?.faceCents).toBe(7770)
})

test.each(keys)('%s: UTF-8 and trimmed copies say the same with warnings', (key) => {
  const sound = deliver(bankWithPayments(key))
  const utf8 = deliver(bankWithPayments(key), 'utf8')
  const trimmed = deliver(bankWithPayments(key), 'trimmed')

  expect(utf8.titles).toEqual(sound.titles)
  expect(codesOf(utf8)).toContain('utf8-text')
  expect(trimmed.titles).toEqual(sound.titles)
  expect(codesOf(deliver(bankWithPayments(key), 'missing-trailer'))).toContain('missing-trailer')
})

test('T without U pays nobody, and CNAB 400 has neither', () => {
  const file = deliver(bankWithPayments('756-240'), 't-without-u')

  expect(file.paidCents).toBe(0)
  expect(codesOf(file).filter((code) => code === 't-without-u')).toHaveLength(2)
  expect(() => deliver(bankWithPayments('341-400'), 't-without-u')).toThrow(/CNAB 240/)
})

test('the mailbox takes remessas in order of name and leaves the retorno', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'bank-'))
  try {
    await mkdir(join(directory, 'in'))
    await writeFile(join(directory, 'in', '1.REM'), remessaOf('756-240', [titulo('1')]))
    await writeFile(join(directory, 'in', '2.REM'), remessaOf('756-240', [titulo('1', { comando: 'baixar' })]))
    const bank = createBank(bankOf('756-240'))
    const { received, retorno } = await exchangeFiles(bank, directory, '2025-03-01')
    const again = await exchangeFiles(bank, directory, '2025-03-01')

    expect(received.map(({ file, receipt }) => [file, receipt.isAccepted])).toEqual([
      ['1.REM', true],
      ['2.REM', true],
    ])
    expect(readRetorno(await readFile(retorno ?? '')).titles.map(({ kind }) => kind)).toEqual([
      'REGISTERED',
      'WRITTEN_OFF',
    ])
    expect(again).toEqual({ received: [], retorno: null })
    expect(await readdir(join(directory, 'in', 'done'))).toEqual(['1.REM', '2.REM'])
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
})
