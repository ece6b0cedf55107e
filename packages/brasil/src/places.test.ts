import { expect, test } from 'vitest'
import { formatCep, parseCep, ufOfCep } from './cep.ts'
import { loadMunicipalities } from './municipalities.ts'
import { formatPhone, parsePhone, ufOfAreaCode } from './phone.ts'
import { findUf, isUf, ufs } from './ufs.ts'

test('there are 27 UFs, found by letters and by IBGE code', () => {
  expect(ufs).toHaveLength(27)
  expect(findUf('42')).toEqual({ code: 'SC', ibgeCode: '42', name: 'Santa Catarina' })
  expect(findUf('DF')?.ibgeCode).toBe('53')
  expect(['SP', '35', 'sp', 'EX'].map(isUf)).toEqual([true, false, false, false])
})

test.each([
  ['88010-000', 'SC'],
  ['01.310-100', 'SP'],
  ['69304 350', 'RR'],
  ['69900-000', 'AC'],
  ['72900-000', 'GO'],
  ['73300-000', 'DF'],
  ['76801-000', 'RO'],
])('the CEP %s lies in %s', (text, uf) => {
  expect(ufOfCep(parseCep(text))).toBe(uf)
})

test('every UF has a range of CEPs and an area code', () => {
  const withCep = new Set(
    Array.from({ length: 100_000 }, (_, prefix) => ufOfCep(String(prefix).padStart(5, '0') + '000')),
  )
  const withAreaCode = new Set(Array.from({ length: 100 }, (_, code) => ufOfAreaCode(String(code))))
  for (const { code } of ufs) expect([withCep.has(code), withAreaCode.has(code)]).toEqual([true, true])
})

test('a CEP of the wrong size or of no state is refused and a stored one is printed with its hyphen', () => {
  for (const text of ['8801-000', '880100001', '8801O000', '00010-000', '78950-000']) {
    expect(() => parseCep(text)).toThrow(expect.objectContaining({ code: 'invalid-cep' }))
  }
  expect(formatCep('88010000')).toBe('88010-000')
})

test.each([
  ['(48) 99999-0000', '+5548999990000', 'mobile'],
  ['+55 48 99999-0000', '+5548999990000', 'mobile'],
  ['5548999990000', '+5548999990000', 'mobile'],
  ['0055 48 3222-0000', '+554832220000', 'landline'],
  ['048 3222 0000', '+554832220000', 'landline'],
  ['0 15 48 99999 0000', '+5548999990000', 'mobile'],
  ['0154832220000', '+554832220000', 'landline'],
  ['48 9999-0000', '+5548999990000', 'mobile'],
  ['(55) 99999-0000', '+5555999990000', 'mobile'],
  ['55 3222-0000', '+555532220000', 'landline'],
])('%s is the %s number', (text, e164, kind) => {
  expect(parsePhone(text)).toMatchObject({ e164, kind })
})

test.each([
  '99999-0000',
  '(20) 99999-0000',
  '+1 212 555 0100',
  '0800 123 4567',
  '(48) 89999-00000',
  '48 1222-0000',
  'liga 48 3222-0000',
  '',
])('"%s" is refused as a phone', (text) => {
  expect(() => parsePhone(text)).toThrow(expect.objectContaining({ code: 'invalid-phone' }))
})

test('phones are printed as people write them', () => {
  expect(formatPhone('+5548999990000')).toBe('(48) 99999-0000')
  expect(formatPhone('+554832220000')).toBe('(48) 3222-0000')
  expect(formatPhone('+12125550100')).toBe('+12125550100')
})

test('a municipality is found by its IBGE code and by its name in any spelling', async () => {
  const municipalities = await loadMunicipalities()
  expect(municipalities.findByIbgeCode('4205407')).toMatchObject({
    name: 'Florianópolis',
    uf: 'SC',
    timeZone: 'America/Sao_Paulo',
    areaCode: '48',
    isCapital: true,
    receitaCode: '8105',
  })
  expect(municipalities.findByName('ALVORADA D OESTE', 'RO')?.ibgeCode).toBe('1100346')
  expect(municipalities.findByName('embu guaçu', 'SP')?.name).toBe('Embu-Guaçu')
  expect(municipalities.findByName('Florianópolis', 'PR')).toBeUndefined()
  expect(municipalities.findByIbgeCode('9999999')).toBeUndefined()
})

test('clocks differ: Noronha is an hour ahead and Acre two behind Brasília', async () => {
  const municipalities = await loadMunicipalities()
  expect(municipalities.findByIbgeCode('2605459')?.timeZone).toBe('America/Noronha')
  expect(municipalities.findByIbgeCode('1200401')?.timeZone).toBe('America/Rio_Branco')
})

test('typing the beginning of a name finds the town, capitals first', async () => {
  const municipalities = await loadMunicipalities()
  expect(municipalities.search('florianop')[0]?.ibgeCode).toBe('4205407')
  expect(municipalities.search('bom jesus', { uf: 'SC', limit: 2 }).map(({ uf }) => uf)).toEqual(['SC', 'SC'])
})
