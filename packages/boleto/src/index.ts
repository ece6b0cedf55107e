export { banks, findBank } from './banks.ts'
export { BoletoError, type BoletoErrorCode } from './boleto-error.ts'
export type {
  Bank,
  BoletoAccount,
  BoletoInput,
  CampoLivreFields,
  NossoNumero,
  NossoNumeroInput,
} from './boleto-input.ts'
export { computeBoleto, computeNossoNumero, type ComputedBoleto } from './compute-boleto.ts'
export { computeBoletoBatch } from './compute-boleto-batch.ts'
export { dueDateFactor, dueDateFromFactor } from './due-date-factor.ts'
export { parseBoleto, type ParsedBoleto } from './parse-boleto.ts'
export type { BoletoDocument, BoletoParty, StatementLine } from './pdf/boleto-document.ts'
export { renderBoletos, writeBoletos, type WriteBoletosOptions } from './pdf/write-boletos.ts'
