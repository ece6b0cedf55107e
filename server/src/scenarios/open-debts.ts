import type { Ctx } from '#kernel/context'

/** What a subscriber finds in the mailbox: an open invoice with its boleto, and how the access stands. */
export const listOpenDebts = (ctx: Ctx) =>
  ctx.db
    .selectFrom('billing.invoices as i')
    .innerJoin('contracts.contracts as c', 'c.id', 'i.contractId')
    .leftJoin('banking.boletos as b', (join) =>
      join.onRef('b.invoiceId', '=', 'i.id').on('b.status', 'in', ['pending', 'sent', 'registered']),
    )
    .select([
      'i.id as invoiceId',
      'i.contractId',
      'i.number',
      'i.dueOn',
      'i.openCents',
      'i.accountId',
      'b.nossoNumero',
      'b.nossoNumeroDv',
      'b.pixTxid',
      'b.status as boletoStatus',
      'c.accessState',
      'c.accessSince',
      'c.status as contractStatus',
    ])
    .where('i.companyId', '=', ctx.companyId)
    .where('i.status', '=', 'open')
    .orderBy('i.dueOn')
    .orderBy('i.number')
    .execute()

export type Debt = Awaited<ReturnType<typeof listOpenDebts>>[number]
