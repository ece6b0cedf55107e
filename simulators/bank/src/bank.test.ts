import { expect, test } from 'vitest'
import type { CnabFile } from '@open-sgp/cnab'
import { findLayout, findOwnerMismatches, grossPaidCents, readRetorno } from '@open-sgp/cnab'
import type { Bank } from './index.ts'
import { createBank } from './index.ts'
import { bankOf, keys, payer, remessaOf, titulo } from './testing/sample-bank.ts'

function closeDay(bank: Bank, on: string): CnabFile {
  const bytes = bank.closeDay(on)
  if (!bytes) throw new Error(`nothing to tell on ${on}`)
  return readRetorno(bytes)
}

const kindsOf = (file: CnabFile) => file.titles.map(({ kind }) => kind)
const isNet = (file: CnabFile) => findLayout(file.bank, file.layout).feeDeductedFromCredit

test.each(keys)('%s: registered, then paid in time with discount, late with fine and interest', (key) => {
  const bank = createBank(bankOf(key))
  const receipt = bank.receiveRemessa(remessaOf(key, [titulo('1'), titulo('2'), titulo('3')]), '2025-03-01')
  const registered = closeDay(bank, '2025-03-01')

  expect(receipt).toEqual({ isAccepted: true, refusal: null, registered: 3, rejected: 0, instructions: 0 })
  expect(registered).toMatchObject({ kind: 'retorno', paidCents: 0, warnings: [], header: { fileSequence: 1 } })
  expect(kindsOf(registered)).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED'])
  expect(registered.titles.map(({ control }) => control)).toEqual(['CONTROLE 1', 'CONTROLE 2', 'CONTROLE 3'])

  const [first, second, third] = registered.titles.map(({ nossoNumero }) => nossoNumero)
  expect(bank.pay(first ?? '', { on: '2025-03-05' })).toBe(9490)
  expect(bank.pay(second ?? '', { on: '2025-03-10' })).toBe(9990)
  // Ten days late: R$ 2,00 of fine; R$ 0,03 a day in CNAB 400, 1 % × 10 ÷ 30 in CNAB 240.
  const late = bank.pay(third ?? '', { on: '2025-03-20' })
  expect(late).toBe(key.endsWith('240') ? 10223 : 10220)

  const paid = closeDay(bank, '2025-03-20')
  expect(kindsOf(paid)).toEqual(['PAID', 'PAID', 'PAID'])
  expect(paid.warnings).toEqual([])
  expect(paid.titles.map((title) => grossPaidCents(title, isNet(paid)))).toEqual([9490, 9990, late])
  expect(paid.titles.map(({ feeCents }) => feeCents)).toEqual([190, 190, 190])
  expect(paid.titles.map(({ discountCents }) => discountCents)).toEqual([500, 0, 0])
  expect(paid.titles.map(({ interestCents, fineCents }) => interestCents + fineCents)).toEqual([0, 0, late - 9990])
  expect(paid.titles.map(({ credit }) => credit)).toEqual(['2025-03-06', '2025-03-11', '2025-03-21'])
  expect(paid.header.fileSequence).toBe(2)
})

test.each(keys)('%s: write-off and new due date are obeyed; a later payment says so', (key) => {
  const bank = createBank(bankOf(key))
  bank.receiveRemessa(remessaOf(key, [titulo('1'), titulo('2')]), '2025-03-01')
  bank.closeDay('2025-03-01')
  const receipt = bank.receiveRemessa(
    remessaOf(key, [
      titulo('1', { comando: 'baixar' }),
      titulo('2', { comando: 'alterarVencimento', vencimento: '2025-04-20' }),
    ]),
    '2025-03-02',
  )
  const answered = closeDay(bank, '2025-03-02')

  expect(receipt).toMatchObject({ instructions: 2, rejected: 0 })
  expect(kindsOf(answered)).toEqual(['WRITTEN_OFF', 'DUE_CHANGED'])
  expect(answered.titles[1]?.due).toBe('2025-04-20')

  bank.pay('FAT1', { on: '2025-03-03' })
  expect(bank.pay('FAT2', { on: '2025-04-20' })).toBe(9990)
  const [afterWriteOff, inTime] = kindsOf(closeDay(bank, '2025-04-20'))
  const hasOwnCode = ['001-240', '033-240', '237-400', '756-240'].includes(key)
  expect(afterWriteOff).toBe(hasOwnCode ? 'PAID_AFTER_WRITE_OFF' : 'PAID')
  expect(inTime).toBe('PAID')
})

test.each(keys)(
  '%s: bad data, repetitions and orders about unknown titles are refused with a reason that has a wording',
  (key) => {
    const bank = createBank(bankOf(key))
    bank.receiveRemessa(remessaOf(key, [titulo('1')]), '2025-03-01')
    bank.closeDay('2025-03-01')
    const receipt = bank.receiveRemessa(
      remessaOf(key, [
        titulo('1'),
        titulo('2', { pagador: { ...payer, cep: '00000000' } }),
        titulo('3', { pagador: { ...payer, documento: '52998224726' } }),
        titulo('4', { vencimento: '2025-02-28' }),
        titulo('5', { comando: 'baixar' }),
      ]),
      '2025-03-02',
    )
    const file = closeDay(bank, '2025-03-02')
    const layout = findLayout(file.bank, file.layout)

    expect(receipt).toMatchObject({ registered: 0, rejected: 5 })
    expect(kindsOf(file).slice(0, 4)).toEqual(['REJECTED', 'REJECTED', 'REJECTED', 'REJECTED'])
    for (const { reasons } of file.titles) {
      expect(reasons).toHaveLength(1)
      expect(layout.reasons?.has(reasons[0] ?? '')).toBe(true)
    }
    expect(bank.findTitle('FAT2')).toBeUndefined()
  },
)

