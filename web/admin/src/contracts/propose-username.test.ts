import { expect, test } from 'vitest'
import { proposeUsername } from './propose-username.ts'

test('a login is first and last name, plain letters, with the number of the contract', () => {
  expect(proposeUsername('Antônio José da Conceição', 1023)).toBe('antonio.conceicao.1023')
  expect(proposeUsername('Ana', 7)).toBe('ana.7')
  expect(proposeUsername('João & Filhos Ltda.', 12)).toBe('joao.ltda.12')
  expect(proposeUsername('株式会社', 3)).toBe('3')
})
