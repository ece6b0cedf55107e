import type { Ctx } from '#kernel/context'
import { AppError } from '#kernel/errors'
import { findPrintableBoletos, type PrintableBoleto } from './views-print.ts'

/** The boleto that stands for an invoice: the live one, else the one that was paid. 404 when there is none. */
export async function getBoleto(ctx: Ctx, { invoiceId }: { invoiceId: string }): Promise<PrintableBoleto> {
  const [boleto] = await findPrintableBoletos(ctx, [invoiceId])
  if (boleto) return boleto
  throw new AppError(
    404,
    'boleto-not-found',
    'Este título não tem boleto. Confira nos problemas de emissão a causa, ou emita-o.',
  )
}
