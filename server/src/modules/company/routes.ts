import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { changeAccount } from './change-account.ts'
import { changeCompany } from './change-company.ts'
import { createAccount } from './create-account.ts'
import { createCompany } from './create-company.ts'
import { getAccount } from './get-account.ts'
import { getCompany } from './get-company.ts'
import { listAccounts } from './list-accounts.ts'
import { listBanks } from './list-banks.ts'
import { branchRoutes } from './routes-branches.ts'
import * as schemas from './schemas.ts'
import { searchMunicipalities } from './search-municipalities.ts'

export const routes = {
  ...branchRoutes,

  'GET /api/company': route({
    summary: 'A empresa em uso',
    permission: 'company.company.read',
    response: schemas.Company,
    handle: (ctx) => getCompany(ctx),
  }),

  'PATCH /api/company': route({
    summary: 'Altera a empresa em uso',
    permission: 'company.company.update',
    body: schemas.CompanyChanges,
    response: schemas.Company,
    handle: (ctx, { body }) => changeCompany(ctx, body),
  }),

  'POST /api/companies': route({
    summary: 'Cadastra empresa ou filial',
    permission: 'company.company.create',
    isBeforeCompany: true,
    status: 201,
    body: schemas.NewCompany,
    response: schemas.Company,
    handle: (ctx, { body }) => createCompany(ctx, body),
  }),

  'GET /api/accounts': route({
    summary: 'Lista portadores',
    permission: 'company.account.read',
    query: schemas.AccountFilter,
    response: schemas.AccountPage,
    handle: (ctx, { query }) => listAccounts(ctx, query),
  }),

  'GET /api/accounts/:id': route({
    summary: 'Um portador',
    permission: 'company.account.read',
    params: byId,
    response: schemas.Account,
    handle: (ctx, { params }) => getAccount(ctx, params),
  }),

  'POST /api/accounts': route({
    summary: 'Cadastra um portador',
    permission: 'company.account.create',
    status: 201,
    body: schemas.NewAccount,
    response: schemas.Account,
    handle: (ctx, { body }) => createAccount(ctx, body),
  }),

  'PATCH /api/accounts/:id': route({
    summary: 'Altera um portador',
    permission: 'company.account.update',
    params: byId,
    body: schemas.AccountChanges,
    response: schemas.Account,
    handle: (ctx, { params, body }) => changeAccount(ctx, { ...params, ...body }),
  }),

  'GET /api/banks': route({
    summary: 'Bancos atendidos e os dados da conta que cada um pede',
    permission: 'company.account.read',
    response: schemas.BankList,
    handle: async () => listBanks(),
  }),

  'GET /api/municipalities': route({
    summary: 'Municípios do IBGE pelo nome',
    permission: 'signed-in',
    query: schemas.MunicipalityQuery,
    response: schemas.MunicipalityList,
    handle: (_, { query }) => searchMunicipalities(query),
  }),
}
