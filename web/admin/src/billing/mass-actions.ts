import { call, countTitles, saveFile, sayDone, type ItemOf, type MassAction } from '#kit'

type Invoice = ItemOf<'GET /api/invoices'>

const idsOf = (invoices: readonly Invoice[]) => invoices.map(({ id }) => id)

async function issueBoletos(invoices: readonly Invoice[]): Promise<void> {
  const { issuedCount, problems } = await call('POST /api/boletos', { body: { invoiceIds: idsOf(invoices) } })
  const [first] = problems
  if (first) throw new Error(`${issuedCount} emitidos; ${countTitles(problems.length)} sem boleto: ${first.detail}`)
  sayDone(issuedCount === 0 ? 'Todos já tinham boleto.' : `Boletos emitidos: ${issuedCount}.`)
}

const print = (format: 'carne' | 'boleto') => async (invoices: readonly Invoice[]) =>
  saveFile(await call('POST /api/boletos/carne', { body: { invoiceIds: idsOf(invoices), format } }), `${format}.pdf`)

/** What is done to several titles at once. */
export const invoiceActions: readonly MassAction<Invoice>[] = [
  {
    label: 'Emitir boletos',
    permission: 'banking.boleto.issue',
    consequence: (invoices) =>
      `${countTitles(invoices.length)} em aberto passam a ter boleto e vão na próxima remessa; os que já têm ficam como estão.`,
    run: issueBoletos,
  },
  { label: 'Carnê em PDF', permission: 'banking.boleto.read', run: print('carne') },
  { label: 'Boletos em PDF', permission: 'banking.boleto.read', run: print('boleto') },
]
