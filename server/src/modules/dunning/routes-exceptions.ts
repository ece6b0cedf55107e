import { z } from 'zod'
import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { excludeContracts, includeContract } from './exclude-contracts.ts'
import { listExclusions } from './list-exclusions.ts'
import { listUnlocks } from './list-unlocks.ts'
import { quoteUnlock } from './quote-unlock.ts'
import { requestUnlock } from './request-unlock.ts'
import * as schemas from './schemas-exceptions.ts'
import { PageFilter } from './schemas.ts'

/** What is agreed with one client: trust until a day, or being left out. */
export const exceptionRoutes = {
  'GET /api/trust-unlocks': route({
    summary: 'Desbloqueios de confiança',
    permission: 'dunning.unlock.read',
    query: schemas.UnlockFilter,
    response: schemas.UnlockPage,
    handle: (ctx, { query }) => listUnlocks(ctx, query),
  }),

  'POST /api/trust-unlocks': route({
    summary: 'Concede um desbloqueio de confiança, ou recusa com o motivo',
    permission: 'dunning.unlock.create',
    status: 201,
    body: schemas.NewUnlock,
    response: schemas.GrantedUnlock,
    handle: (ctx, { body }) => requestUnlock(ctx, body),
  }),

  'GET /api/trust-unlocks/quote': route({
    summary: 'Se um desbloqueio de confiança seria concedido hoje, até quando e o que resta da cota',
    permission: 'dunning.unlock.read',
    query: schemas.UnlockQuoteQuery,
    response: schemas.UnlockQuote,
    handle: (ctx, { query }) => quoteUnlock(ctx, query),
  }),

  'GET /api/dunning-exclusions': route({
    summary: 'Contratos deixados fora da cobrança: nem avisados nem suspensos',
    permission: 'dunning.exclusion.read',
    query: PageFilter,
    response: schemas.ExclusionPage,
    handle: (ctx, { query }) => listExclusions(ctx, query),
  }),

  'POST /api/dunning-exclusions': route({
    summary: 'Deixa um contrato, ou todos os de um cliente, fora da cobrança até um dia',
    permission: 'dunning.exclusion.create',
    status: 201,
    body: schemas.NewExclusion,
    response: schemas.ExcludedContracts,
    handle: (ctx, { body }) => excludeContracts(ctx, body),
  }),

  'DELETE /api/dunning-exclusions/:id': route({
    summary: 'Devolve um contrato (o id é o dele) à cobrança',
    permission: 'dunning.exclusion.delete',
    params: byId,
    response: z.object({ ended: z.literal(true) }),
    handle: (ctx, { params }) => includeContract(ctx, params),
  }),
}
