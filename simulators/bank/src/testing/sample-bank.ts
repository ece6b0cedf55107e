import type { RemessaInput, Titulo } from '@open-sgp/cnab'
import { writeRemessa } from '@open-sgp/cnab'
import type { BankOptions } from '../bank-options.ts'

type Conta = RemessaInput['entrada']['conta']

const accounts: Readonly<Record<string, Conta>> = {
  '001-240': { agencia: '1234', conta: '123456', carteira: '17', convenio: '1234567', variacaoCarteira: '019' },
  '001-400': { agencia: '1234', conta: '123456', carteira: '17', convenio: '1234567', variacaoCarteira: '019' },
  '033-240': { agencia: '1234', conta: '12345678', carteira: '101', codigoCliente: '1234567' },
  '033-400': { agencia: '1234', conta: '12345678', carteira: '101', codigoCliente: '1234567' },
  '237-400': { agencia: '1234', conta: '1234567', contaDv: '8', carteira: '09', codigoCliente: '4540691' },
  '341-400': { agencia: '1234', conta: '56789', contaDv: '7', carteira: '109' },
  '756-240': { agencia: '4277', agenciaDv: '3', conta: '6498', contaDv: '0', carteira: '1', convenio: '172278' },
}

export const keys = Object.keys(accounts)

const person = {
  nome: 'Provedor Teste Ltda',
  documento: '11222333000181',
  endereco: 'Rua Um, 123',
  bairro: 'Centro',
  cep: '88000000',
  cidade: 'Florianópolis',
  uf: 'SC',
}

export const payer = { ...person, nome: 'Cliente de Teste', documento: '52998224725' }

export const bankOf = (key: string, changes: Partial<BankOptions> = {}): BankOptions => ({
  bank: key.slice(0, 3),
  layout: key.endsWith('240') ? 240 : 400,
  conta: accounts[key] ?? {},
  beneficiario: person,
  feeCents: 190,
  ...changes,
})

/** R$ 99,90 due on Monday 2025-03-10, fine 2 %, interest 1 % a month, R$ 5,00 off until 2025-03-05. */
export const titulo = (numero: string, changes: Partial<Titulo> = {}): Titulo => ({
  numero,
  numeroDocumento: `FAT${numero}`,
  numeroControle: `CONTROLE ${numero}`,
  valorCentavos: 9990,
  emissao: '2025-02-25',
  vencimento: '2025-03-10',
  multa: { percentual: 2, diasAposVencimento: 1 },
  juros: { percentualMes: 1, diasAposVencimento: 1 },
  desconto: { valorCentavos: 500, ate: '2025-03-05' },
  pagador: payer,
  ...changes,
})

let sequence = 0

export function remessaOf(
  key: string,
  titulos: readonly Titulo[],
  changes: Partial<RemessaInput['entrada']> = {},
): Uint8Array {
  sequence++
  return writeRemessa({
    banco: key.slice(0, 3),
    layout: key.endsWith('240') ? 240 : 400,
    entrada: {
      dataGeracao: '2025-03-01',
      sequencialArquivo: sequence,
      conta: accounts[key] ?? {},
      beneficiario: person,
      titulos,
      ...changes,
    },
  })
}
