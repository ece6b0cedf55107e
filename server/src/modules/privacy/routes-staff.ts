import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { eraseStaff } from './erase-staff.ts'
import * as schemas from './schemas.ts'
import { collectStaff } from './staff.ts'
import { findStaffPeople } from './views-staff.ts'
import { writePerson } from './write-person.ts'

const file = {
  permission: 'privacy.staff.read',
  weight: 'heavy',
  isOfCompany: true,
  isPersonal: true,
  showsWhole: true,
  params: byId,
  response: 'file',
} as const

export const routesStaff = {
  'GET /api/privacy/staff': route({
    summary: 'Procura quem trabalha ou trabalhou no provedor, por nome, e-mail ou CPF',
    permission: 'privacy.staff.read',
    isOfCompany: true,
    query: schemas.PeopleFilter,
    response: schemas.StaffPeople,
    handle: async (ctx, { query }) => ({ items: await findStaffPeople(ctx, { ...query, limit: 50 }) }),
  }),

  'GET /api/privacy/staff/:id': route({
    summary: 'Tudo o que se guarda de uma pessoa da equipe, e por quê (id do usuário ou da ficha de funcionário)',
    permission: 'privacy.staff.read',
    weight: 'heavy',
    isOfCompany: true,
    params: byId,
    response: schemas.StaffData,
    handle: (ctx, { params }) => collectStaff(ctx, params),
  }),

  'GET /api/privacy/staff/:id/data.json': route({
    ...file,
    summary: 'Tudo o que se guarda de uma pessoa da equipe, em JSON',
    handle: async (ctx, { params }) => writePerson(ctx, await collectStaff(ctx, params), 'json'),
  }),

  'GET /api/privacy/staff/:id/data.html': route({
    ...file,
    summary: 'Tudo o que se guarda de uma pessoa da equipe, para ler e imprimir',
    handle: async (ctx, { params }) => writePerson(ctx, await collectStaff(ctx, params), 'html'),
  }),

  'POST /api/privacy/staff/:id/preview-erasure': route({
    summary: 'O que a anonimização de quem saiu eliminaria e o que a lei manda guardar (ensaio pelo mesmo caminho)',
    permission: 'privacy.staff.erase',
    isOfCompany: true,
    params: byId,
    response: schemas.ErasureReport,
    handle: (ctx, { params }) => ctx.rehearse((ctx) => eraseStaff(ctx, { ...params, reason: 'Ensaio' })),
  }),

  'POST /api/privacy/staff/:id/erase': route({
    summary: 'Anonimiza quem deixou o provedor: não tem volta',
    permission: 'privacy.staff.erase',
    isOfCompany: true,
    params: byId,
    body: schemas.NewErasure,
    response: schemas.ErasureReport,
    handle: (ctx, { params, body }) => eraseStaff(ctx, { ...params, ...body }),
  }),
}
