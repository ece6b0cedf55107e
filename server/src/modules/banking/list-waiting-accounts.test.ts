import { expect } from 'vitest'
import { makeBoletos, test } from '#testing'
import { changeDueDate } from './change-due-date.ts'
import { createRemessa } from './create-remessa.ts'
import { getRemessa } from './get-remessa.ts'
import { listRemessaTitles } from './list-remessa-titles.ts'
import { listWaitingAccounts } from './list-waiting-accounts.ts'
import { first } from './retorno-fixtures.ts'

test('a portador tells what its next remessa takes up: new titles, second copies and withdrawals', async ({ ctx }) => {
  const [one, other] = await makeBoletos(ctx, 2)
  if (!one || !other) throw new Error('Two boletos are needed.')
  const waiting = async () =>
    (await listWaitingAccounts(ctx)).items.find(({ accountId }) => accountId === one.accountId)
  expect(await waiting()).toMatchObject({ newCount: 2, newCents: 19_980, changedCount: 0, withdrawnCount: 0 })

  const { id } = await createRemessa(ctx, { accountId: one.accountId })
  expect(await waiting()).toMatchObject({ newCount: 0, newCents: 0 })
  expect(await getRemessa(ctx, { id })).toMatchObject({ titleCount: 2, acceptedCount: 0, rejectedCount: 0 })
  const { items } = await listRemessaTitles(ctx, { remessaId: id, limit: 50 })
  expect(items).toMatchObject([
    { command: 'register', status: 'sent', invoiceNumber: one.invoiceNumber },
    { command: 'register', status: 'sent', invoiceNumber: other.invoiceNumber },
  ])

  // The withdrawal of the first waits for the bank's answer to its registration; its second copy goes at once.
  await changeDueDate(ctx, { invoiceId: one.invoiceId, dueOn: '2026-02-20' })
  expect(await waiting()).toMatchObject({ newCount: 0, changedCount: 1, withdrawnCount: 0 })
})

test('a portador without anything to send is there too, with zeros', async ({ ctx }) => {
  await makeBoletos(ctx, 1, { isSent: true })
  expect(first((await listWaitingAccounts(ctx)).items)).toMatchObject({ newCount: 0, withdrawnCents: 0 })
})
