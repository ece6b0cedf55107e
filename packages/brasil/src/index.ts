export { BrasilError, type BrasilErrorCode } from './brasil-error.ts'

export { formatCents, mulDiv, parseCents, percentOf, type Cents, type Ppm } from './money.ts'
export { splitCents } from './split-cents.ts'

export {
  addDays,
  addMonths,
  civilDateAt,
  dayOfWeek,
  daysBetween,
  daysInMonth,
  isCivilDate,
  onDay,
  type CivilDate,
} from './civil-date.ts'
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
export { checkIe, type IeVerdict } from './check-ie.ts'
export { buildAccessKey, isAccessKey, parseAccessKey, type AccessKeyParts } from './access-key.ts'

export { findUf, isUf, ufs, type Uf, type UfInfo } from './ufs.ts'
export { formatCep, parseCep, ufOfCep } from './cep.ts'
export { formatPhone, parsePhone, ufOfAreaCode, type Phone } from './phone.ts'
export { loadMunicipalities, type Municipalities, type Municipality } from './municipalities.ts'

export { modulo10, modulo11Digit, modulo11Remainder } from './check-digits.ts'
export { toAscii } from './to-ascii.ts'
