import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { findClients } from '#modules/clients'
import { archivePerson } from './archive-person.ts'
import { collectPerson } from './collect-person.ts'
import { erasePerson } from './erase-person.ts'
import { openIdentity } from './open-identity.ts'
import { routesDesk } from './routes-desk.ts'
import { routesStaff } from './routes-staff.ts'
import * as schemas from './schemas.ts'
import { writePerson } from './write-person.ts'

const file = {
  permission: 'privacy.person.read',
  weight: 'heavy',
  isPersonal: true,
  showsWhole: true,
  params: byId,
  response: 'file',
} as const

export const routes = {
  ...routesDesk,
  ...routesStaff,

  'GET /api/privacy/people': route({
    summary: 'Procura titulares por CPF/CNPJ, nome, e-mail ou telefone',
    permission: 'privacy.person.read',
    query: schemas.PeopleFilter,
    response: schemas.People,
    handle: async (ctx, { query }) => ({ items: await findClients(ctx, { text: query.search, limit: 20 }) }),
  }),

  'GET /api/privacy/people/:id': route({
    summary: 'Tudo o que se guarda de um titular, e por quê',
    permission: 'privacy.person.read',
    weight: 'heavy',
    params: byId,
    response: schemas.PersonData,
    handle: (ctx, { params }) => collectPerson(ctx, params),
  }),

  'GET /api/privacy/people/:id/data.json': route({
    ...file,
    summary: 'Tudo o que se guarda de um titular, em JSON (portabilidade)',
    handle: async (ctx, { params }) => writePerson(ctx, await collectPerson(ctx, params), 'json'),
  }),

  'GET /api/privacy/people/:id/data.html': route({
    ...file,
    summary: 'Tudo o que se guarda de um titular, para ler e imprimir',
    handle: async (ctx, { params }) => writePerson(ctx, await collectPerson(ctx, params), 'html'),
  }),

  'GET /api/privacy/people/:id/data.tar.gz': route({
    ...file,
    summary: 'Tudo o que se guarda de um titular em um só arquivo: página, JSON, planilhas e os documentos dele',
    handle: (ctx, { params }) => archivePerson(ctx, params),
  }),

  'POST /api/privacy/people/:id/preview-erasure': route({
    summary: 'O que a anonimização eliminaria e o que a lei manda guardar (ensaio pelo mesmo caminho)',
    permission: 'privacy.person.erase',
    params: byId,
    response: schemas.ErasureReport,
    handle: (ctx, { params }) => ctx.rehearse((ctx) => erasePerson(ctx, { clientId: params.id, reason: 'Ensaio' })),
  }),

  'POST /api/privacy/people/:id/erase': route({
    summary: 'Anonimiza um titular: não tem volta',
    permission: 'privacy.person.erase',
    params: byId,
    body: schemas.NewErasure,
    response: schemas.ErasureReport,
    handle: (ctx, { params, body }) => erasePerson(ctx, { clientId: params.id, ...body }),
  }),

  'POST /api/privacy/people/:id/open-identity': route({
    summary: 'Quem era um titular anonimizado, enquanto a lei manda guardar (ordem judicial, fiscalização)',
    permission: 'privacy.identity.open',
    params: byId,
    body: schemas.NewErasure,
    response: schemas.Identity,
    handle: (ctx, { params }) => openIdentity(ctx, { clientId: params.id }),
  }),
}
