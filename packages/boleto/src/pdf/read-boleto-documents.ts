import { findBank } from '../banks.ts'
import { BoletoError } from '../boleto-error.ts'
import { computeBoleto } from '../compute-boleto.ts'
import { isJsonObject } from '../json-value.ts'
import { JsonReader, readList, readText } from '../json-reader.ts'
import { readBoletoInput } from '../read-boleto-input.ts'
import { assertPrintable } from './assert-printable.ts'
import type { BoletoDocument, BoletoParty, StatementLine } from './boleto-document.ts'

/** What the JSON of the command line asks for. */
export interface BoletoPrintRequest {
  readonly layout: 'single' | 'carne'
  readonly documents: readonly BoletoDocument[]
}

const registeredKeys = ['codigoBarras', 'nossoNumero', 'agencyAndCode', 'carteira', 'dueOn', 'amountCents'] as const
const printedKeys = [
  'documentNumber',
  'issuedOn',
  'processedOn',
  'kind',
  'acceptance',
  'beneficiary',
  'payer',
  'guarantor',
  'paymentPlace',
  'instructions',
  'statement',
  'pixPayload',
  'booklet',
  'installment',
] as const

type Registered = Pick<BoletoDocument, 'bank' | (typeof registeredKeys)[number]>

/**
 * Reads unknown JSON: `{ layout?, boletos: […] }` or the list alone. A boleto has the fields of `BoletoDocument`; those of the
 * bar code may be left out when `input` (as in `computeBoletoBatch`) is given to compute them. See examples/boletos.json.
 * @throws BoletoError whose `field` is the JSON pointer of what is wrong; every document is checked before anything is printed.
 */
export function readBoletoDocuments(value: unknown): BoletoPrintRequest {
  if (Array.isArray(value)) return { layout: 'single', documents: readList(value, '', readDocument) }
  const request = new JsonReader(value, '', ['layout', 'boletos'])
  return {
    layout: request.oneOf('layout', ['single', 'carne']) ?? 'single',
    documents: readList(request.value('boletos'), request.pointer('boletos'), readDocument),
  }
}

function readDocument(value: unknown, pointer: string): BoletoDocument {
  const computed = isJsonObject(value) && value.input !== undefined
  const keys = computed ? ['bank', 'input', ...printedKeys] : ['bank', ...registeredKeys, ...printedKeys]
  const json = new JsonReader(value, pointer, keys)
  const document = { ...readRegistered(json, computed, pointer), ...readPrinted(json) }
  below(pointer, () => assertPrintable(document))
  return document
}

/** Names the place of an error thrown by code that knows nothing of the JSON around it. */
function below<T>(pointer: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof BoletoError)) throw error
    const at = error.field === '' ? pointer : `${pointer}/${error.field}`
    throw new BoletoError(error.code, at, `${at}: ${error.detail}`)
  }
}

function readRegistered(json: JsonReader, computed: boolean, pointer: string): Registered {
  const bank = json.text('bank')
  if (computed) return computeRegistered(bank, json.value('input'), pointer)
  return {
    bank: below(pointer, () => findBank(bank)).code,
    codigoBarras: json.text('codigoBarras'),
    nossoNumero: json.text('nossoNumero'),
    agencyAndCode: json.text('agencyAndCode'),
    carteira: json.text('carteira'),
    dueOn: json.optionalDate('dueOn') ?? null,
    amountCents: json.integer('amountCents'),
  }
}

function computeRegistered(code: string, value: unknown, pointer: string): Registered {
  const bank = below(pointer, () => findBank(code))
  return below(isJsonObject(value) ? `${pointer}/input` : pointer, () => {
    const input = readBoletoInput(value)
    const { codigoBarras, nossoNumeroParts } = computeBoleto({ bank: code, input })
    return {
      bank: code,
      codigoBarras,
      nossoNumero: nossoNumeroParts.printed,
      agencyAndCode: bank.agencyAndCode(input),
      carteira: input.carteira ?? '',
      dueOn: input.vencimento ?? null,
      amountCents: input.valorCentavos,
    }
  })
}

const readPrinted = (json: JsonReader): Omit<BoletoDocument, keyof Registered> => ({
  documentNumber: json.text('documentNumber'),
  issuedOn: json.date('issuedOn'),
  processedOn: json.optionalDate('processedOn'),
  kind: json.optionalText('kind'),
  acceptance: json.oneOf('acceptance', ['S', 'N']),
  beneficiary: readParty(json.value('beneficiary'), json.pointer('beneficiary')),
  payer: readParty(json.value('payer'), json.pointer('payer')),
  guarantor: json.has('guarantor') ? readParty(json.value('guarantor'), json.pointer('guarantor')) : undefined,
  paymentPlace: json.optionalText('paymentPlace'),
  instructions: json.list('instructions', readText),
  statement: json.list('statement', readStatementLine),
  pixPayload: json.optionalText('pixPayload'),
  booklet: json.optionalText('booklet'),
  installment: readInstallment(json),
})

function readParty(value: unknown, pointer: string): BoletoParty {
  const json = new JsonReader(value, pointer, ['name', 'document', 'address'])
  return { name: json.text('name'), document: json.optionalText('document'), address: json.optionalText('address') }
}

function readStatementLine(value: unknown, pointer: string): StatementLine {
  const json = new JsonReader(value, pointer, ['text', 'amountCents'])
  return { text: json.text('text'), amountCents: json.optionalInteger('amountCents') }
}

function readInstallment(json: JsonReader): BoletoDocument['installment'] {
  if (!json.has('installment')) return undefined
  const installment = new JsonReader(json.value('installment'), json.pointer('installment'), ['number', 'total'])
  return { number: installment.integer('number'), total: installment.integer('total') }
}
