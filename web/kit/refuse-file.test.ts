import { expect, test } from 'vitest'
import { refuseFile } from './refuse-file.ts'

const limits = { extensions: ['.ret', '.txt'], maxBytes: 5_242_880 }

test('a file of the right kind and size is taken, whatever the case of its ending', () => {
  expect(refuseFile({ name: 'CB260701.RET', size: 48_000 }, limits)).toBeUndefined()
  expect(refuseFile({ name: 'sem-final', size: 1 }, { maxBytes: 10 })).toBeUndefined()
})

test('a wrong file is refused in words before it travels', () => {
  expect(refuseFile({ name: 'filme.ret', size: 41_943_040 }, limits)).toBe(
    '“filme.ret” tem 40 MB e o limite é 5 MB. Confira se escolheu o arquivo certo.',
  )
  expect(refuseFile({ name: 'foto.jpg', size: 10 }, limits)).toMatch(/não é um arquivo \.ret ou \.txt/)
  expect(refuseFile({ name: 'vazio.ret', size: 0 }, limits)).toMatch(/está vazio/)
})
