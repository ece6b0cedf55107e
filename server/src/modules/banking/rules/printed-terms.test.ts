import { expect, test } from 'vitest'
import { describeTerms } from './printed-terms.ts'
import { remessaFileName } from './remessa-file-name.ts'
import { txidOf } from './txid.ts'

const terms = {
  amountCents: 10_000,
  principalCents: 10_000,
  finePpm: 20_000,
  interestPpmMonth: 10_000,
  graceDays: 0,
  writeOffDays: null,
}
// What is printed must not break between R$ and the number.
const plain = (lines: string[]) => lines.map((line) => line.replaceAll('\u00a0', ' '))

test('fine and interest are printed in words, percent and reais', () => {
  expect(plain(describeTerms(terms))).toEqual([
    'Após o vencimento, cobrar multa de 2% (R$ 2,00).',
    'Após o vencimento, cobrar juros de 1% ao mês (R$ 0,03 ao dia).',
  ])
})

test('a boleto without fine and interest says nothing of them', () => {
  expect(describeTerms({ ...terms, finePpm: 0, interestPpmMonth: 0 })).toEqual([])
})

test('an updated copy says what was added, and the days of grace and of write-off are told', () => {
  const copy = { ...terms, principalCents: 9_000, finePpm: 0, interestPpmMonth: 5_000, graceDays: 3, writeOffDays: 60 }
  expect(plain(describeTerms(copy))).toEqual([
    'Valor atualizado: R$ 90,00 mais R$ 10,00 de multa e juros.',
    'Após 3 dia(s) do vencimento, cobrar juros de 0,5% ao mês (R$ 0,02 ao dia).',
    'Não receber após 60 dia(s) do vencimento.',
  ])
})

test('a txid is 25 letters and digits and tells one boleto from another', () => {
  const ids = [
    '00000000-0000-7000-8000-000000000000',
    'ffffffff-ffff-7fff-bfff-ffffffffffff',
    'ffffffff-ffff-7fff-bfff-fffffffffffe',
  ]
  const txids = ids.map(txidOf)
  for (const txid of txids) expect(txid).toMatch(/^[0-9A-Z]{25}$/)
  expect(new Set(txids).size).toBe(3)
})

test('a remessa of Bradesco is named as the bank wants it', () => {
  expect(remessaFileName({ bankCode: '237', number: 1 }, '2026-03-05', 107)).toBe('CB050307.REM')
  expect(remessaFileName({ bankCode: '341', number: 2 }, '2026-03-05', 107)).toBe('cobranca-341-portador-2-000107.rem')
})