test('a bill due on a Sunday is paid on Monday without charges', () => {
  const bank = createBank(bankOf('756-240'))
  bank.receiveRemessa(remessaOf('756-240', [titulo('1', { vencimento: '2025-03-09' })]), '2025-03-01')

  expect(bank.pay('FAT1', { on: '2025-03-10' })).toBe(9990)
})

test('paying twice gives two settlements, paying less or more gives what was paid', () => {
  const bank = createBank(bankOf('341-400'))
  bank.receiveRemessa(remessaOf('341-400', [titulo('1'), titulo('2'), titulo('3')]), '2025-03-01')
  bank.closeDay('2025-03-01')
  bank.pay('FAT1', { on: '2025-03-10' })
  bank.pay('FAT1', { on: '2025-03-10' })
  bank.pay('FAT2', { on: '2025-03-10', amountCents: 5000 })
  bank.pay('FAT3', { on: '2025-03-20', amountCents: 20000 })
  const file = closeDay(bank, '2025-03-20')

  expect(kindsOf(file)).toEqual(['PAID', 'PAID', 'PAID', 'PAID'])
  expect(file.titles.map((title) => grossPaidCents(title, true))).toEqual([9990, 9990, 5000, 20000])
  expect(file.titles[3]).toMatchObject({ fineCents: 200, interestCents: 30 })
  expect(file.warnings.map(({ code }) => code)).toEqual(['amounts-differ', 'amounts-differ'])
})

test.each(keys)('%s: a fee record is no money received', (key) => {
  const bank = createBank(bankOf(key))
  bank.receiveRemessa(remessaOf(key, [titulo('1')]), '2025-03-01')
  bank.closeDay('2025-03-01')
  bank.chargeFee('FAT1', { on: '2025-03-31', amountCents: 1250 })
  const file = closeDay(bank, '2025-03-31')

  expect(file).toMatchObject({ paidCents: 0, titles: [{ kind: 'FEE', feeCents: 1250, receivedCents: 0 }] })
})

test('the bank tells nothing twice, nothing before its day, and nothing when there is nothing', () => {
  const bank = createBank(bankOf('237-400'))
  bank.receiveRemessa(remessaOf('237-400', [titulo('1')]), '2025-03-01')
  bank.pay('FAT1', { on: '2025-03-07' })

  expect(kindsOf(closeDay(bank, '2025-03-01'))).toEqual(['REGISTERED'])
  expect(bank.closeDay('2025-03-06')).toBeUndefined()
  expect(kindsOf(closeDay(bank, '2025-03-07'))).toEqual(['PAID'])
  expect(bank.closeDay('2025-03-08')).toBeUndefined()
})

test('the same options and calls give the same bytes; another seed rejects others', () => {
  const titulos = Array.from({ length: 60 }, (_, n) => titulo(String(n + 1)))
  const bytes = remessaOf('756-240', titulos)
  const run = (seed: number) => {
    const bank = createBank(bankOf('756-240', { rejectionRate: 0.3, seed }))
    const { rejected } = bank.receiveRemessa(bytes, '2025-03-01')
    return { rejected, retorno: Buffer.from(bank.closeDay('2025-03-01') ?? []) }
  }

  expect(run(7)).toEqual(run(7))
  expect(run(7).retorno.equals(run(8).retorno)).toBe(false)
  expect(run(7).rejected).toBeGreaterThan(6)
  expect(run(7).rejected).toBeLessThan(30)
})

test('rejections on demand come with the reason asked for', () => {
  const bank = createBank(bankOf('001-240'))
  bank.rejectNext(1, 'cep')
  bank.receiveRemessa(remessaOf('001-240', [titulo('1'), titulo('2')]), '2025-03-01')

  expect(closeDay(bank, '2025-03-01').titles).toMatchObject([
    { kind: 'REJECTED', reasons: ['48'] },
    { kind: 'REGISTERED', reasons: [] },
  ])
})

test.each(keys)('%s: a remessa of another account, bank or company, damaged or repeated, is dropped whole', (key) => {
  const bank = createBank(bankOf(key))
  const sound = remessaOf(key, [titulo('1')])
  const foreignKey = key === '237-400' ? '341-400' : '237-400'
  const otherAccount = { ...bankOf(key).conta, conta: '54321', codigoCliente: '7654321' }
  const refused = [
    remessaOf(foreignKey, [titulo('1')]),
    remessaOf(key, [titulo('1')], { conta: otherAccount }),
    Buffer.from(sound).subarray(0, 700),
    Buffer.from(Buffer.from(sound).toString('latin1').replace('CLIENTE', 'CLIÊNTE'), 'utf8'),
    Buffer.from('olá'),
  ].map((bytes) => bank.receiveRemessa(bytes, '2025-03-01'))

  expect(refused.map(({ isAccepted }) => isAccepted)).toEqual([false, false, false, false, false])
  expect(refused.every(({ refusal }) => refusal !== null && refusal.length > 10)).toBe(true)
  expect(bank.receiveRemessa(sound, '2025-03-01').isAccepted).toBe(true)
  const hasSequence = !['001-240', '033-400', '341-400'].includes(key)
  if (hasSequence) expect(bank.receiveRemessa(sound, '2025-03-01').refusal).toMatch(/já foi usado/)
})

test.each(keys)('%s: every retorno belongs to the account that asked', (key) => {
  const options = bankOf(key)
  const bank = createBank(options)
  bank.receiveRemessa(remessaOf(key, [titulo('1')]), '2025-03-01')
  const owner = { bank: options.bank, conta: options.conta, companyDocument: options.beneficiario.documento }

  expect(findOwnerMismatches(closeDay(bank, '2025-03-01'), owner)).toEqual([])
})
