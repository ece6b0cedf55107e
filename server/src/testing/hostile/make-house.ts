import { computeCpfDigits } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { allowedPrivateNetworks } from '#kernel/private-networks'
import { keepSetting, readSetting } from '#kernel/settings'
import { createEmployee, createHoliday, createMailServer, createSite, notify } from '#modules/administration'
import { mailbox } from '#testing'

let serial = 0

/** What the administration keeps: a mail server that answers on this machine. */
export async function makeHouse(ctx: Ctx): Promise<Record<string, string>> {
  serial += 1
  const [{ host, port }, opened] = [await mailbox(), await readSetting(ctx, allowedPrivateNetworks)]
  const loopback = { value: ['127.0.0.0/8'], version: 0, reason: 'Servidor na própria máquina' }
  if (opened.length === 0) await keepSetting(ctx, allowedPrivateNetworks, loopback)
  const mailServer = await createMailServer(ctx, {
    name: `Hostil ${serial}`,
    host,
    port,
    tls: 'none',
    fromAddress: 'cobranca@provedor.test',
    priority: 1,
  })
  await notify(ctx, { kind: 'job-failed', title: 'Uma tarefa falhou', sourceKey: `hostil/${serial}` })
  const told = await ctx.db
    .selectFrom('administration.notifications')
    .select('id')
    .where('companyId', '=', ctx.companyId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return { mailServerId: mailServer.id, notificationId: told.id, ...(await makePlaces(ctx)) }
}

async function makePlaces(ctx: Ctx): Promise<Record<string, string>> {
  const ibgeCode = '4205407'
  const cpf = String(800_000_000 + serial)
  const site = await createSite(ctx, { kind: 'pop', name: `POP ${serial}`, ibgeCode })
  const document = cpf + computeCpfDigits(cpf)
  const employee = await createEmployee(ctx, { name: 'Ana', document, position: 'Técnica', admittedOn: '2025-03-10' })
  const day = new Date(Date.UTC(2030, 0, serial)).toISOString().slice(0, 10)
  const holiday = await createHoliday(ctx, { name: 'Feriado', ibgeCode, isMunicipal: true, onDate: day })
  return { siteId: site.id, employeeId: employee.id, holidayId: holiday.id }
}
