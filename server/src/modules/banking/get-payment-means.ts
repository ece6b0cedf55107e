import { encodeBrCode, PixError } from '@open-sgp/pix'
import type { Ctx } from '#kernel/context'
import { getAccount, getCompany } from '#modules/company'
import { findPrintableBoletos, type PrintableBoleto } from './views-print.ts'

export type PaymentMeans = {
  linhaDigitavel: string
  /** Banks take a boleto only when its registration came back; the Pix is worth at once. */
  isRegistered: boolean
  /** Pix copia e cola of exactly `amountCents`; null when the portador has no key. */
  pixPayload: string | null
}

/**
 * How an invoice that is owed can be paid now: by its live boleto, whose bank adds fine and interest by itself, and by a Pix of
 * `amountCents` under the boleto's txid, which settles it whatever the amount printed. Null without a live boleto.
 */
export async function getPaymentMeans(
  ctx: Ctx,
  { invoiceId, amountCents }: { invoiceId: string; amountCents: number },
): Promise<PaymentMeans | null> {
  const [boleto] = await findPrintableBoletos(ctx, [invoiceId])
  if (!boleto || boleto.status === 'paid') return null
  return {
    linhaDigitavel: boleto.linhaDigitavel,
    isRegistered: boleto.status === 'registered',
    pixPayload: await pixOf(ctx, boleto, amountCents),
  }
}

async function pixOf(ctx: Ctx, boleto: PrintableBoleto, amountCents: number): Promise<string | null> {
  if (boleto.pixPayload === null || boleto.pixTxid === null || amountCents === boleto.amountCents)
    return boleto.pixPayload
  const { pixKey } = await getAccount(ctx, { id: boleto.accountId })
  if (pixKey === null) return null
  const { tradeName: name, city } = await getCompany(ctx)
  try {
    return encodeBrCode({ kind: 'static', key: pixKey, name, city, amountCents, txid: boleto.pixTxid })
  } catch (error) {
    if (error instanceof PixError) return null
    throw error
  }
}
