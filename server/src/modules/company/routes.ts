import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { createAccount } from './create-account.ts'
import { createCompany } from './create-company.ts'
import { getAccount } from './get-account.ts'
import { getCompany } from './get-company.ts'
import { listAccounts } from './list-accounts.ts'
import { Account, AccountFilter, AccountPage, Company, NewAccount, NewCompany } from './schemas.ts'

export const routes = {
  'GET /api/company': route({
    summary: 'A empresa em uso',
    permission: 'company.company.read',
    response: Company,
    handle: (ctx) => getCompany(ctx),
  }),

  'POST /api/companies': route({
    summary: 'Cadastra empresa ou filial',
    permission: 'company.company.create',
    status: 201,
    body: NewCompany,
    response: Company,
    handle: (ctx, { body }) => createCompany(ctx, body),
  }),

  'GET /api/accounts': route({
    summary: 'Lista portadores',
    permission: 'company.account.read',
    query: AccountFilter,
    response: AccountPage,
    handle: (ctx, { query }) => listAccounts(ctx, query),
  }),

  'GET /api/accounts/:id': route({
    summary: 'Um portador',
    permission: 'company.account.read',
    params: byId,
    response: Account,
    handle: (ctx, { params }) => getAccount(ctx, params),
  }),

  'POST /api/accounts': route({
    summary: 'Cadastra um portador',
    permission: 'company.account.create',
    status: 201,
    body: NewAccount,
    response: Account,
    handle: (ctx, { body }) => createAccount(ctx, body),
  }),
}
