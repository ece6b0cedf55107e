import { route } from '#kernel/http'
import { Company, NewCompany } from '#modules/company'
import { getSetup } from './get-setup.ts'
import * as schemas from './schemas.ts'
import { closeSetup, registerFirstCompany, skipStep, tryMail, tryRadius } from './take-steps.ts'

export const routes = {
  'GET /api/setup': route({
    summary: 'A configuração inicial, passo a passo; depois de concluída, 409',
    permission: 'setup.run',
    response: schemas.Setup,
    handle: (ctx) => getSetup(ctx),
  }),

  'POST /api/setup/company': route({
    summary: 'Configuração inicial: cadastra a primeira empresa',
    permission: 'setup.run',
    isBeforeCompany: true,
    status: 201,
    body: NewCompany,
    response: Company,
    handle: (ctx, { body }) => registerFirstCompany(ctx, body),
  }),

  'POST /api/setup/trials/mail': route({
    summary: 'Configuração inicial: envia de verdade uma mensagem de teste',
    permission: 'setup.run',
    body: schemas.MailTry,
    response: schemas.Tried,
    handle: (ctx, { body }) => tryMail(ctx, body),
  }),

  'POST /api/setup/trials/radius': route({
    summary: 'Configuração inicial: tenta de verdade um login no servidor RADIUS',
    permission: 'setup.run',
    body: schemas.RadiusTry,
    response: schemas.Tried,
    handle: (ctx, { body }) => tryRadius(ctx, body),
  }),

  'POST /api/setup/skip': route({
    summary: 'Configuração inicial: deixa um passo para depois',
    permission: 'setup.run',
    body: schemas.Skip,
    response: schemas.Setup,
    handle: (ctx, { body }) => skipStep(ctx, body),
  }),

  'POST /api/setup/close': route({
    summary: 'Conclui a configuração inicial, para sempre',
    permission: 'setup.run',
    response: schemas.Closed,
    handle: (ctx) => closeSetup(ctx),
  }),
}
