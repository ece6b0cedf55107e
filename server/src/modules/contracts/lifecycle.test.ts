import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { changeClient } from '#modules/clients'
import { changePlan } from '#modules/plans'
import { makeAccount, makeClient, makeCompany, makeContract, makeDraftContract, makePlan, test } from '#testing'
import { activateContract } from './activate-contract.ts'
import { cancelContract, endContract } from './cancel-contract.ts'
import { createContract } from './create-contract.ts'
import { getContract, getContractFile } from './get-contract.ts'
import { blockAccess } from './override-access.ts'
import { recallContract, sendForSignature, signContract } from './sign-contract.ts'
import { resumeContract } from './resume-contract.ts'
import { suspendContract } from './suspend-contract.ts'
import { selectEvents } from './views-events.ts'

const reason = 'Motivo de teste'
const evidence = { channel: 'link' as const, signer: 'Maria', ip: '192.0.2.1' }

test('a sale is a draft with the plan version of the day, numbered within its company', async ({ ctx }) => {
  const contract = await makeDraftContract(ctx, { benefitCents: 60_000 })
  expect(contract).toMatchObject({ number: 1, status: 'draft', accessState: 'awaiting', loyaltyMonths: 12, dueDay: 10 })
  expect((await makeDraftContract(ctx)).number).toBe(2)
  expect((await makeDraftContract(ctx.forCompany((await makeCompany(ctx)).id))).number).toBe(1)
  const { planPeriods } = await getContractFile(ctx, contract)
  expect(planPeriods).toMatchObject([
    { priceCents: 9_990, startsOn: '2026-01-10', endsOn: null, hasAgreedPrice: false },
  ])
})

test('a draft is signed, installed and active, and each step says who, when and why', async ({ ctx }) => {
  const { id: contractId } = await makeDraftContract(ctx)
  expect(await sendForSignature(ctx, { contractId })).toMatchObject({ status: 'awaiting_signature' })
  const signed = await signContract(ctx, { contractId, evidence })
  expect(signed).toMatchObject({
    status: 'awaiting_installation',
    signedAt: ctx.now,
    accessReason: 'Aguardando instalação',
  })
  const active = await activateContract(ctx, { contractId })
  expect(active).toMatchObject({
    status: 'active',
    activatedOn: '2026-01-10',
    loyaltyUntil: '2027-01-10',
    accessState: 'allowed',
    accessReason: 'Contrato ativo',
  })
  const events = await selectEvents(ctx, { contractId, isDescending: false, limit: 20 })
  expect(events.map(({ kind, fromValue, toValue }) => [kind, fromValue, toValue])).toEqual([
    ['created', null, 'draft'],
    ['status', 'draft', 'awaiting_signature'],
    ['status', 'awaiting_signature', 'awaiting_installation'],
    ['status', 'awaiting_installation', 'active'],
    ['access', 'awaiting', 'allowed'],
  ])
  expect(events.every((event) => event.actorId === 'teste' && event.reason !== '')).toBe(true)
})

test('what was sent for signature can be taken back and corrected', async ({ ctx }) => {
  const { id: contractId } = await makeDraftContract(ctx)
  await sendForSignature(ctx, { contractId })
  expect(await recallContract(ctx, { contractId, reason })).toMatchObject({ status: 'draft' })
})

type Step = (ctx: Ctx, contractId: string) => Promise<unknown>
const steps: Record<string, Step> = {
  send: (ctx, contractId) => sendForSignature(ctx, { contractId }),
  recall: (ctx, contractId) => recallContract(ctx, { contractId, reason }),
  sign: (ctx, contractId) => signContract(ctx, { contractId, evidence }),
  activate: (ctx, contractId) => activateContract(ctx, { contractId }),
  suspend: (ctx, contractId) => suspendContract(ctx, { contractId, kind: 'financial', reason }),
  resume: (ctx, contractId) => resumeContract(ctx, { contractId, reason }),
  cancel: (ctx, contractId) => cancelContract(ctx, { contractId, reason }),
  end: (ctx, contractId) => endContract(ctx, { contractId, reason }),
}
const ways: [string[], string[]][] = [
  [[], ['send', 'cancel']],
  [['send'], ['sign', 'recall', 'cancel']],
  [
    ['send', 'sign'],
    ['activate', 'cancel'],
  ],
  [
    ['send', 'sign', 'activate'],
    ['suspend', 'cancel', 'end'],
  ],
  [
    ['send', 'sign', 'activate', 'suspend'],
    ['resume', 'cancel', 'end'],
  ],
  [['cancel'], []],
  [['send', 'sign', 'activate', 'end'], []],
]

