import { buildResponse, decodePacket, packetCode } from '@open-sgp/radius'
import { createSocket } from 'node:dgram'
import { computeCnpjDigits } from '@open-sgp/brasil'
import { expect, test as plain } from 'vitest'
import { createCtx, type Ctx } from '#kernel/context'
import { noCompany } from '#kernel/session'
import { keepSetting } from '#kernel/settings'
import { createUser } from '#modules/access'
import { createBranch } from '#modules/company'
import { contractTerms } from '#modules/contracts'
import { mailbox, makeAccount, makePlan, openApp, test, testActor } from '#testing'
import { getSetup } from './get-setup.ts'
import { closeSetup, registerFirstCompany, skipStep, tryMail, tryRadius } from './take-steps.ts'

const stateOf = async (ctx: Ctx) =>
  Object.fromEntries((await getSetup(ctx)).steps.map(({ name, state }) => [name, state]))

const cnpj = (serial: number) => {
  const base = `${60_000_000 + serial}0001`
  return base + computeCnpjDigits(base)
}
const company = (serial: number) => ({
  legalName: 'Serra Fibra Ltda',
  tradeName: 'Serra Fibra',
  cnpj: cnpj(serial),
  postalCode: '88010000',
  street: 'Rua das Palmeiras',
  streetNumber: '10',
  district: 'Centro',
  ibgeCode: '4205407',
})

/** A RADIUS server that knows one secret and refuses everybody. */
async function listenRadius(secret: string) {
  const socket = createSocket('udp4')
  socket.on('message', (bytes, peer) => {
    const request = decodePacket(bytes)
    const attributes = [['Reply-Message', 'Usuário desconhecido'] as const]
    socket.send(
      buildResponse({ code: packetCode.accessReject, request, secret, attributes, messageAuthenticator: true }),
      peer.port,
      peer.address,
    )
  })
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done))
  return { port: socket.address().port, close: () => socket.close() }
}

const login = { host: '127.0.0.1', username: 'teste', password: 'teste' }

test('the setup shows what is there already, and cannot end before every step is done or left out', async ({ ctx }) => {
  expect(await stateOf(ctx)).toMatchObject({ company: 'done', account: 'open', plan: 'open', mail: 'open' })
  await expect(closeSetup(ctx)).rejects.toMatchObject({
    code: 'setup-incomplete',
    extra: { missing: expect.arrayContaining(['account']) },
  })
  await makeAccount(ctx)
  await makePlan(ctx)
  await keepSetting(ctx, contractTerms, { value: 'Contrato de {cliente}', version: 0, reason: 'Primeiro texto' })
  await createUser(ctx, {
    email: 'caixa@provedor.test',
    name: 'Caixa',
    password: 'uma-senha-comprida',
    permissions: [],
  })
  await createUser(ctx, {
    email: 'chefe@provedor.test',
    name: 'Chefe',
    password: 'uma-senha-comprida',
    permissions: [],
  })
  await tryMail(ctx, { to: 'admin@provedor.test' })
  await createBranch(ctx, { code: 'B', name: 'Filial', postalCode: '88010000', ibgeCode: '4205407' })
  for (const step of ['network', 'backup'] as const) await skipStep(ctx, { step })
  expect(await stateOf(ctx)).toMatchObject({
    branch: 'done',
    account: 'done',
    plan: 'done',
    terms: 'done',
    mail: 'done',
    user: 'done',
    network: 'skipped',
    client: 'open',
  })
  expect(await closeSetup(ctx)).toMatchObject({ closedAt: ctx.now, companyId: ctx.companyId })
})

test('once it ended, everything of it answers that it is closed', async ({ ctx }) => {
  await makeAccount(ctx)
  await makePlan(ctx)
  for (const step of ['branch', 'network', 'terms', 'mail', 'user', 'backup'] as const) await skipStep(ctx, { step })
  await closeSetup(ctx)
  const everything = [
    () => getSetup(ctx),
    () => closeSetup(ctx),
    () => skipStep(ctx, { step: 'mail' }),
    () => tryMail(ctx, { to: 'admin@provedor.test' }),
    () => tryRadius(ctx, { ...login, port: 1812, secret: 'segredo' }),
    () => registerFirstCompany(ctx, company(1)),
  ]
  for (const again of everything) await expect(again()).rejects.toMatchObject({ status: 409, code: 'setup-closed' })
})

test('a step without which nothing works cannot be left out', async ({ ctx }) => {
  for (const step of ['company', 'account', 'plan', 'client'] as const)
    await expect(skipStep(ctx, { step })).rejects.toMatchObject({ code: 'step-not-skippable' })
})

test('the mail step is proved by a message that arrived, and failed with the server’s words', async ({ ctx }) => {
  const messaging = await mailbox()
  messaging.clear()
  messaging.fail({ kind: 'reply', code: 550, text: '5.7.1 Relay negado', at: 'recipient' })
  expect(await tryMail(ctx, { to: 'admin@provedor.test' })).toMatchObject({
    outcome: 'failed',
    detail: expect.stringContaining('Relay negado'),
  })
  expect(await stateOf(ctx)).toMatchObject({ mail: 'failed' })
  expect(await tryMail(ctx, { to: 'admin@provedor.test' })).toMatchObject({ outcome: 'proved' })
  expect(messaging.messages).toMatchObject([{ to: ['admin@provedor.test'] }])
  expect(await stateOf(ctx)).toMatchObject({ mail: 'done' })
})

test('the network step is proved by any answer of the RADIUS server, and told clearly when none comes', async ({
  ctx,
}) => {
  const server = await listenRadius('segredo-certo')
  expect(await tryRadius(ctx, { ...login, port: server.port, secret: 'segredo-errado' })).toMatchObject({
    outcome: 'failed',
    detail: expect.stringContaining('não respondeu'),
  })
  const { outcome, detail } = await tryRadius(ctx, { ...login, port: server.port, secret: 'segredo-certo' })
  expect([outcome, detail]).toEqual(['proved', expect.stringContaining('Usuário desconhecido')])
  const kept = await ctx.db.selectFrom('setup.steps').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain('segredo-certo')
  server.close()
})

plain('two administrators at once register one company and close once', async () => {
  const app = await openApp()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: noCompany })
  const both = await Promise.allSettled([1, 2].map((serial) => registerFirstCompany(outside, company(serial))))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'setup-step-done' } })
  const { id } = await outside.db.selectFrom('company.companies').select('id').executeTakeFirstOrThrow()
  const ctx = outside.forCompany(id)
  await makeAccount(ctx)
  await makePlan(ctx)
  for (const step of ['branch', 'network', 'terms', 'mail', 'user', 'backup'] as const) await skipStep(ctx, { step })
  const ends = await Promise.allSettled([closeSetup(ctx), closeSetup(ctx)])
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'setup-closed' } })
  await app.close()
})
