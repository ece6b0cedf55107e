import { z } from 'zod'
import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { changeEmployee, createEmployee, getEmployee, listEmployees } from './employees.ts'
import { createHoliday, listHolidays, removeHoliday } from './holidays.ts'
import * as schemas from './schemas-house.ts'
import { listSequences, raiseSequence } from './sequences.ts'
import { changeSite, createSite, getSite, listSites } from './sites.ts'

const siteRoutes = {
  'GET /api/sites': route({
    summary: 'POPs, pontos de atendimento e pontos de recebimento',
    permission: 'administration.site.read',
    query: schemas.SiteFilter,
    response: schemas.SitePage,
    handle: (ctx, { query }) => listSites(ctx, query),
  }),

  'POST /api/sites': route({
    summary: 'Cadastra um local',
    permission: 'administration.site.update',
    status: 201,
    body: schemas.NewSite,
    response: schemas.Site,
    handle: (ctx, { body }) => createSite(ctx, body),
  }),

  'GET /api/sites/:id': route({
    summary: 'Um local',
    permission: 'administration.site.read',
    params: byId,
    response: schemas.Site,
    handle: (ctx, { params }) => getSite(ctx, params),
  }),

  'PATCH /api/sites/:id': route({
    summary: 'Altera um local',
    permission: 'administration.site.update',
    params: byId,
    body: schemas.SiteChanges,
    response: schemas.Site,
    handle: (ctx, { params, body }) => changeSite(ctx, { ...params, ...body }),
  }),
}

const employeeRoutes = {
  'GET /api/employees': route({
    summary: 'Fichas dos funcionários',
    permission: 'administration.employee.read',
    query: schemas.EmployeeFilter,
    response: schemas.EmployeePage,
    handle: (ctx, { query }) => listEmployees(ctx, query),
  }),

  'POST /api/employees': route({
    summary: 'Cadastra um funcionário',
    permission: 'administration.employee.update',
    status: 201,
    body: schemas.NewEmployee,
    response: schemas.Employee,
    handle: (ctx, { body }) => createEmployee(ctx, body),
  }),

  'GET /api/employees/:id': route({
    summary: 'A ficha de um funcionário',
    permission: 'administration.employee.read',
    params: byId,
    response: schemas.Employee,
    handle: (ctx, { params }) => getEmployee(ctx, params),
  }),

  'PATCH /api/employees/:id': route({
    summary: 'Altera a ficha de um funcionário',
    permission: 'administration.employee.update',
    params: byId,
    body: schemas.EmployeeChanges,
    response: schemas.Employee,
    handle: (ctx, { params, body }) => changeEmployee(ctx, { ...params, ...body }),
  }),
}

export const houseRoutes = {
  ...siteRoutes,
  ...employeeRoutes,

  'GET /api/holidays': route({
    summary: 'O calendário de um ano: feriados nacionais, dos bancos, estaduais e municipais',
    permission: 'administration.holiday.read',
    query: schemas.HolidayFilter,
    response: schemas.HolidayList,
    handle: (ctx, { query }) => listHolidays(ctx, query),
  }),

  'POST /api/holidays': route({
    summary: 'Cadastra um feriado estadual ou municipal',
    permission: 'administration.holiday.update',
    status: 201,
    body: schemas.NewHoliday,
    response: schemas.HolidayId,
    handle: (ctx, { body }) => createHoliday(ctx, body),
  }),

  'DELETE /api/holidays/:id': route({
    summary: 'Tira um feriado estadual ou municipal',
    permission: 'administration.holiday.update',
    params: byId,
    response: schemas.HolidayRemoval,
    handle: (ctx, { params }) => removeHoliday(ctx, params),
  }),

  'GET /api/sequences': route({
    summary: 'As numerações da empresa e o último número dado em cada uma',
    permission: 'administration.sequence.read',
    response: schemas.SequenceList,
    handle: (ctx) => listSequences(ctx),
  }),

  'POST /api/sequences/:key/raise': route({
    summary: 'Faz uma numeração seguir de um número maior',
    permission: 'administration.sequence.update',
    params: z.object({ key: z.string().max(40) }),
    body: schemas.SequenceRaise,
    response: schemas.Sequence,
    handle: (ctx, { params, body }) => raiseSequence(ctx, { name: params.key, ...body }),
  }),
}
