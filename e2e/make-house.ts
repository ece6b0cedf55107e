import { computeCpfDigits } from '@open-sgp/brasil'
import type { Ctx } from '../server/src/kernel/context.ts'
import {
  changeMailServer,
  createEmployee,
  createMailServer,
  createSite,
} from '../server/src/modules/administration/index.ts'

/** One row for each file of the administration. The mail server is registered out of use: nothing is sent by it. */
export async function makeHouse(ctx: Ctx): Promise<Record<string, string>> {
  const cpf = '900000001'
  const site = await createSite(ctx, { kind: 'pop', name: 'POP de todas as telas', ibgeCode: '4205407' })
  const employee = await createEmployee(ctx, {
    name: 'Ana de todas as telas',
    document: cpf + computeCpfDigits(cpf),
    position: 'Técnica',
    admittedOn: '2025-03-10',
  })
  const server = await createMailServer(ctx, {
    name: 'Correio de todas as telas',
    host: '8.8.8.8',
    port: 587,
    tls: 'starttls',
    fromAddress: 'avisos@provedor.example',
    priority: 9,
  })
  await changeMailServer(ctx, { id: server.id, version: server.version, isActive: false })
  return {
    '/administracao/configuracoes/': 'contracts.terms',
    '/administracao/locais/': site.id,
    '/administracao/funcionarios/': employee.id,
    '/administracao/email/': server.id,
  }
}
