import { BrasilError } from './brasil-error.ts'
import type { Uf } from './ufs.ts'

/** First and last five digits of each UF's range, in order (Correios, Guia Postal Brasileiro). */
const ranges: readonly (readonly [number, number, Uf])[] = [
  [1000, 19999, 'SP'],
  [20000, 28999, 'RJ'],
  [29000, 29999, 'ES'],
  [30000, 39999, 'MG'],
  [40000, 48999, 'BA'],
  [49000, 49999, 'SE'],
  [50000, 56999, 'PE'],
  [57000, 57999, 'AL'],
  [58000, 58999, 'PB'],
  [59000, 59999, 'RN'],
  [60000, 63999, 'CE'],
  [64000, 64999, 'PI'],
  [65000, 65999, 'MA'],
  [66000, 68899, 'PA'],
  [68900, 68999, 'AP'],
  [69000, 69299, 'AM'],
  [69300, 69399, 'RR'],
  [69400, 69899, 'AM'],
  [69900, 69999, 'AC'],
  [70000, 72799, 'DF'],
  [72800, 72999, 'GO'],
  [73000, 73699, 'DF'],
  [73700, 76799, 'GO'],
  [76800, 76999, 'RO'],
  [77000, 77999, 'TO'],
  [78000, 78899, 'MT'],
  [79000, 79999, 'MS'],
  [80000, 87999, 'PR'],
  [88000, 89999, 'SC'],
  [90000, 99999, 'RS'],
]

/** The eight digits of a CEP typed with or without `.`, `-` and blanks. Throws BrasilError `invalid-cep` (no UF has it). */
export function parseCep(text: string): string {
  const cep = text.replace(/[.\s-]/g, '')
  if (!/^\d{8}$/.test(cep)) throw new BrasilError('invalid-cep', 'CEP inválido: deve ter 8 algarismos, como 88010-000.')
  if (!ufOfCep(cep))
    throw new BrasilError('invalid-cep', `CEP inválido: ${formatCep(cep)} está fora das faixas dos Correios.`)
  return cep
}

/** `88010-000`. What does not have eight digits comes back as it is. */
export const formatCep = (cep: string): string => cep.replace(/^(\d{5})(\d{3})$/, '$1-$2')

/** The UF whose range holds the eight digits of `cep`. */
export function ufOfCep(cep: string): Uf | undefined {
  const prefix = Number(cep.slice(0, 5))
  return ranges.find(([from, to]) => prefix >= from && prefix <= to)?.[2]
}
