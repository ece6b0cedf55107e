import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildAccessKey, isAccessKey, parseAccessKey, type AccessKeyParts } from './access-key.ts'
import { computeCnpjDigits } from './documents.ts'

type Case = AccessKeyParts & { cDV: string; key: string }
const shared = new URL('../../../../shared/data/fiscal/access-keys.json', import.meta.url)

const nfcom: AccessKeyParts = {
  cUF: '42',
  AAMM: '2611',
  CNPJ: '12ABC34501DE35',
  mod: '62',
  serie: 1,
  nNF: 2026,
  tpEmis: '1',
  nSiteAutoriz: '0',
  cNF: '1234567',
}

test.skipIf(!existsSync(shared))('every reference key is built from its parts and read into them', () => {
  const { keys }: { keys: Case[] } = JSON.parse(readFileSync(shared, 'utf8'))
  for (const { key, cDV, ...parts } of keys) {
    expect(buildAccessKey(parts)).toBe(key)
    expect(parseAccessKey(key)).toEqual({ ...parts, cDV })
  }
})

test('the key of an NFCom carries an alphanumeric CNPJ', () => {
  expect(buildAccessKey(nfcom)).toBe('42261112ABC34501DE35620010000020261012345670')
})

test('a key is read from its printed form and from the Id of an XML', () => {
  const key = buildAccessKey(nfcom)
  const printed = key.replace(/(.{4})/g, '$1 ').trim()
  expect(parseAccessKey(printed)).toEqual(parseAccessKey(`NFCom${key}`))
})

test('the NF-e of a supplier has a code of eight digits and no site', () => {
  const { nSiteAutoriz: _, ...withoutSite } = nfcom
  const key = buildAccessKey({ ...withoutSite, mod: '55', cNF: '87654321' })
  expect(parseAccessKey(key)).toMatchObject({ mod: '55', cNF: '87654321' })
  expect(parseAccessKey(key)).not.toHaveProperty('nSiteAutoriz')
})

test.each([
  ['size', '4226', /44 caracteres/],
  ['UF', buildAccessKey(nfcom).replace(/^42/, '99'), /UF 99/],
  ['month', buildAccessKey(nfcom).replace(/^422611/, '422613'), /mês 13/],
  ['issuer', buildAccessKey(nfcom).replace('DE35', 'DE36'), /emitente/],
  ['check digit', buildAccessKey(nfcom).replace(/.$/, '3'), /dígito verificador/],
  ['lower case', buildAccessKey(nfcom).toLowerCase(), /fora do lugar/],
])('a key with a wrong %s is refused', (_, key, detail) => {
  expect(isAccessKey(key)).toBe(false)
  expect(() => parseAccessKey(key)).toThrow(
    expect.objectContaining({ code: 'invalid-access-key', detail: expect.stringMatching(detail) }),
  )
})

test.each([
  [{ nNF: 1_000_000_000 }, /nNF/],
  [{ serie: -1 }, /serie/],
  [{ cNF: '123' }, /44 caracteres/],
  [{ tpEmis: '10', cNF: '123456' }, /tpEmis/],
  [{ mod: '55' }, /nSiteAutoriz/],
])('parts of the wrong size never shift the others: %j', (change, detail) => {
  expect(() => buildAccessKey({ ...nfcom, ...change })).toThrow(
    expect.objectContaining({ detail: expect.stringMatching(detail) }),
  )
})

test('any key is read into the parts it was built of', () => {
  const parts = fc.record({
    CNPJ: fc.stringMatching(/^[1-9A-Z][0-9A-Z]{11}$/).filter((base) => !/^(.)\1*$/.test(base)),
    serie: fc.nat(999),
    nNF: fc.integer({ min: 1, max: 999_999_999 }),
    cNF: fc.stringMatching(/^\d{7}$/),
  })
  fc.assert(
    fc.property(parts, ({ CNPJ, ...rest }) => {
      const whole = { ...nfcom, ...rest, CNPJ: CNPJ + computeCnpjDigits(CNPJ) }
      expect(parseAccessKey(buildAccessKey(whole))).toMatchObject(whole)
    }),
  )
})
