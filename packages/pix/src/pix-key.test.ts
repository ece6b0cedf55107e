import { expect, test } from 'vitest'
import { pixKeyKind } from './pix-key.ts'

test.each([
  ['52998224725', 'cpf'],
  ['11222333000181', 'cnpj'],
  ['12ABC34501DE35', 'cnpj'],
  ['+5548999990000', 'phone'],
  ['pix@provedor.com.br', 'email'],
  ['123e4567-e12b-12d1-a456-426655440000', 'evp'],
])('%s is a key of kind %s', (key, kind) => {
  expect(pixKeyKind(key)).toBe(kind)
})

test.each([
  '529.982.247-25',
  '52998224726',
  '11111111111111',
  '5548999990000',
  '+0548999990000',
  'pix@provedor',
  'Pix@provedor.com.br',
  'pix provedor@exemplo.com.br',
  `${'a'.repeat(70)}@exemplo.com.br`,
  '123E4567-E12B-12D1-A456-426655440000',
  '',
])('"%s" is no key as the DICT writes them', (key) => {
  expect(pixKeyKind(key)).toBeUndefined()
})
