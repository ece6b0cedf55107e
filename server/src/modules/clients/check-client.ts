import { checkIe, type CivilDate, formatDocument, isUf, normalizeDocument, parseDocument } from '@open-sgp/brasil'
import { invalid } from '#kernel/errors'
import { readField } from './read-field.ts'
import type { ClientRow } from './store.ts'

type Kind = ClientRow['kind']

/**
 * The document as stored: CPF of a person, CNPJ of a firm, passport or RNM (3–20 letters and digits) of a foreigner.
 * Null when none is given, which only foreigners and who is not a client yet may do. 422 at `/document`.
 */
export function checkDocument(kind: Kind, status: ClientRow['status'], text: string | null | undefined): string | null {
  if (text === null || text === undefined || text.trim() === '') {
    if (kind === 'foreigner' || status === 'lead' || status === 'pre_registered') return null
    throw invalid('/document', kind === 'pf' ? 'Informe o CPF do cliente.' : 'Informe o CNPJ do cliente.')
  }
  if (kind === 'foreigner') return checkForeignDocument(text)
  const document = readField('/document', () => parseDocument(text))
  const expected = kind === 'pf' ? 'cpf' : 'cnpj'
  if (document.kind === expected) return document.value
  throw invalid(
    '/document',
    kind === 'pf'
      ? `Pessoa física se identifica por CPF, e ${formatDocument(document.value)} é um CNPJ.`
      : `Pessoa jurídica se identifica por CNPJ, e ${formatDocument(document.value)} é um CPF.`,
  )
}

function checkForeignDocument(text: string): string {
  const value = normalizeDocument(text)
  if (/^[0-9A-Z]{3,20}$/.test(value)) return value
  throw invalid('/document', 'Informe passaporte ou RNM com 3 a 20 letras e algarismos.')
}

/** IE and its ICMS indicator agree, and the digits hold in that UF (when we know an address). 422 at `/stateRegistration`. */
export function checkStateRegistration(
  client: Pick<ClientRow, 'ieIndicator' | 'stateRegistration'>,
  uf: string | undefined,
): void {
  const { ieIndicator, stateRegistration } = client
  const text = stateRegistration ?? ''
  if (ieIndicator === 'contributor' && text === '')
    throw invalid('/stateRegistration', 'Contribuinte do ICMS precisa de inscrição estadual.')
  if (text !== '' && uf !== undefined && isUf(uf) && checkIe(uf, text) === 'invalid')
    throw invalid('/stateRegistration', `Inscrição estadual inválida para ${uf}: confira os algarismos.`)
}

/** Nobody is born, and nothing is founded, after today. */
export function checkBornOn(bornOn: CivilDate | null | undefined, today: CivilDate): void {
  if (bornOn && bornOn > today) throw invalid('/bornOn', 'A data de nascimento ou fundação está no futuro.')
}
