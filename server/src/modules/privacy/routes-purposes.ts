import { route } from '#kernel/http'
import { changePurpose, createPurpose, listPurposes, listPurposeVersions, retirePurpose } from './purposes.ts'
import * as schemas from './schemas.ts'

export const routesPurposes = {
  'GET /api/privacy/purposes': route({
    summary: 'Finalidades de tratamento e suas bases legais',
    permission: 'privacy.person.read',
    response: schemas.Purposes,
    handle: (ctx) => listPurposes(ctx),
  }),

  'POST /api/privacy/purposes': route({
    summary: 'Cria uma finalidade da empresa, com sua base legal',
    permission: 'privacy.purpose.update',
    isOfCompany: true,
    status: 201,
    body: schemas.NewPurpose,
    response: schemas.Purpose,
    handle: (ctx, { body }) => createPurpose(ctx, body),
  }),

  'PATCH /api/privacy/purposes/:key': route({
    summary: 'Altera uma finalidade: o texto de antes fica no histórico',
    permission: 'privacy.purpose.update',
    isOfCompany: true,
    params: schemas.byKey,
    body: schemas.PurposeChanges,
    response: schemas.Purpose,
    handle: (ctx, { params, body }) => changePurpose(ctx, { ...params, ...body }),
  }),

  'POST /api/privacy/purposes/:key/retire': route({
    summary: 'Encerra uma finalidade: nada mais se trata para ela',
    permission: 'privacy.purpose.update',
    isOfCompany: true,
    params: schemas.byKey,
    body: schemas.PurposeEnd,
    response: schemas.Purpose,
    handle: (ctx, { params, body }) => retirePurpose(ctx, { ...params, ...body }),
  }),

  'GET /api/privacy/purposes/:key/versions': route({
    summary: 'Como uma finalidade foi escrita em cada época, do texto mais novo ao mais antigo',
    permission: 'privacy.person.read',
    params: schemas.byKey,
    response: schemas.PurposeVersions,
    handle: (ctx, { params }) => listPurposeVersions(ctx, params),
  }),
}
