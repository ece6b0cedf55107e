import type { BankKeys } from '../schemas.ts'

type Key = keyof BankKeys
type Keys = { required: readonly Key[]; optional: readonly Key[] }

const both: readonly Key[] = ['agencia', 'conta']
const carteira: readonly Key[] = ['agencia', 'conta', 'carteira']

/**
 * The keys that each bank wants of a portador: for the boleto (packages/boleto README, "account fields") and the
 * remessa (accountValues of packages/cnab). Agência and conta are asked of all: they identify the portador.
 */
const keysOf: Record<string, Keys> = {
  '001': {
    required: [...carteira, 'convenio'],
    optional: ['agenciaDv', 'contaDv', 'variacaoCarteira', 'convenioLider'],
  },
  '004': { required: [...carteira, 'contaDv'], optional: [] },
  '033': { required: [...carteira, 'codigoCliente'], optional: ['agenciaDv', 'contaDv', 'codigoTransmissao'] },
  '041': { required: [...both, 'codigoCliente'], optional: [] },
  '070': { required: carteira, optional: [] },
  '077': { required: [...carteira, 'operacao'], optional: [] },
  '085': { required: [...carteira, 'contaDv', 'convenio'], optional: [] },
  '104': { required: [...carteira, 'codigoCliente'], optional: [] },
  '133': { required: carteira, optional: ['agenciaDv', 'contaDv'] },
  '136': { required: [...both, 'contaDv'], optional: [] },
  '208': { required: carteira, optional: ['agenciaDv', 'contaDv'] },
  '237': { required: [...carteira, 'codigoCliente'], optional: ['agenciaDv', 'contaDv'] },
  '274': { required: carteira, optional: ['agenciaDv', 'contaDv'] },
  '336': { required: [...carteira, 'codigoCliente'], optional: [] },
  '341': { required: carteira, optional: ['contaDv'] },
  '422': { required: [...both, 'agenciaDv', 'contaDv'], optional: ['carteira'] },
  '707': { required: [...carteira, 'operacao'], optional: [] },
  '748': { required: [...carteira, 'codigoCliente', 'posto', 'byte'], optional: [] },
  '756': { required: [...carteira, 'convenio'], optional: ['agenciaDv', 'contaDv', 'modalidade', 'parcela'] },
}

/** Which keys a bank wants; of a bank that the table does not have yet, the usual three. */
export const bankKeysOf = (bankCode: string): Keys => keysOf[bankCode] ?? { required: carteira, optional: ['contaDv'] }
