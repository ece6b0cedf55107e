import { toAscii } from '@open-sgp/brasil'
import { pixGui, txidPattern, urlPattern, type BrCodeInput } from './br-code.ts'
import { crc16 } from './crc16.ts'
import { PixError, type PixErrorCode } from './pix-error.ts'
import { pixKeyKind } from './pix-key.ts'
import { writeTlv } from './tlv.ts'

const maxAmountCents = 999_999_999_999

/**
 * The payload to draw as QR and to copy and paste (Manual do BR Code; Manual de Padrões para Iniciação do Pix). Name and city are
 * only shown, so they are cut to their 25 and 15 characters; everything else that does not fit is refused.
 * Throws PixError `invalid-key`, `invalid-url`, `invalid-name`, `invalid-city`, `invalid-amount`, `invalid-txid`, `too-long`.
 */
export function encodeBrCode(input: BrCodeInput): string {
  const recurrence = input.recurrenceUrl ?? null
  const body = [
    writeTlv('00', '01'),
    writeTlv('01', initiationOf(input.singleUse)),
    writeTlv('26', accountOf(input)),
    writeTlv('52', '0000'),
    writeTlv('53', '986'),
    writeTlv('54', amountOf(input.amountCents)),
    writeTlv('58', 'BR'),
    writeTlv('59', shownText(input.name, 25, 'invalid-name', '/name', 'nome do recebedor')),
    writeTlv('60', shownText(input.city, 15, 'invalid-city', '/city', 'nome da cidade')),
    writeTlv('62', writeTlv('05', txidOf(input.txid))),
    writeTlv('80', recurrence && writeTlv('00', pixGui) + writeTlv('25', urlOf(recurrence, '/recurrenceUrl'))),
    '6304',
  ].join('')
  return body + crc16(body)
}

function initiationOf(singleUse: boolean | null | undefined): string | null {
  if (typeof singleUse !== 'boolean') return null
  return singleUse ? '12' : '11'
}

function accountOf(input: BrCodeInput): string {
  const gui = writeTlv('00', pixGui)
  if (input.kind === 'recurrence') return gui
  if (input.kind === 'dynamic') return gui + writeTlv('25', urlOf(input.url, '/url'))
  const account = gui + writeTlv('01', keyOf(input.key))
  const info = toAscii(input.info ?? '').trim()
  if (!info) return account
  const room = 99 - account.length - 4
  if (info.length > room) {
    throw new PixError(
      'too-long',
      `O texto ao pagador tem ${info.length} caracteres e com esta chave cabem ${Math.max(room, 0)}.`,
      '/info',
    )
  }
  return account + writeTlv('02', info)
}

function keyOf(text: string): string {
  const trimmed = text.trim()
  const key = /[@-]/.test(trimmed) ? trimmed.toLowerCase() : trimmed
  if (pixKeyKind(key)) return key
  throw new PixError(
    'invalid-key',
    'Chave Pix inválida. Use CPF ou CNPJ sem pontuação, telefone como +5548999990000, e-mail ou a chave aleatória.',
    '/key',
  )
}

function urlOf(text: string, pointer: string): string {
  const url = text.trim().replace(/^https:\/\//i, '')
  if (!urlPattern.test(url)) {
    throw new PixError(
      'invalid-url',
      'Endereço da cobrança inválido: escreva-o como pix.exemplo.com/qr/v2/abc, sem espaços.',
      pointer,
    )
  }
  if (url.length > 77)
    throw new PixError('too-long', `O endereço da cobrança tem ${url.length} caracteres e o limite é 77.`, pointer)
  return url
}

function shownText(text: string, size: number, code: PixErrorCode, pointer: string, label: string): string {
  const shown = toAscii(text).trim().slice(0, size).trimEnd()
  if (!shown) throw new PixError(code, `Informe o ${label} com letras ou algarismos.`, pointer)
  return shown
}

function amountOf(cents: number | null | undefined): string | null {
  if (cents === null || cents === undefined) return null
  if (!Number.isSafeInteger(cents) || cents <= 0 || cents > maxAmountCents) {
    throw new PixError(
      'invalid-amount',
      'O valor deve ser em centavos inteiros, de 1 a 999999999999; sem valor, deixe-o de fora.',
      '/amountCents',
    )
  }
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}

function txidOf(txid: string | null | undefined): string {
  const text = txid ?? '***'
  if (txidPattern.test(text)) return text
  throw new PixError(
    'invalid-txid',
    'O txid deve ter de 1 a 25 letras sem acento e algarismos, ou *** quando não há.',
    '/txid',
  )
}
