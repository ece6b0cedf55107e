import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { buildBoletoPdf } from './build-boleto-pdf.ts'
import { changeDueDate } from './change-due-date.ts'
import { getBoleto } from './get-boleto.ts'
import { issueBoletos } from './issue-boletos.ts'
import { listBoletoEvents } from './list-boleto-events.ts'
import { listBoletos } from './list-boletos.ts'
import { listProblems } from './list-problems.ts'
import { requireInvoices } from './require-invoices.ts'
import * as schemas from './schemas.ts'
import { withdrawBoleto } from './withdraw-boleto.ts'

export const boletoRoutes = {
  'GET /api/boletos': route({
    summary: 'Lista boletos',
    permission: 'banking.boleto.read',
    query: schemas.BoletoFilter,
    response: schemas.BoletoPage,
    handle: (ctx, { query }) => listBoletos(ctx, query),
  }),

  'POST /api/boletos': route({
    summary: 'Emite os boletos de títulos que não os têm',
    permission: 'banking.boleto.issue',
    body: schemas.NewBoletos,
    response: schemas.IssuedBoletos,
    handle: async (ctx, { body }) => {
      await requireInvoices(ctx, body.invoiceIds)
      return await issueBoletos(ctx, body)
    },
  }),

  'GET /api/boletos/problems': route({
    summary: 'Títulos que ficaram sem boleto, com a causa',
    permission: 'banking.boleto.read',
    query: schemas.ProblemFilter,
    response: schemas.ProblemPage,
    handle: (ctx, { query }) => listProblems(ctx, query),
  }),

  'POST /api/boletos/carne': route({
    summary: 'PDF de vários boletos: carnê (três por página) ou um por página',
    permission: 'banking.boleto.read',
    isPersonal: true,
    body: schemas.BoletoPrint,
    response: 'file',
    handle: (ctx, { body }) => buildBoletoPdf(ctx, body),
  }),

  'GET /api/invoices/:id/boleto': route({
    summary: 'O boleto de um título',
    permission: 'banking.boleto.read',
    params: byId,
    response: schemas.Boleto,
    handle: (ctx, { params }) => getBoleto(ctx, { invoiceId: params.id }),
  }),

  'GET /api/invoices/:id/boleto.pdf': route({
    summary: 'O boleto de um título em PDF',
    permission: 'banking.boleto.read',
    isPersonal: true,
    params: byId,
    response: 'file',
    handle: (ctx, { params }) => buildBoletoPdf(ctx, { invoiceIds: [params.id], format: 'boleto' }),
  }),

  'POST /api/invoices/:id/boleto/due-date': route({
    summary: 'Segunda via com outro vencimento, atualizada com multa e juros',
    permission: 'banking.boleto.issue',
    params: byId,
    body: schemas.DueDateChange,
    response: schemas.Boleto,
    handle: (ctx, { params, body }) => changeDueDate(ctx, { invoiceId: params.id, ...body }),
  }),

  'POST /api/invoices/:id/boleto/withdrawal': route({
    summary: 'Retira o boleto de um título que continua aberto; o banco o baixa pela próxima remessa',
    permission: 'banking.boleto.issue',
    params: byId,
    response: schemas.WithdrawnBoletos,
    handle: (ctx, { params }) => withdrawBoleto(ctx, { invoiceId: params.id }),
  }),

  'GET /api/invoices/:id/boleto/events': route({
    summary: 'O que aconteceu com os boletos de um título: emissão, ordens, remessas e retornos',
    permission: 'banking.boleto.read',
    params: byId,
    response: schemas.BoletoEvents,
    handle: (ctx, { params }) => listBoletoEvents(ctx, { invoiceId: params.id }),
  }),
}
