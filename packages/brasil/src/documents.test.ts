import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  computeCnpjDigits,
  computeCpfDigits,
  formatDocument,
  isCnpj,
  isCpf,
  normalizeDocument,
  parseDocument,
} from './documents.ts'

type Case = { input: string; valid: boolean; normalized: string | null }
const shared = new URL('../../../../shared/data/fiscal/cpf-cnpj-cases.json', import.meta.url)

test.skipIf(!existsSync(shared))('every CPF and CNPJ of the reference cases gets the expected verdict and form', () => {
  const cases: { cpf: Case[]; cnpj: Case[] } = JSON.parse(readFileSync(shared, 'utf8'))
  expect(cases.cpf.map((each) => isCpf(each.input))).toEqual(cases.cpf.map((each) => each.valid))
  expect(cases.cnpj.map((each) => isCnpj(each.input))).toEqual(cases.cnpj.map((each) => each.valid))
  for (const each of [...cases.cpf, ...cases.cnpj]) {
    if (each.valid) expect(parseDocument(each.input).value).toBe(each.normalized)
  }
})

test('the official alphanumeric CNPJ example is accepted in any case and punctuation', () => {
  expect(parseDocument('12.abc.345/01de-35')).toEqual({ kind: 'cnpj', value: '12ABC34501DE35' })
  expect(computeCnpjDigits('12ABC34501DE')).toBe('35')
})

test('a CPF is read with its punctuation and blanks', () => {
  expect(parseDocument(' 529.982.247-25 ')).toEqual({ kind: 'cpf', value: '52998224725' })
})

test.each([
  ['529.982.247-26', 'invalid-cpf', /dígitos verificadores/],
  ['000.000.000-00', 'invalid-cpf', /iguais/],
  ['5299822472A', 'invalid-cpf', /só algarismos/],
  ['00.000.000/0000-00', 'invalid-cnpj', /iguais/],
  ['12ABC34501DE36', 'invalid-cnpj', /dígitos verificadores/],
  ['12ABC34501DEX5', 'invalid-cnpj', /2 algarismos no fim/],
  ['12AB\u017f34501DE35', 'invalid-cnpj', /letras sem acento/],
  ['123', 'invalid-document', /3 caracteres/],
  ['', 'invalid-document', /Informe/],
])('%s is refused with a reason a person understands', (text, code, detail) => {
  expect(() => parseDocument(text)).toThrow(expect.objectContaining({ code, detail: expect.stringMatching(detail) }))
})

test('documents are printed with their punctuation and wrong ones as they are', () => {
  expect(formatDocument('52998224725')).toBe('529.982.247-25')
  expect(formatDocument('12abc34501de35')).toBe('12.ABC.345/01DE-35')
  expect(formatDocument('passaporte X1')).toBe('passaporte X1')
})

test('a base with its computed digits is valid and any other last digit is not', () => {
  const cnpjBase = fc.stringMatching(/^[0-9A-Z]{12}$/).filter((base) => !/^(.)\1*$/.test(base))
  const cpfBase = fc.stringMatching(/^\d{9}$/).filter((base) => !/^(.)\1*$/.test(base))
  fc.assert(
    fc.property(cnpjBase, cpfBase, fc.integer({ min: 1, max: 9 }), (cnpj, cpf, shift) => {
      for (const value of [cnpj + computeCnpjDigits(cnpj), cpf + computeCpfDigits(cpf)]) {
        expect(parseDocument(value).value).toBe(value)
        expect(normalizeDocument(formatDocument(value).toLowerCase())).toBe(value)
        const wrong = value.slice(0, -1) + ((Number(value.at(-1)) + shift) % 10)
        expect(isCpf(wrong) || isCnpj(wrong)).toBe(false)
      }
    }),
  )
})
