import { expect, test } from 'vitest'
import { CnabError, readRemessaInput } from './index.ts'
import { sampleRemessa, titulo } from './testing/sample-remessa.ts'

/** JSON as it would come from a file: no `undefined`. */
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const sample = () => sampleRemessa('341-400', [titulo('1'), titulo('2')])

function problemsOf(value: unknown): readonly string[] {
  try {
    readRemessaInput(value)
    return []
  } catch (error) {
    if (!(error instanceof CnabError)) throw error
    return error.problems.map(({ pointer }) => pointer)
  }
}

const changed = (changes: object) => {
  const { banco, layout, entrada } = sample()
  return json({ banco, layout, entrada: { ...entrada, ...changes } })
}

test('valid JSON passes, with entrada nested or flat', () => {
  const { banco, layout, entrada } = sample()

  expect(problemsOf(json(sample()))).toEqual([])
  expect(json(readRemessaInput(json({ banco, layout, ...entrada })))).toEqual(json(readRemessaInput(json(sample()))))
})

test('a fine or interest of zero is none', () => {
  const free = { ...titulo('1'), multa: { percentual: 0 }, juros: { percentualMes: 0, diasAposVencimento: 1 } }
  expect(readRemessaInput(changed({ titulos: [free] })).entrada.titulos).toMatchObject([{ multa: null, juros: null }])
})

test('every mistake is told at once with its pointer', () => {
  const wrong = {
    ...titulo('x'),
    valorCentavos: 99.9,
    vencimento: '2025-02-30',
    vencimeto: '2025-03-01',
    multa: { percentual: -2 },
    pagador: { ...titulo('1').pagador, cep: '8800-000', documento: '529.982.247-25' },
  }

  expect(problemsOf(changed({ titulos: [titulo('1'), wrong] })).toSorted()).toEqual([
    '/entrada/titulos/1/multa/percentual',
    '/entrada/titulos/1/numero',
    '/entrada/titulos/1/pagador/cep',
    '/entrada/titulos/1/pagador/documento',
    '/entrada/titulos/1/valorCentavos',
    '/entrada/titulos/1/vencimento',
    '/entrada/titulos/1/vencimeto',
  ])
})

test.each([
  [null, ''],
  ['texto', ''],
  [changed({ titulos: [] }), '/entrada/titulos'],
  [changed({ titulos: 'x' }), '/entrada/titulos'],
  [changed({ dataGeracao: '01/03/2025' }), '/entrada/dataGeracao'],
  [changed({ sequencialArquivo: 0 }), '/entrada/sequencialArquivo'],
  [changed({ conta: null }), '/entrada/conta'],
  [
    changed({ titulos: [titulo('1', { desconto: { valorCentavos: 9990, ate: '2025-03-01' } })] }),
    '/entrada/titulos/0/desconto',
  ],
])('wrong input %# is refused at the right place', (value, pointer) => {
  expect(problemsOf(value)).toContain(pointer)
})
