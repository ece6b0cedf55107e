import { expect, test } from 'vitest'
import { createSecrets } from './secrets.ts'

const secrets = createSecrets('a-key-for-tests-only-0123456789abcdef')

test('what was sealed opens, and never looks the same twice', () => {
  const [one, two] = [secrets.seal('senha çã'), secrets.seal('senha çã')]
  expect(one).not.toBe(two)
  expect([secrets.unseal(one), secrets.unseal(two)]).toEqual(['senha çã', 'senha çã'])
})

test('another key, or one changed byte, opens nothing', () => {
  const sealed = Buffer.from(secrets.seal('segredo'), 'base64')
  expect(() => createSecrets('another-key-for-tests-0123456789abc').unseal(sealed.toString('base64'))).toThrow()
  sealed[15] = (sealed[15] ?? 0) ^ 1
  expect(() => secrets.unseal(sealed.toString('base64'))).toThrow()
})

test('each purpose has a key of its own', () => {
  expect(secrets.deriveKey('radius').equals(secrets.deriveKey('seal'))).toBe(false)
  expect(secrets.deriveKey('radius')).toHaveLength(32)
})
