import { modulo11Remainder } from '@open-sgp/brasil'
import { CnabError } from './cnab-error.ts'
import type { Conta } from './remessa-input.ts'

/** The bank's key of a title: number without DV, zero-padded as the bank writes it, and DV (`''` where there is none). */
export interface NossoNumero {
  readonly number: string
  readonly dv: string
}

const labels: Readonly<Record<keyof Conta, string>> = {
  agencia: 'Agência',
  agenciaDv: 'Dígito da agência',
  conta: 'Conta',
  contaDv: 'Dígito da conta',
  carteira: 'Carteira',
  convenio: 'Convênio',
  convenioLider: 'Convênio líder',
  variacaoCarteira: 'Variação da carteira',
  codigoCliente: 'Código do cliente',
  codigoTransmissao: 'Código de transmissão',
  codigoBeneficiario: 'Código do beneficiário',
  modalidade: 'Modalidade',
  parcela: 'Parcela',
  operacao: 'Número da operação',
  posto: 'Posto',
  byte: 'Byte de geração',
}

/** A field of the account that this layout cannot do without. Throws `invalid-input`. */
export function requireAccount(conta: Conta, field: keyof Conta): string {
  const text = conta[field]
  if (text !== undefined && text !== '') return text
  const detail = `${labels[field]} não informado(a). Preencha o campo no cadastro do portador.`
  throw new CnabError('invalid-input', detail, [{ pointer: `/entrada/conta/${field}`, detail }])
}

/** Digits zero-padded to `width`; surplus leading zeros are dropped, anything else too long throws `value-too-wide`. */
export function padTo(digits: string, width: number, what: string): string {
  const significant = digits.length > width ? digits.replace(/^0+/, '') : digits
  if (significant.length <= width) return significant.padStart(width, '0')
  throw new CnabError('value-too-wide', `${what}: “${digits}” tem mais que os ${width} dígitos que o banco reserva.`)
}

/** Check digit 11 − remainder, weights 2 to `maxWeight` from the right; `ten` stands for 10, and 11 gives 0. */
export function modulo11Dv(text: string, ten: string, maxWeight = 9): string {
  const remainder = modulo11Remainder(text, maxWeight)
  if (remainder === 0) return '0'
  return remainder === 1 ? ten : String(11 - remainder)
}
