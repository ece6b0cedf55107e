import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findField } from './field.ts'
import { CnabError, findLayout, readRecords, readRetorno, writeRemessa } from './index.ts'
import { accounts, columns, linesOf, payee, payer, sampleRemessa, titulo } from './testing/sample-remessa.ts'
import { nossoNumeros } from './testing/sample-retorno.ts'

const keys = Object.keys(accounts)
const detail = (bytes: Uint8Array, width: number) => linesOf(bytes)[width === 240 ? 2 : 1]

test.each(keys)('%s: lines are pure ASCII of the exact width, numbered without a gap', (key) => {
  const titulos = [1, 2, 3].map((n) =>
    titulo(String(n), {
      multa: { percentual: 2 },
      juros: { percentualMes: 1 },
      pagador: { ...payer, nome: 'Ação – “Pão” & Cia nº 1ª ção 日本'.repeat(3) },
    }),
  )
  const bytes = writeRemessa(sampleRemessa(key, titulos))
  const file = readRetorno(bytes)

  expect([...bytes].every((byte) => byte === 13 || byte === 10 || (byte >= 32 && byte < 127))).toBe(true)
  expect(linesOf(bytes).every((line) => line.length === file.layout)).toBe(true)
  expect(file).toMatchObject({ kind: 'remessa', warnings: [], occurrences: { '01': 3 } })
  expect(file.titles.map(({ seuNumero, faceCents, due }) => [seuNumero.replace(/^0+/, ''), faceCents, due])).toEqual([
    ['FAT1', 9990, '2025-03-10'],
    ['FAT2', 9990, '2025-03-10'],
    ['FAT3', 9990, '2025-03-10'],
  ])
})

test.each(keys)('%s: the same input gives the same bytes', (key) => {
  expect(writeRemessa(sampleRemessa(key))).toEqual(writeRemessa(sampleRemessa(key)))
})

test.each(keys)('%s: a CNPJ with letters goes through as payer and as payee', (key) => {
  const input = sampleRemessa(key, [titulo('1', { pagador: { ...payer, documento: '12ABC34501DE35' } })])
  const bytes = writeRemessa({
    ...input,
    entrada: { ...input.entrada, beneficiario: { ...payee, documento: 'A1B2C3D4000106' } },
  })
  const text = linesOf(bytes)
  const type = key.endsWith('240') ? columns(text[3], 18, 18) : columns(text[1], 219, 220)

  expect(text.join('')).toContain('12ABC34501DE35')
  expect(Number(type)).toBe(2)
  // Some CNAB 400 have no column for the payee's document.
  const { header, details } = findLayout(input.banco, input.layout).remessa
  const hasPayee = [header, details[0]].some((record) => findField(record, 'beneficiarioDocumento'))
  expect(text.join('').includes('A1B2C3D4000106')).toBe(hasPayee)
})

test.each(keys)('%s: write-off and new due date are commands of their own', (key) => {
  const bytes = writeRemessa(
    sampleRemessa(key, [
      titulo('1', { comando: 'baixar' }),
      titulo('2', { comando: 'alterarVencimento', vencimento: '2025-04-20' }),
    ]),
  )
  const { titles, warnings } = readRetorno(bytes)

  expect(titles.map(({ occurrence, due }) => [occurrence, due])).toEqual([
    ['02', '2025-03-10'],
    ['06', '2025-04-20'],
  ])
  expect(warnings).toEqual([])
})

test.each(keys)('%s: a stored nosso número is written as it is, not computed again', (key) => {
  const { banco, layout } = sampleRemessa(key)
  const bank = findLayout(banco, layout)
  const stored = bank.computeNossoNumero('1', accounts[key] ?? {})
  const titulos = [titulo('1'), titulo('999', { nossoNumero: stored.number, nossoNumeroDv: stored.dv })]
  const { titles } = readRetorno(writeRemessa(sampleRemessa(key, titulos)))

  expect(titles.map(({ nossoNumero }) => nossoNumero)).toEqual([nossoNumeros[key], nossoNumeros[key]])
  expect(bank.nossoNumeroColumns(stored)).toBe(nossoNumeros[key])
})

