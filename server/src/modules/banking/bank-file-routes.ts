import { Bytes } from '#kernel/bytes'
import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { createRemessa } from './create-remessa.ts'
import { importRetorno, previewRetorno } from './import-retorno.ts'
import { listRemessas } from './list-remessas.ts'
import { listRetornoLines } from './list-retorno-lines.ts'
import { listRetornos } from './list-retornos.ts'
import { readRemessaFile, readRetornoBytes } from './read-bank-file.ts'
import { reportRetorno } from './report-retorno.ts'
import * as schemas from './schemas.ts'

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

  'GET /api/remessas/:id/file': route({
    summary: 'Baixa o arquivo de uma remessa',
    permission: 'banking.remessa.read',
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
    params: byId,
    response: 'file',
    handle: (ctx, { params }) => readRetornoBytes(ctx, params),
  }),
}
