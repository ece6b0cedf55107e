import { pixGui, txidPattern, urlPattern, type DecodedBrCode, type DecodedPayee } from './br-code.ts'
import { crc16 } from './crc16.ts'
import { PixError } from './pix-error.ts'
import { pixKeyKind } from './pix-key.ts'
import { readTlv, type TlvFields } from './tlv.ts'

const maxLength = 512

export type DecodeOptions = {
  /** Reads a code with a wrong check too and says so in `crcValid`, to find out what was altered. Never pay such a code. */
  allowInvalidCrc?: boolean
}

/**
 * What a `pix copia e cola` says. Blanks around it are dropped; fields of other arrangements are passed over. Throws PixError
 * `not-ascii`, `too-long`, `truncated`, `invalid-field`, `duplicate-field`, `missing-field`, `not-pix`, `invalid-crc`,
 * `invalid-amount`, `invalid-txid`, `invalid-url`.
 */
export function decodeBrCode(payload: string, { allowInvalidCrc = false }: DecodeOptions = {}): DecodedBrCode {
  const text = payload.trim()
  if (/[^ -~]/.test(text))
    throw new PixError(
      'not-ascii',
      'Código Pix inválido: há caracteres fora do ASCII, como acentos ou quebras de linha.',
    )
  if (text.length > maxLength)
    throw new PixError('too-long', `Código Pix com ${text.length} caracteres: o limite é ${maxLength}.`)
  if (!text.startsWith('000201')) throw new PixError('not-pix', 'Isto não é um código Pix: ele começa com 000201.')
  const fields = readTlv(text)
  const crc = required(fields, '63', 'verificação (CRC)').toUpperCase()
  const crcValid = crc === crc16(text.slice(0, -4)) && text.slice(-8, -4) === '6304'
  if (!crcValid && !allowInvalidCrc) {
    throw new PixError(
      'invalid-crc',
      'O código Pix foi alterado ou copiado pela metade: a verificação do fim (CRC) não confere. Copie-o de novo.',
    )
  }
  expectValue(fields, '53', '986', 'moeda (real)')
  expectValue(fields, '58', 'BR', 'país')
  const account = findAccount(fields)
  return readAccount(account, {
    name: required(fields, '59', 'nome do recebedor'),
    city: required(fields, '60', 'cidade'),
    amountCents: readAmount(fields.get('54')),
    txid: readTxid(fields.get('62')),
    singleUse: readInitiation(fields.get('01')),
    recurrenceUrl: readRecurrence(fields),
    keyKind: pixKeyKind(account.get('01') ?? '') ?? null,
    crc,
    crcValid,
  })
}

function required(fields: TlvFields, id: string, label: string): string {
  const value = fields.get(id)
  if (value) return value
  throw new PixError('missing-field', `Código Pix incompleto: falta o campo ${id}, ${label}.`)
}

function expectValue(fields: TlvFields, id: string, value: string, label: string): void {
  const found = required(fields, id, label)
  if (found !== value)
    throw new PixError('invalid-field', `Código Pix inválido: o campo ${id}, ${label}, deve ser ${value} e é ${found}.`)
}

const isPix = (template: TlvFields) => template.get('00')?.toLowerCase() === pixGui

/** EMV reserves 26–51 for the accounts of as many arrangements; one of them is Pix's. */
function findAccount(fields: TlvFields): TlvFields {
  for (const [id, value] of fields) {
    if (id < '26' || id > '51') continue
    const template = readTlv(value, id)
    if (isPix(template)) return template
  }
  throw new PixError('not-pix', `O código é de outro arranjo de pagamento: nenhuma conta traz ${pixGui}.`)
}

/** EMV leaves 80–99 to the arrangements; Pix Automático puts its location in one of them (Manual do BR Code ≥ 2.9). */
function readRecurrence(fields: TlvFields): string | null {
  for (const [id, value] of fields) {
    if (id < '80') continue
    const template = readTlv(value, id)
    if (isPix(template)) return readUrl(required(template, '25', 'endereço da recorrência'), `${id}-25`)
  }
  return null
}

function readAccount(account: TlvFields, rest: DecodedPayee): DecodedBrCode {
  const key = account.get('01')
  const url = account.get('25')
  if (key && url)
    throw new PixError(
      'invalid-field',
      'Código Pix inválido: traz chave (26-01) e endereço de cobrança (26-25) ao mesmo tempo.',
    )
  if (key) return { kind: 'static', key, info: account.get('02') ?? null, ...rest }
  if (url) return { kind: 'dynamic', url: readUrl(url, '26-25'), ...rest }
  if (rest.recurrenceUrl) return { kind: 'recurrence', ...rest, recurrenceUrl: rest.recurrenceUrl }
  throw new PixError('missing-field', 'Código Pix incompleto: falta a chave (26-01) ou o endereço da cobrança (26-25).')
}

function readUrl(url: string, id: string): string {
  if (urlPattern.test(url)) return url
  throw new PixError('invalid-url', `Código Pix inválido: o campo ${id} não é um endereço.`)
}

/** EMV also writes `10`, `10.` and `10.5`. */
function readAmount(text: string | undefined): number | null {
  if (text === undefined) return null
  const [match, whole = '', fraction = ''] = /^(\d{1,10})(?:\.(\d{0,2}))?$/.exec(text) ?? []
  if (match === undefined)
    throw new PixError('invalid-amount', `Código Pix inválido: "${text}" não é um valor (campo 54).`)
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
}

function readTxid(additional: string | undefined): string {
  const txid = additional === undefined ? '***' : (readTlv(additional, '62').get('05') ?? '***')
  if (txidPattern.test(txid)) return txid
  throw new PixError('invalid-txid', 'Código Pix inválido: o txid (62-05) deve ter de 1 a 25 letras e algarismos.')
}

function readInitiation(text: string | undefined): boolean | null {
  if (text === undefined) return null
  if (text === '11' || text === '12') return text === '12'
  throw new PixError('invalid-field', `Código Pix inválido: o campo 01 deve ser 11 ou 12 e é "${text}".`)
}
