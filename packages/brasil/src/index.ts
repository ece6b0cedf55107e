export * from './check-digits.ts'
export * from './civil-date.ts'
export * from './money.ts'
