export { BrasilError, type BrasilErrorCode } from './brasil-error.ts'
export { modulo10, modulo11Digit, modulo11Remainder } from './check-digits.ts'
export * from './civil-date.ts'
export {
  addBankDays,
  addBusinessDays,
  isBankDay,
  isBusinessDay,
  listHolidays,
  nextBankDay,
  type Holiday,
  type LocalHolidays,
} from './holidays.ts'
export {
  computeCnpjDigits,
  computeCpfDigits,
  formatCnpj,
  formatCpf,
  formatDocument,
  isCnpj,
  isCpf,
  normalizeDocument,
  parseDocument,
  type TaxDocument,
} from './documents.ts'
export * from './money.ts'
export { toAscii } from './to-ascii.ts'
