export { createCompany } from './create-company.ts'
export { createAccount } from './create-account.ts'
export { getAccount } from './get-account.ts'
export { getCompany } from './get-company.ts'
export { findCompanyByDocument, listCompanyClocks } from './views.ts'
export { permissions } from './permissions.ts'
export { routes } from './routes.ts'
export type { AccountRow, CompanyRow } from './store.ts'
export const jobs = []
