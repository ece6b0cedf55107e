import { expect, test } from 'vitest'
import { proposeUsername } from './propose-username.ts'

test('a login is first and last name, plain letters, with the number of the contract', () => {
  expect(proposeUsername('Antônio José da Conceição', 1023)).toBe('antonio.conceicao.1023')
  expect(proposeUsername('Ana', 7)).toBe('ana.7')
  expect(proposeUsername('João & Filhos Ltda. ME', 12)).toBe('joao.filhos.12')
  expect(proposeUsername('Clínica Teixeira S/S', 8)).toBe('clinica.teixeira.8')
  expect(proposeUsername('株式会社', 3)).toBe('3')
})