test.each(keys)('%s: a remessa of two titles is known line by line', (key) => {
  const titulos = [
    titulo('1', { diasBaixaAutomatica: 30 }),
    titulo('2', {
      multa: { percentual: 2, diasAposVencimento: 1 },
      juros: { percentualMes: 1, diasAposVencimento: 1 },
      desconto: { valorCentavos: 1000, ate: '2025-03-05' },
      diasProtesto: 5,
    }),
  ]
  const expected: Record<string, string[]> = JSON.parse(
    readFileSync(new URL('testing/remessas.json', import.meta.url), 'utf8'),
  )

  expect(linesOf(writeRemessa(sampleRemessa(key, titulos))).map((line) => line.trimEnd())).toEqual(expected[key])
})

test('interest and fine start after the due date: Itaú writes due + 1 in both places', () => {
  const bytes = writeRemessa(
    sampleRemessa('341-400', [
      titulo('1', { juros: { percentualMes: 1, diasAposVencimento: 0 }, multa: { percentual: 2 } }),
    ]),
  )

  expect(columns(linesOf(bytes)[1], 161, 173)).toBe('0000000000003')
  expect(columns(linesOf(bytes)[1], 386, 391)).toBe('110325')
  expect(columns(linesOf(bytes)[2], 1, 23)).toBe('22110320250000000000200')
})

test('no discount means no discount code: Sicoob rejects code 1 without a value', () => {
  const line = detail(writeRemessa(sampleRemessa('756-240')), 240)

  expect(columns(line, 118, 118)).toBe('0')
  expect(columns(line, 142, 165)).toBe('0'.repeat(24))
})

test('Santander writes off automatically after 15 or 30 days only', () => {
  const instruction = (diasBaixaAutomatica: number) =>
    columns(detail(writeRemessa(sampleRemessa('033-400', [titulo('1', { diasBaixaAutomatica })])), 400), 157, 158)

  expect([15, 30, 60].map(instruction)).toEqual(['02', '03', '00'])
})

test('Santander takes the ready transmission code when its parts are not known', () => {
  const input = sampleRemessa('033-400')
  const conta = { codigoTransmissao: '12340123456701234567', carteira: '101' }
  const bytes = writeRemessa({ ...input, entrada: { ...input.entrada, conta } })

  expect(columns(linesOf(bytes)[0], 27, 46)).toBe('12340123456701234567')
})

test('Banco do Brasil: the length of the convênio decides the nosso número', () => {
  const numberOf = (convenio: string) => {
    const input = sampleRemessa('001-240', [titulo('1')])
    const conta = { ...input.entrada.conta, convenio }
    return readRetorno(writeRemessa({ ...input, entrada: { ...input.entrada, conta } })).titles[0]?.nossoNumero
  }

  expect(numberOf('1234567')).toBe('12345670000000001')
  expect(numberOf('12345678')).toBe('12345678000000001')
  expect(numberOf('123456')).toMatch(/^12345600001[0-9X]$/)
  expect(numberOf('1234')).toMatch(/^12340000001[0-9X]$/)
  expect(() => numberOf('12345')).toThrow(expect.objectContaining({ code: 'invalid-input' }))
})

test('identifiers are never cut: the error says which title', () => {
  const write = (numeroDocumento: string) => () =>
    writeRemessa(sampleRemessa('341-400', [titulo('1'), titulo('2', { numeroDocumento })]))

  expect(write('1234567890')).not.toThrow()
  expect(write('12345678901')).toThrow(
    expect.objectContaining({
      code: 'value-too-wide',
      problems: [expect.objectContaining({ pointer: '/entrada/titulos/1' })],
    }),
  )
})

test('a missing account field and a bank without a layout are told in words', () => {
  const input = sampleRemessa('237-400')

  expect(() => writeRemessa({ ...input, entrada: { ...input.entrada, conta: {} } })).toThrow(/Conta não informado/)
  expect(() => writeRemessa({ ...input, banco: '999' })).toThrow(CnabError)
})

test('trailers count what the file holds', () => {
  const records = readRecords(writeRemessa(sampleRemessa('756-240', [titulo('1'), titulo('2')])))
  const valuesOf = (name: string) => records.find(({ record }) => record === name)?.values

  expect(valuesOf('trailer do lote')).toMatchObject({
    quantidadeRegistrosLote: '000008',
    quantidadeTitulos: '000002',
    valorTotal: 19980,
  })
  expect(valuesOf('trailer')).toMatchObject({ quantidadeRegistros: '000010' })
})
