import { BrasilError } from './brasil-error.ts'
import type { Uf } from './ufs.ts'

/** A Brazilian telephone number: `e164` (`+5548999990000`) is the form to store and to hand to messaging and Pix. */
export type Phone = { e164: string; kind: 'mobile' | 'landline'; areaCode: string; uf: Uf }

/** Area codes (DDD) and the UF of their main town (Anatel, Plano Geral de Códigos Nacionais); 61 reaches into Goiás too. */
const areaCodes: readonly (readonly [Uf, string])[] = [
  ['SP', '11 12 13 14 15 16 17 18 19'],
  ['RJ', '21 22 24'],
  ['ES', '27 28'],
  ['MG', '31 32 33 34 35 37 38'],
  ['PR', '41 42 43 44 45 46'],
  ['SC', '47 48 49'],
  ['RS', '51 53 54 55'],
  ['DF', '61'],
  ['GO', '62 64'],
  ['TO', '63'],
  ['MT', '65 66'],
  ['MS', '67'],
  ['AC', '68'],
  ['RO', '69'],
  ['BA', '71 73 74 75 77'],
  ['SE', '79'],
  ['PE', '81 87'],
  ['AL', '82'],
  ['PB', '83'],
  ['RN', '84'],
  ['CE', '85 88'],
  ['PI', '86 89'],
  ['PA', '91 93 94'],
  ['AM', '92 97'],
  ['RR', '95'],
  ['AP', '96'],
  ['MA', '98 99'],
]

const ufByAreaCode = new Map(
  areaCodes.flatMap(([uf, codes]) => codes.split(' ').map((code): [string, Uf] => [code, uf])),
)

/** The UF that an area code (DDD) belongs to. */
export const ufOfAreaCode = (areaCode: string): Uf | undefined => ufByAreaCode.get(areaCode)

const bad = (reason: string) => new BrasilError('invalid-phone', `Telefone inválido: ${reason}.`)

/**
 * Reads a number with its area code as people type it: `(48) 99999-0000`, `048…`, `+55 48…`, `55 48…`, `0 15 48…` (carrier).
 * A mobile number from before the ninth digit (8 digits beginning with 6–9) gets its 9 (Anatel, Res. 553/2010).
 * Throws BrasilError `invalid-phone`. Numbers without area code (0800, 4004) are not a person's and are refused.
 */
export function parsePhone(text: string): Phone {
  if (/[^\d\s().+-]/.test(text)) throw bad('use só algarismos, parênteses e hífen')
  const national = nationalDigits(text)
  if (national.length < 10) throw bad('informe o DDD e o número, como (48) 99999-0000')
  const areaCode = national.slice(0, 2)
  const uf = ufByAreaCode.get(areaCode)
  if (!uf) throw bad(`o DDD ${areaCode} não existe`)
  const number = national.slice(2)
  if (/^[2-5]\d{7}$/.test(number)) return { e164: `+55${areaCode}${number}`, kind: 'landline', areaCode, uf }
  if (/^9\d{8}$/.test(number)) return { e164: `+55${areaCode}${number}`, kind: 'mobile', areaCode, uf }
  if (/^[6-9]\d{7}$/.test(number)) return { e164: `+55${areaCode}9${number}`, kind: 'mobile', areaCode, uf }
  throw bad('o fixo tem 8 algarismos e começa com 2 a 5; o celular tem 9 e começa com 9')
}

function nationalDigits(text: string): string {
  const digits = text.replace(/\D/g, '')
  if (text.trim().startsWith('+')) {
    if (digits.startsWith('55')) return digits.slice(2)
    throw bad('o código do país não é o do Brasil (+55)')
  }
  if (/^0055\d{10,11}$/.test(digits)) return digits.slice(4)
  if (/^55\d{10,11}$/.test(digits)) return digits.slice(2)
  if (/^0[1-9]\d{10,13}$/.test(digits) && digits.length >= 13) return digits.slice(3)
  return digits.replace(/^0/, '')
}

/** `(48) 99999-0000` of an E.164 number; what is not Brazilian comes back as it is. */
export const formatPhone = (e164: string): string => e164.replace(/^\+55(\d{2})(\d{4,5})(\d{4})$/, '($1) $2-$3')
