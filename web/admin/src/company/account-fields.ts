import type { FormField, ResponseOf, Values } from '#kit'

export type Bank = ResponseOf<'GET /api/banks'>['items'][number]
type BankKey = Bank['required'][number]

const keyLabels: Record<BankKey, string> = {
  agencia: 'Agência, sem dígito',
  agenciaDv: 'Dígito da agência',
  conta: 'Conta, sem dígito',
  contaDv: 'Dígito da conta',
  carteira: 'Carteira',
  convenio: 'Convênio',
  convenioLider: 'Convênio líder',
  variacaoCarteira: 'Variação da carteira',
  codigoCliente: 'Código do beneficiário',
  codigoTransmissao: 'Código de transmissão',
  codigoBeneficiario: 'Código do beneficiário na remessa',
  operacao: 'Operação',
  posto: 'Posto',
  byte: 'Byte de geração',
  modalidade: 'Modalidade',
  parcela: 'Parcela',
}

const keyField = (key: BankKey, isRequired: boolean): FormField => ({
  name: `bankKeys.${key}`,
  label: keyLabels[key],
  isRequired,
  span: 3,
})

/** The account as the bank wrote it in the contract: only what this bank asks for. */
function bankFields({ required, optional, cnabLayouts }: Bank): readonly FormField[] {
  const keys = [...required.map((key) => keyField(key, true)), ...optional.map((key) => keyField(key, false))]
  const [first, ...rest] = keys
  const layout: FormField = {
    name: 'cnabLayout',
    label: 'Remessa e retorno',
    type: 'select',
    help: cnabLayouts.length === 0 ? 'Só boletos: arquivos deste banco não são atendidos' : 'Como está no contrato',
    options: cnabLayouts.map((width) => ({ value: width, label: `CNAB ${width}` })),
    span: 6,
  }
  return [...(first ? [{ ...first, section: 'Dados do contrato de cobrança' }] : []), ...rest, layout]
}

/** For who comes from another system: asked once, before the first boleto. */
export const firstFields: readonly FormField[] = [
  {
    name: 'firstNossoNumero',
    label: 'Próximo nosso número',
    type: 'integer',
    span: 3,
    section: 'Continuar a numeração de outro sistema',
    help: 'O último usado mais um; sem dígito',
  },
  { name: 'firstRemessa', label: 'Próxima remessa', type: 'integer', span: 3, help: 'O último sequencial mais um' },
]

const termFields: readonly FormField[] = [
  { name: 'pixKey', label: 'Chave Pix', span: 6 },
  { name: 'finePpm', label: 'Multa', type: 'percent', span: 3, section: 'Encargos e prazos', help: 'No máximo 2 %' },
  { name: 'interestPpmMonth', label: 'Juros ao mês', type: 'percent', span: 3, help: 'No máximo 1 %' },
  { name: 'graceDays', label: 'Dias de carência', type: 'integer', span: 2, help: 'Sem encargos' },
  { name: 'writeOffDays', label: 'Baixa após', type: 'integer', span: 2, help: 'Dias do vencimento' },
  { name: 'protestDays', label: 'Protesto após', type: 'integer', span: 2, help: 'Dias do vencimento' },
  { name: 'feeDeductedFromCredit', label: 'O banco desconta a tarifa do crédito', type: 'checkbox', span: 6 },
]

/** The fields of a portador, as its bank wants them. */
export const accountFields = (bank: Bank | undefined): readonly FormField[] =>
  bank ? [{ name: 'name', label: 'Nome do portador', isRequired: true }, ...bankFields(bank), ...termFields] : []

const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null

/** The body without the keys that another bank, chosen before, had asked for. */
export function withKeysOf(bank: Bank | undefined, values: Values): Values {
  const asked = new Set<string>([...(bank?.required ?? []), ...(bank?.optional ?? [])])
  const keys = isRecord(values['bankKeys']) ? values['bankKeys'] : {}
  const kept = Object.entries(keys).filter(([key, value]) => asked.has(key) && value !== null)
  return { ...values, bankKeys: Object.fromEntries(kept) }
}
