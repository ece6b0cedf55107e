import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { CivilDateText, flag, Id, line, NonNegativeCents, personal } from '#kernel/values'

const days = (max: number) => z.int('Informe dias inteiros.').min(0, 'Informe zero ou mais dias.').max(max)

const policyFields = {
  noticeAfterDays: days(365),
  suspendAfterNoticeDays: days(365),
  cancelAfterSuspensionDays: days(365),
  minimumDebtCents: NonNegativeCents,
  suspendOnBusinessDaysOnly: z.boolean(),
  unlockDays: days(30).min(1, 'Informe ao menos um dia.'),
  unlocksPerYear: z.int().min(0).max(365),
}

/** Legal floors are checked by the use case, which knows the law of the day. */
export const NewPolicy = z
  .strictObject({ ...policyFields, effectiveOn: CivilDateText.optional() })
  .meta({ id: 'NewDunningPolicy' })
export const Policy = z
  .object({ ...policyFields, effectiveOn: z.string().nullable(), createdBy: z.string().nullable() })
  .meta({ id: 'DunningPolicy' })
export const PolicyPage = pageOf(Policy.extend({ createdByName: z.string().nullable() })).meta({
  id: 'DunningPolicyPage',
})

export const NewRun = z
  .strictObject({
    on: CivilDateText.optional(),
    excludeContractIds: z.array(Id).max(1_000, 'Exclua no máximo 1.000 contratos por vez.').optional(),
  })
  .meta({ id: 'NewDunningRun' })

const runFields = {
  id: Id,
  onDate: z.string(),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
  runBy: z.string(),
  excludedCount: z.int(),
  noticedCount: z.int(),
  suspendedCount: z.int(),
  keptUnlockCount: z.int(),
  brokenUnlockCount: z.int(),
  releasedCount: z.int(),
  waitingCount: z.int(),
  failedCount: z.int(),
}

export const Run = z.object(runFields).meta({ id: 'DunningRun' })
export const RunPage = pageOf(Run.extend({ runByName: z.string().nullable() })).meta({ id: 'DunningRunPage' })
export const RunResult = z
  .object({
    ...runFields,
    isRehearsal: z.boolean(),
    decisions: z.array(
      z.object({
        contractId: Id,
        contractNumber: z.int(),
        clientId: Id,
        action: z.enum(['notify', 'suspend', 'release', 'keep-unlock', 'break-unlock', 'wait', 'exclude', 'fail']),
        explanation: z.string(),
        clientName: personal('name', z.string()),
        oldest: z.object({ invoiceId: Id, number: z.int(), dueOn: z.string(), daysOverdue: z.int() }).nullable(),
        openCents: z.int(),
      }),
    ),
  })
  .meta({ id: 'DunningRunResult' })

export const NewNotice = z
  .strictObject({
    invoiceId: Id,
    channel: z.enum(['whatsapp', 'sms', 'letter', 'in_person'], 'Canal: whatsapp, sms, letter ou in_person.'),
    recipient: line(200),
    deliveredOn: CivilDateText,
    evidence: line(2_000),
  })
  .meta({ id: 'NewDunningNotice' })

const noticeFields = {
  id: Id,
  contractId: Id,
  clientId: Id,
  invoiceId: Id,
  channel: z.enum(['email', 'whatsapp', 'sms', 'letter', 'in_person']),
  recipient: personal('text', z.string().nullable()),
  subject: personal('text', z.string()),
  suspendFrom: z.string(),
  status: z.enum(['pending', 'delivered', 'failed', 'withdrawn']),
  writtenOn: z.string(),
  attempts: z.int(),
  lastError: personal('text', z.string().nullable()),
  deliveredOn: z.string().nullable(),
  deliveredAt: z.date().nullable(),
  evidence: personal('text', z.string().nullable()),
  createdAt: z.date(),
  createdBy: z.string(),
}

export const names = { contractNumber: z.int(), clientName: personal('name', z.string()) }

export const Notice = z.object({ ...noticeFields, body: personal('letter', z.string()) }).meta({ id: 'DunningNotice' })
const NamedNotice = z.object({
  ...noticeFields,
  ...names,
  invoiceNumber: z.int(),
  dueOn: z.string(),
  openCents: z.int(),
})
export const NoticeFile = NamedNotice.extend({ body: personal('letter', z.string()) }).meta({ id: 'DunningNoticeFile' })
export const NoticePage = pageOf(NamedNotice).meta({ id: 'DunningNoticePage' })

export const CancellablePage = pageOf(
  z.object({
    contractId: Id,
    ...names,
    clientId: Id,
    suspendedOn: z.string(),
    cancellableSince: z.string(),
    noticeId: Id,
    noticeDeliveredOn: z.string(),
    explanation: z.string(),
    debtCents: z.int(),
  }),
).meta({ id: 'CancellableContractPage' })

export const PageFilter = z.strictObject(pageQuery)
export const NoticeFilter = z.strictObject({
  ...pageQuery,
  contractId: Id.optional(),
  status: noticeFields.status.optional(),
  undelivered: flag.optional(),
})
