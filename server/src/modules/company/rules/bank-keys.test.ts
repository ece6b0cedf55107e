import { banks } from '@open-sgp/boleto'
import { expect, test } from 'vitest'
import { bankKeysOf } from './bank-keys.ts'

/** Digits that are wide enough for every bank; the carteira is the one thing that banks limit by name. */
const values: Record<string, string> = {
  agencia: '1',
  agenciaDv: '1',
  conta: '4567',
  contaDv: '8',
  carteira: '1',
  convenio: '123456',
  codigoCliente: '12345',
  operacao: '1234567',
  posto: '12',
  byte: '2',
}
const carteiraOf: Record<string, string> = { '104': 'RG' }

test.each(banks)('a portador of $name with its required keys makes a boleto', (bank) => {
  const keys = Object.fromEntries(bankKeysOf(bank.code).required.map((key) => [key, values[key]]))
  const account = { ...keys, carteira: carteiraOf[bank.code] ?? keys['carteira'], numero: '7', ano: '2026' }
  const campoLivre = bank.campoLivre(account, bank.nossoNumero(account))
  expect(campoLivre).toMatch(/^\d{25}$/)
  expect(bank.agencyAndCode(account)).not.toBe('')
})
