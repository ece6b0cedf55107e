import { expect, test } from 'vitest'
import { greetingOf, maskDocument } from './mask.ts'

const person = { kind: 'pf' as const, name: ' Conceição de Araújo', tradeName: null, socialName: null }

test.each([
  ['52998224725', '***.982.247-**'],
  ['12ABC34501DE35', '12.***.***/01DE-**'],
  ['11222333000181', '11.***.***/0001-**'],
  ['AB123456', 'AB******'],
  [null, null],
])('%s is shown as %s', (document, shown) => {
  expect(maskDocument(document)).toBe(shown)
})

test('a person is greeted by the first name, by the social one when there is one, a firm by its trade name', () => {
  expect(greetingOf(person)).toBe('Conceição')
  expect(greetingOf({ ...person, socialName: 'Tainá Luz' })).toBe('Tainá')
  expect(greetingOf({ ...person, kind: 'pj', name: 'Padaria Sol Ltda', tradeName: 'Padaria do Sol' })).toBe(
    'Padaria do Sol',
  )
})
