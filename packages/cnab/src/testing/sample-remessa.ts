import type { Conta, Pessoa, RemessaInput, Titulo } from '../remessa-input.ts'

export const accounts: Readonly<Record<string, Conta>> = {
  '001-240': { agencia: '1234', conta: '123456', carteira: '17', convenio: '1234567', variacaoCarteira: '019' },
  '001-400': { agencia: '1234', conta: '123456', carteira: '17', convenio: '1234567', variacaoCarteira: '019' },
  '033-240': { agencia: '1234', conta: '12345678', carteira: '101', codigoCliente: '1234567' },
  '033-400': { agencia: '1234', conta: '12345678', carteira: '101', codigoCliente: '1234567' },
  '041-400': { agencia: '1102', codigoCliente: '9000150' },
  '237-400': { agencia: '1234', conta: '1234567', contaDv: '8', carteira: '09', codigoCliente: '4540691' },
  '341-400': { agencia: '1234', conta: '56789', contaDv: '7', carteira: '109' },
  '756-240': { agencia: '4277', agenciaDv: '3', conta: '6498', contaDv: '0', carteira: '1', convenio: '172278' },
}

const person = (nome: string, documento: string): Pessoa => ({
  nome,
  documento,
  endereco: 'Rua São João, nº 45 – fundos',
  bairro: 'Centro',
  cep: '88000000',
  cidade: 'Florianópolis',
  uf: 'SC',
})

export const payee = person('Provedor Teste Ltda', '11222333000181')
export const payer = person('José Conceição', '52998224725')

export const titulo = (numero: string, changes: Partial<Titulo> = {}): Titulo => ({
  numero,
  numeroDocumento: `FAT${numero}`,
  valorCentavos: 9990,
  emissao: '2025-02-25',
  vencimento: '2025-03-10',
  pagador: payer,
  ...changes,
})

/** A remessa of the layout named by its key (`341-400`). */
export function sampleRemessa(key: string, titulos: readonly Titulo[] = [titulo('1')]): RemessaInput {
  const [banco = '', width] = key.split('-')
  return {
    banco,
    layout: width === '240' ? 240 : 400,
    entrada: {
      dataGeracao: '2025-03-01',
      horaGeracao: '10:20:30',
      sequencialArquivo: 7,
      conta: accounts[key] ?? {},
      beneficiario: payee,
      titulos,
    },
  }
}

export const linesOf = (bytes: Uint8Array): string[] =>
  Buffer.from(bytes)
    .toString('latin1')
    .split('\r\n')
    .filter((line) => line !== '')

/** Columns as manuals count them: 1-based, inclusive. */
export const columns = (line: string | undefined, from: number, to: number): string => (line ?? '').slice(from - 1, to)
