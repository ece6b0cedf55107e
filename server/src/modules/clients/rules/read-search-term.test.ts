import { expect, test } from 'vitest'
import { readSearchTerm } from './read-search-term.ts'

test.each([
  ['Maria Silva', { words: ['Maria', 'Silva'] }],
  ['aline. (d’Ávila)', { words: ['aline', 'd', 'Ávila'] }],
  ['ANA@Exemplo', { emailPrefix: 'ana@exemplo' }],
  ['42', { code: 42 }],
  ['1234', { code: 1234, documentPrefix: '1234', phoneDigits: '1234' }],
  ['529.982.247-25', { documentPrefix: '52998224725', phoneDigits: '52998224725' }],
  ['(48) 99999-0000', { phoneDigits: '48999990000' }],
  ['+5548999990000', { phoneDigits: '5548999990000' }],
  ['12.ABC.345/01DE-35', { words: ['12', 'ABC', '345', '01DE', '35'], documentPrefix: '12ABC34501DE35' }],
])('%s', (text, term) => {
  expect(readSearchTerm(text)).toEqual(term)
})
