import { Bytes } from '#kernel/bytes'
import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { createRemessa } from './create-remessa.ts'
import { getRemessa } from './get-remessa.ts'
import { importRetorno, previewRetorno } from './import-retorno.ts'
import { listProblemLines } from './list-problem-lines.ts'
import { listRemessaTitles } from './list-remessa-titles.ts'
import { listRemessas } from './list-remessas.ts'
import { listRetornoLines } from './list-retorno-lines.ts'
import { listRetornos } from './list-retornos.ts'
import { listWaitingAccounts } from './list-waiting-accounts.ts'
import { readRemessaFile, readRetornoBytes } from './read-bank-file.ts'
import { reportRetorno } from './report-retorno.ts'
import * as schemas from './schemas-files.ts'

/** 150,000 titles of CNAB 400. */
const largestFile = 64 * 1024 * 1024

export const bankFileRoutes = {
  'GET /api/remessas': route({
    summary: 'Lista remessas',
    permission: 'banking.remessa.read',
    query: schemas.RemessaFilter,
    response: schemas.RemessaPage,
    handle: (ctx, { query }) => listRemessas(ctx, query),
  }),

  'POST /api/remessas': route({
    summary: 'Gera a remessa com o que um portador tem a enviar',
    permission: 'banking.remessa.create',
    status: 201,
    body: schemas.NewRemessa,
    response: schemas.CreatedRemessa,
    handle: (ctx, { body }) => createRemessa(ctx, body),
  }),

  'GET /api/remessas/waiting': route({
    summary: 'O que cada portador tem a enviar na próxima remessa',
    permission: 'banking.remessa.read',
    response: schemas.WaitingAccounts,
    handle: (ctx) => listWaitingAccounts(ctx),
  }),

  'GET /api/remessas/:id': route({
    summary: 'Uma remessa e o que o banco já respondeu dela',
    permission: 'banking.remessa.read',
    params: byId,
    response: schemas.ListedRemessa,
    handle: (ctx, { params }) => getRemessa(ctx, params),
  }),

  'GET /api/remessas/:id/titles': route({
    summary: 'Títulos de uma remessa com a resposta do banco',
    permission: 'banking.remessa.read',
    params: byId,
    query: schemas.RemessaTitleFilter,
    response: schemas.RemessaTitlePage,
    handle: (ctx, { params, query }) => listRemessaTitles(ctx, { ...query, remessaId: params.id }),
  }),

  'GET /api/remessas/:id/file': route({
    summary: 'Baixa o arquivo de uma remessa',
    permission: 'banking.remessa.read',
    isPersonal: true,
    showsWhole: true,
    params: byId,
    response: 'file',
    handle: (ctx, { params }) => readRemessaFile(ctx, params),
  }),

  'GET /api/retornos': route({
    summary: 'Lista retornos importados',
    permission: 'banking.retorno.read',
    query: schemas.RetornoFilter,
    response: schemas.RetornoPage,
    handle: (ctx, { query }) => listRetornos(ctx, query),
  }),

  'POST /api/retornos': route({
    summary: 'Importa um arquivo de retorno',
    permission: 'banking.retorno.import',
    query: schemas.RetornoUpload,
    body: Bytes,
    bodyLimit: largestFile,
    response: schemas.RetornoReport,
    handle: (ctx, { query, body }) => importRetorno(ctx, { ...query, bytes: body }),
  }),

  'POST /api/retornos/preview': route({
    summary: 'Mostra linha por linha o que a importação faria',
    permission: 'banking.retorno.import',
    query: schemas.RetornoUpload,
    body: Bytes,
    bodyLimit: largestFile,
    response: schemas.RetornoReport,
    handle: (ctx, { query, body }) => previewRetorno(ctx, { ...query, bytes: body }),
  }),

  'GET /api/retornos/problems': route({
    summary: 'Linhas de todos os retornos que pedem a atenção de uma pessoa',
    permission: 'banking.retorno.read',
    query: schemas.ProblemLineFilter,
    response: schemas.ProblemLinePage,
    handle: (ctx, { query }) => listProblemLines(ctx, query),
  }),

  'GET /api/retornos/:id': route({
    summary: 'Um retorno com o que foi feito de suas linhas',
    permission: 'banking.retorno.read',
    params: byId,
    response: schemas.RetornoReport,
    handle: (ctx, { params }) => reportRetorno(ctx, params.id),
  }),

  'GET /api/retornos/:id/lines': route({
    summary: 'Linhas de um retorno',
    permission: 'banking.retorno.read',
    params: byId,
    query: schemas.RetornoLineFilter,
    response: schemas.RetornoLinePage,
    handle: (ctx, { params, query }) => listRetornoLines(ctx, { ...query, retornoId: params.id }),
  }),

  'GET /api/retornos/:id/file': route({
    summary: 'Baixa o arquivo de um retorno, como veio do banco',
    permission: 'banking.retorno.read',
    isPersonal: true,
    showsWhole: true,
    params: byId,
    response: 'file',
    handle: (ctx, { params }) => readRetornoBytes(ctx, params),
  }),
}
