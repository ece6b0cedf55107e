import { expect, test } from 'vitest'
import { namedIn } from './named-in.ts'

test.each([
  ['joao-e-o-cachorro', ['João da Silva'], 'joao'],
  ['Minha SÍLVIA querida', ['silvia.souza'], 'silvia'],
  ['fibra-norte-2026-x', ['Fibranorte Telecom', 'Norte'], 'norte'],
  ['quatro palavras bem soltas', ['Ana da Luz', '2026'], undefined],
  ['12345678', ['12345678'], undefined],
])('%s of %j names %s', (password, names, found) => {
  expect(namedIn(password, names)).toBe(found)
})
