import { createCipheriv, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { newId } from './ids.ts'
import { createMaster } from './master-key.ts'
import { createSecrets, sealedPrefix } from './secrets.ts'

const root = randomBytes(32)
const id = newId()
const of = (key: Buffer, keyId = id) =>
  createSecrets({ root: key, currentId: () => keyId }, createMaster('a-key-for-tests-only-0123456789abcdef'))
const secrets = of(root)

test('what was sealed opens, and never looks the same twice', () => {
  const [one, two] = [secrets.seal('senha çã'), secrets.seal('senha çã')]
  expect(one).not.toBe(two)
  expect([secrets.unseal(one), secrets.unseal(two)]).toEqual(['senha çã', 'senha çã'])
})

test('another root, another key id, or one changed byte, opens nothing', () => {
  const sealed = Buffer.from(secrets.seal('segredo'), 'base64')
  expect(() => of(randomBytes(32)).unseal(sealed.toString('base64'))).toThrow()
  for (const place of [3, 20, sealed.length - 1]) {
    const other = Buffer.from(sealed)
    other[place] = (other[place] ?? 0) ^ 1
    expect(() => secrets.unseal(other.toString('base64'))).toThrow()
  }
})

test('a value says which key sealed it, and opens under whatever key seals now', () => {
  const sealed = secrets.seal('segredo')
  expect(sealed.startsWith(sealedPrefix(id))).toBe(true)
  expect(of(root, newId()).unseal(sealed)).toBe('segredo')
})

test('a value of before data keys opens', () => {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secrets.deriveKey('seal'), nonce)
  const body = Buffer.concat([cipher.update('antigo'), cipher.final()])
  const v1 = Buffer.concat([Buffer.from('v1'), nonce, body, cipher.getAuthTag()]).toString('base64')
  expect(secrets.unseal(v1)).toBe('antigo')
})

test('each purpose has a key of its own', () => {
  expect(secrets.deriveKey('radius').equals(secrets.deriveKey('seal'))).toBe(false)
  expect(secrets.deriveKey('radius')).toHaveLength(32)
})
