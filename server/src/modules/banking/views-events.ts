import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { Command } from './store-remessas.ts'
import type { Outcome } from './verdict.ts'

export type BoletoEvent = {
  at: Date
  kind: 'issued' | 'ordered' | 'sent' | 'retorno'
  boletoId: string
  nossoNumeroPrinted: string
  command: Command | null
  outcome: Outcome | null
  detail: string | null
  remessaId: string | null
  retornoId: string | null
}

const maxEvents = 200

/** What happened to the boletos of an invoice, newest first: issue, orders, files to and from the bank. */
export async function listBoletoEvents(ctx: Ctx, invoiceId: string): Promise<BoletoEvent[]> {
  const { rows } = await sql<BoletoEvent>`
    with b as (select * from banking.boletos where company_id = ${ctx.companyId} and invoice_id = ${invoiceId})
    select at, kind, boleto_id, nosso_numero_printed, command, outcome, detail, remessa_id, retorno_id from (
      select b.created_at as at, 'issued' as kind, b.id as boleto_id, b.nosso_numero_printed, null::banking.command as command,
        null::banking.line_outcome as outcome, null as detail, null::uuid as remessa_id, null::uuid as retorno_id, 0 as step
      from b
      union all
      select n.created_at, 'ordered', b.id, b.nosso_numero_printed, n.command, null, null, null, null, 1
      from b join banking.instructions n on n.boleto_id = b.id where n.status = 'pending'
      union all
      select r.created_at, 'sent', b.id, b.nosso_numero_printed, n.command, null, 'remessa ' || r.sequence, r.id, null, 2
      from b join banking.instructions n on n.boleto_id = b.id join banking.remessas r on r.id = n.remessa_id
      union all
      select r.imported_at, 'retorno', b.id, b.nosso_numero_printed, null, l.outcome, l.detail, null, r.id, 3
      from b join banking.retorno_lines l on l.boleto_id = b.id join banking.retornos r on r.id = l.retorno_id) events
    order by at desc, step desc, boleto_id desc limit ${maxEvents}`.execute(ctx.db)
  return rows
}
