import { sql } from 'kysely'
import type { App } from '#app'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createRemessa, importRetorno, receivePix } from '#modules/banking'
import { cancelOperation, listOperations, startOperation } from '#kernel/operations'
import { billingPreview, registerPayment, runBilling } from '#modules/billing'
import { addAlert, addDocument, getClientFile } from '#modules/clients'
import { addOverride, getContract } from '#modules/contracts'
import { recordNotice } from '#modules/dunning'
import { openRequest } from '#modules/privacy'
import {
  makeBoleto,
  makeContract,
  makeDeadLetter,
  makeDebt,
  makeInvoice,
  makeLogin,
  makeNas,
  makePlan,
  makeRetorno,
  retornoTitle,
} from '#testing'
import { makeAccess } from './make-access.ts'
import { makeAccount } from './make-account.ts'
import { makeHouse } from './make-house.ts'

let serial = 0

const makePrivacyRequest = async (ctx: Ctx): Promise<string> =>
  (await openRequest(ctx, { requesterName: 'Ana', requesterContact: 'ana@exemplo.test', kind: 'access' })).id

/** One row of every kind that a route can name, by the name that requests give it (`clientId`, `nasId`, …). Committed. */
export async function makeRows(app: App, ctx: Ctx): Promise<Record<string, string>> {
  const { plan, version } = await makePlan(ctx)
  const contract = await makeContract(ctx, { planId: plan.id })
  const { addresses, contacts } = await getClientFile(ctx, { id: contract.clientId })
  const override = await addOverride(ctx, {
    contractId: contract.id,
    kind: 'do_not_block',
    reason: 'Cliente essencial',
  })
  const content = Buffer.from('%PDF-1.4')
  const clientId = contract.clientId
  const others = {
    documentId: (await addDocument(ctx, { clientId, name: 'RG', kind: 'identity', content })).id,
    alertId: (await addAlert(ctx, { clientId, text: 'Cliente essencial' })).id,
    ...(await makeMoney(ctx, contract)),
    ...(await makeNetwork(ctx, contract.id)),
    deadLetterId: await makeDeadLetter(app.runtime, ctx),
    savedViewId: await makeSavedView(ctx),
    ...(await makeAccount(ctx)),
    ...(await makeAccess(ctx, clientId)),
    ...(await makeHouse(ctx)),
    privacyRequestId: await makePrivacyRequest(ctx),
    runId: (await runBilling(ctx, { dueUntil: ctx.today })).runId,
    operationId: await makeOperation(ctx),
  }
  return {
    ...others,
    clientId,
    addressId: addresses[0]?.id ?? '',
    installationAddressId: addresses[0]?.id ?? '',
    contactId: contacts[0]?.id ?? '',
    planId: plan.id,
    planVersionId: version.id,
    contractId: contract.id,
    excludeContractIds: contract.id,
    overrideId: override.id,
    headOfficeId: ctx.companyId,
    contractVersion: String((await getContract(ctx, { id: contract.id })).version),
  }
}

/** One that is over: what still goes on would be told for as long as it does. */
async function makeOperation(ctx: Ctx): Promise<string> {
  const { items } = await listOperations(ctx, { kind: billingPreview.kind, state: 'open', limit: 1 })
  for (const { id } of items) await cancelOperation(ctx, { id })
  const { operationId: id } = await startOperation(ctx, billingPreview, { dueUntil: ctx.today })
  await cancelOperation(ctx, { id })
  return id
}

/** Of the administrator, who asks everything here. */
async function makeSavedView(ctx: Ctx): Promise<string> {
  const id = newId()
  await sql`insert into access.saved_views (id, user_id, company_id, screen, name, query, created_at)
    select ${id}, id, ${ctx.companyId}, '/clientes', ${id}, '{}', ${ctx.now} from access.users order by created_at limit 1`.execute(
    ctx.db,
  )
  return id
}

async function makeMoney(ctx: Ctx, contract: { id: string; clientId: string; accountId: string | null }) {
  const { clientId } = contract
  const accountId = contract.accountId ?? ''
  const boleto = await makeBoleto(ctx, { clientId, accountId })
  const remessa = await createRemessa(ctx, { accountId })
  const bytes = await makeRetorno(ctx, accountId, [retornoTitle(await makeBoleto(ctx, { clientId, accountId }))])
  const retorno = await importRetorno(ctx, { bytes, fileName: 'CB.RET', accountId })
  const paid = await makeInvoice(ctx, { clientId, accountId })
  const payment = await registerPayment(ctx, {
    sourceKey: `cash:${paid.id}`,
    method: 'cash',
    invoiceId: paid.id,
    paidOn: ctx.today,
    receivedCents: 5_000,
  })
  const debt = await makeDebt(ctx, contract, { dueOn: '2026-01-05' })
  const evidence = 'AR BR123456789BR assinado pelo titular'
  const notice = await recordNotice(ctx, {
    invoiceId: debt.id,
    channel: 'letter',
    recipient: 'Titular',
    deliveredOn: '2026-01-08',
    evidence,
  })
  return {
    accountId,
    invoiceId: boleto.invoiceId,
    invoiceIds: boleto.invoiceId,
    remessaId: remessa.id,
    retornoId: retorno.id ?? '',
    paymentId: payment.paymentId,
    noticeId: notice.id,
    receiptId: await makeReceipt(ctx),
  }
}

/** A Pix that names no title of ours. */
async function makeReceipt(ctx: Ctx): Promise<string> {
  serial += 1
  const e2eId = `E${String(serial).padStart(31, '0')}`
  await receivePix(ctx, { e2eId, txid: null, amountCents: 1_000, paidAt: ctx.now })
  const { id } = await ctx.db
    .selectFrom('banking.unmatchedReceipts')
    .select('id')
    .where('companyId', '=', ctx.companyId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return id
}

/** A router, a login and its live session, as FreeRADIUS's accounting would open it. */
async function makeNetwork(ctx: Ctx, contractId: string) {
  serial += 1
  const network = `10.77.${serial >> 8}.${serial & 255}`
  const nas = await makeNas(ctx, { network, name: `Hostil ${serial}` })
  const login = await makeLogin(ctx, { contractId })
  const hex = (text: string) => Buffer.from(text).toString('hex')
  await sql`select aaa.account('Start', ${network}, ${hex(login.username)}, ${hex(`s${serial}`)}, ${network}, '', '', '100.64.0.9', '', '',
    ${ctx.now.getTime() / 1000}::double precision, 0::bigint, 0::bigint, 0::bigint, '', '')`.execute(ctx.db)
  const session = await ctx.db
    .selectFrom('radius.sessionsOpen')
    .select('id')
    .where('loginId', '=', login.id)
    .executeTakeFirstOrThrow()
  return { nasId: nas.id, nasLockId: nas.id, loginId: login.id, sessionId: session.id }
}
