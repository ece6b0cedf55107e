import { isCnpj, isCpf } from '@open-sgp/brasil'

/** `evp` is the random key. */
export type PixKeyKind = 'cpf' | 'cnpj' | 'phone' | 'email' | 'evp'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const email = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/

/**
 * Kind of a Pix key in the exact form of the DICT: CPF and CNPJ without punctuation (letters of an alphanumeric CNPJ in upper
 * case), telephone in E.164, e-mail (77 characters at most) and random key in lower case. `undefined` is no key.
 */
export function pixKeyKind(key: string): PixKeyKind | undefined {
  if (/^\d{11}$/.test(key)) return isCpf(key) ? 'cpf' : undefined
  if (/^[0-9A-Z]{12}\d{2}$/.test(key)) return isCnpj(key) ? 'cnpj' : undefined
  if (/^\+[1-9]\d{7,14}$/.test(key)) return 'phone'
  if (uuid.test(key)) return 'evp'
  return key.length <= 77 && email.test(key) ? 'email' : undefined
}
