import { expect, test } from 'vitest'
import { readBrCodeInput } from './read-br-code-input.ts'

const sound = { kind: 'static', key: '+5548999990000', name: 'PROVEDOR', city: 'LAGES' }

test('absent and null fields are the same', () => {
  const read = { ...sound, amountCents: null, txid: null, info: null, singleUse: null, recurrenceUrl: null }
  expect(readBrCodeInput(sound)).toEqual(read)
  expect(readBrCodeInput({ ...sound, txid: null, url: null })).toEqual(read)
})

test.each([
  ['a list', [], ''],
  ['null', null, ''],
  ['a text', 'pix', ''],
  ['an unknown field', { ...sound, 'valor/2': 10 }, '/valor~12'],
  ['an amount as text', { ...sound, amountCents: '99,90' }, '/amountCents'],
  ['a number as name', { ...sound, name: 7 }, '/name'],
  ['no city', { ...sound, city: undefined }, '/city'],
  ['no key', { ...sound, key: null }, '/key'],
  ['no kind', { ...sound, kind: undefined, key: undefined }, '/kind'],
  ['an unknown kind', { ...sound, kind: 'estatico', key: undefined }, '/kind'],
  ['a charge in a static code', { ...sound, url: 'pix.example.com/a' }, '/url'],
  ['a text in a dynamic code', { kind: 'dynamic', url: 'pix.example.com/a', name: 'A', city: 'B', info: 'x' }, '/info'],
  ['single use as text', { ...sound, singleUse: 'sim' }, '/singleUse'],
])('%s is refused and the field is pointed at', (_, value, pointer) => {
  expect(() => readBrCodeInput(value)).toThrow(expect.objectContaining({ code: 'invalid-input', pointer }))
})
