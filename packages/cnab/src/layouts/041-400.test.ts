import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readRetorno, writeRemessa } from '../index.ts'
import { accounts, columns, linesOf, sampleRemessa, titulo } from '../testing/sample-remessa.ts'
import { paid, sampleRetorno } from '../testing/sample-retorno.ts'
import { hasSharedCnab, sharedCnab } from '../testing/shared-data.ts'
import { banrisul400 } from './041-400.ts'

const own = (codigoCliente: string) => banrisul400.accountValues({ ...accounts['041-400'], codigoCliente })

test('the code of the account is completed with its agência and its duplo dígito', () => {
  expect(own('9000150')).toEqual({ codigoCliente: '1102900015046', carteira: '1' })
  expect(own('11029000150')).toEqual(own('9000150'))
  expect(own('1102900015046')).toEqual(own('9000150'))
})

test('the nosso número has eight digits and the duplo dígito', () => {
  expect(banrisul400.computeNossoNumero('22832563', {})).toEqual({ number: '22832563', dv: '51' })
})

test('the fine goes with instruction 18, the protest with 09, the write-off with 15 and its days', () => {
  const terms = [
    {},
    { multa: { percentual: 2 }, diasProtesto: 5 },
    { multa: { percentual: 1.5 }, diasBaixaAutomatica: 30 },
  ]
  const lines = linesOf(
    writeRemessa(
      sampleRemessa(
        '041-400',
        terms.map((each, index) => titulo(String(index + 1), each)),
      ),
    ),
  )

  expect(
    lines.slice(1, 4).map((line) => [columns(line, 157, 160), columns(line, 322, 326), columns(line, 370, 371)]),
  ).toEqual([
    ['0000', '00000', '00'],
    ['0918', '02000', '05'],
    ['1518', '01500', '30'],
  ])
  expect(columns(lines[4], 28, 40)).toBe('0000000029970')
})

test('partial and registry payments are money; write-offs by payment wait for a person', () => {
  const codes = ['07', '15', '04', '08', '25']
  const { titles, warnings } = readRetorno(
    sampleRetorno(
      '041-400',
      codes.map((occurrence) => paid('041-400', { occurrence })),
    ),
  )

  expect(titles.map(({ kind }) => kind)).toEqual(['PAID', 'PAID', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN'])
  expect(warnings.map(({ code }) => code)).toEqual(Array(3).fill('unknown-occurrence'))
})

test.skipIf(!hasSharedCnab)('the published retorno says what was paid', () => {
  const file = readRetorno(readFileSync(`${sharedCnab}samples/041/brcobranca__CNAB400BANRISUL.RET`))

  expect(file).toMatchObject({
    paidCents: 145_000,
    warnings: [],
    header: { companyDocument: '99999017000161', generatedOn: '2015-05-15' },
    titles: [
      {
        nossoNumero: '2283256350',
        kind: 'PAID',
        due: '2015-05-25',
        credit: '2015-05-15',
        faceCents: 145_000,
        feeCents: 160,
      },
    ],
  })
})