test('only the listed transitions happen', async ({ ctx }) => {
  for (const [done, possible] of ways) {
    const { id } = await makeDraftContract(ctx)
    for (const step of done) await steps[step]?.(ctx, id)
    const open: string[] = []
    for (const [name, step] of Object.entries(steps)) {
      const outcome = await ctx
        .rehearse(async (ctx) => await step(ctx, id))
        .then(
          () => 'done',
          (error: { status?: number }) => error.status,
        )
      if (outcome === 'done') open.push(name)
      else expect([name, outcome]).toEqual([name, 409])
    }
    expect(open.toSorted()).toEqual(possible.toSorted())
  }
})

test('an installation may be recorded after the fact, never before it', async ({ ctx }) => {
  await expect(makeContract(ctx, { activatedOn: '2026-01-11' })).rejects.toMatchObject({ status: 422 })
  const contract = await makeContract(ctx, { activatedOn: '2025-12-31', loyaltyMonths: 2 })
  expect(contract).toMatchObject({ activatedOn: '2025-12-31', loyaltyUntil: '2026-02-28' })
  expect((await getContractFile(ctx, contract)).planPeriods).toMatchObject([{ startsOn: '2025-12-31', endsOn: null }])
})

test('who is blocked for sale, and what is off sale, is not sold', async ({ ctx }) => {
  const client = await makeClient(ctx)
  const { plan } = await makePlan(ctx)
  await changeClient(ctx, { id: client.id, version: 1, status: 'blocked_for_sale' })
  await expect(makeDraftContract(ctx, { clientId: client.id })).rejects.toMatchObject({ code: 'client-not-for-sale' })
  await changePlan(ctx, { id: plan.id, version: 1, isOnSale: false })
  await expect(makeDraftContract(ctx, { planId: plan.id })).rejects.toMatchObject({ code: 'plan-off-sale' })
})

test('a lead signs nothing before it has a document', async ({ ctx }) => {
  const lead = await makeClient(ctx, { status: 'lead', document: null })
  const { id: contractId } = await makeDraftContract(ctx, { clientId: lead.id })
  await expect(sendForSignature(ctx, { contractId })).rejects.toMatchObject({ code: 'client-without-document' })
})

test('the installation address is the client’s own, by default the first for installations', async ({ ctx }) => {
  const [client, other] = [await makeClient(ctx), await makeClient(ctx)]
  const own = await makeDraftContract(ctx, { clientId: client.id })
  expect(own.installationAddressId).not.toBeNull()
  await expect(
    makeDraftContract(ctx, { clientId: other.id, installationAddressId: own.installationAddressId }),
  ).rejects.toMatchObject({ status: 422, extra: { errors: [{ pointer: '/installationAddressId' }] } })
})

test('a courtesy has its plan and costs nothing; an agreed price stands on the contract', async ({ ctx }) => {
  const courtesy = await makeDraftContract(ctx, { modality: 'courtesy', priceCents: 5_000 })
  expect((await getContractFile(ctx, courtesy)).planPeriods).toMatchObject([{ priceCents: 0 }])
  const agreed = await makeDraftContract(ctx, { priceCents: 8_000 })
  expect(agreed.priceCents).toBe(8_000)
  expect((await getContractFile(ctx, agreed)).planPeriods).toMatchObject([{ priceCents: 8_000, hasAgreedPrice: true }])
})

test('nothing of another company is sold, read or moved', async ({ ctx }) => {
  const theirs = ctx.forCompany((await makeCompany(ctx)).id)
  const { id } = await makeContract(theirs)
  const account = await makeAccount(theirs)
  await expect(getContract(ctx, { id })).rejects.toMatchObject({ status: 404, code: 'contract-not-found' })
  for (const step of Object.values(steps)) await expect(step(ctx, id)).rejects.toMatchObject({ status: 404 })
  await expect(blockAccess(ctx, { contractId: id, reason })).rejects.toMatchObject({ status: 404 })
  const [client, plan] = [await makeClient(ctx), await makePlan(ctx)]
  const sale = { clientId: client.id, planId: plan.plan.id, dueDay: 10 }
  for (const foreign of [
    { clientId: (await makeClient(theirs)).id },
    { planId: (await makePlan(theirs)).plan.id },
    { accountId: account.id },
  ])
    await expect(createContract(ctx, { ...sale, ...foreign })).rejects.toMatchObject({ status: 404 })
})
