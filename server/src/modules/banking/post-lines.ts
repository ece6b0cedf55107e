import { findLayout } from '@open-sgp/cnab'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { type NewPayment, registerPayments } from '#modules/billing'
import { type Bench, judgeLine } from './judge-line.ts'
import { lockAccounts } from './lock-accounts.ts'
import { matchTitles } from './match-titles.ts'
import type { OpenedRetorno } from './open-retorno.ts'
import type { ReadLine } from './read-lines.ts'
import { type ProblemRow, saveProblems } from './store.ts'
import {
  answerInstructions,
  type BoletoChange,
  changeBoletos,
  findPosted,
  insertLines,
  insertReceipts,
  type RetornoRow,
} from './store-retornos.ts'
import type { Verdict } from './verdict.ts'
import type { TitleOfBank } from './views.ts'

type Judged = ReadLine & { verdict: Verdict; ours: TitleOfBank | undefined; sourceKey: string; isPostedBefore: boolean }

/** Posts a batch of lines in the caller's transaction: payments, states of boletos, answers to orders, and the lines themselves. */
export async function postLines(
  ctx: Ctx,
  retorno: RetornoRow,
  opened: OpenedRetorno,
  lines: readonly ReadLine[],
): Promise<void> {
  await lockAccounts(
    ctx,
    opened.accounts.map(({ id }) => id),
  )
  const judged = await judge(ctx, opened, lines)
  const payments = await pay(ctx, judged)
  await insertReceipts(
    ctx,
    judged.flatMap((line) => receiptOf(retorno, line)),
  )
  await changeBoletos(ctx, changesOf(judged))
  await answerInstructions(
    ctx,
    judged.flatMap(({ ours, verdict }) => (ours && verdict.answer ? [{ ...verdict.answer, boletoId: ours.id }] : [])),
  )
  await tellRefused(ctx, judged)
  await insertLines(
    ctx,
    retorno,
    judged.map((line) => toRow(line, payments.get(line.sourceKey))),
  )
}

async function judge(ctx: Ctx, opened: OpenedRetorno, lines: readonly ReadLine[]): Promise<Judged[]> {
  const { file, account, accounts } = opened
  const layout = findLayout(file.bank, file.layout)
  const bench: Bench = { layout, account, generatedOn: file.header.generatedOn }
  const posted = await findPosted(
    ctx,
    accounts.map(({ id }) => id),
    lines.map(({ fingerprint }) => fingerprint),
  )
  const before = new Map(posted.map((one) => [one.fingerprint, one]))
  const find = await matchTitles(
    ctx,
    opened,
    (number) => layout.nossoNumeroColumns(number),
    lines.map(({ title }) => title),
  )
  return lines.map((line) => {
    const ours = find(line.title)
    const sourceKey = `retorno:${account.id}:${line.fingerprint}`
    const first = before.get(line.fingerprint)
    if (first) {
      const detail = `Registro já lançado pelo arquivo ${first.fileName}, linha ${first.line}: nada mudou.`
      return { ...line, ours, sourceKey, isPostedBefore: true, verdict: { outcome: 'duplicate', detail } }
    }
    const verdict = judgeLine(bench, line, ours)
    // The lines that follow must see the title as this one leaves it.
    if (ours && verdict.boletoStatus) ours.status = verdict.boletoStatus
    return { ...line, ours, sourceKey, isPostedBefore: false, verdict }
  })
}

/** Books the money of known titles. Source key → payment and how it ended; a paid title's second payment ends as credit. */
async function pay(ctx: Ctx, judged: readonly Judged[]): Promise<Map<string, { paymentId: string; outcome: string }>> {
  const payments = judged.flatMap(({ ours, verdict, sourceKey }): NewPayment[] =>
    ours && verdict.money ? [{ sourceKey, method: 'boleto', invoiceId: ours.invoiceId, ...verdict.money }] : [],
  )
  if (payments.length === 0) return new Map()
  const results = await registerPayments(ctx, payments)
  return new Map(
    results.flatMap((result, index) => {
      const key = payments[index]?.sourceKey
      return key === undefined ? [] : [[key, result]]
    }),
  )
}

/** An invoice whose boleto the bank refused is one more that has none. */
async function tellRefused(ctx: Ctx, judged: readonly Judged[]): Promise<void> {
  const problems = new Map<string, ProblemRow>()
  for (const { ours, verdict } of judged)
    if (ours && verdict.rejectReason !== undefined) {
      const { invoiceId } = ours
      problems.set(invoiceId, { invoiceId, code: 'rejected-by-bank', detail: verdict.rejectReason })
    }
  await saveProblems(ctx, [...problems.keys()], [...problems.values()])
}

function receiptOf(retorno: RetornoRow, { ours, verdict, sourceKey, title }: Judged) {
  if (ours || !verdict.money) return []
  const { id: retornoId, accountId } = retorno
  const reference = `Nosso número ${title.nossoNumero || 'em branco'}${title.seuNumero ? `, seu número ${title.seuNumero}` : ''}`
  return [
    {
      id: newId(),
      sourceKey,
      method: 'boleto' as const,
      accountId,
      retornoId,
      line: title.line,
      reference,
      ...verdict.money,
    },
  ]
}

/** The last word of the batch on each boleto. */
function changesOf(judged: readonly Judged[]): BoletoChange[] {
  const changes = new Map<string, BoletoChange>()
  for (const { ours, verdict } of judged)
    if (ours && verdict.boletoStatus)
      changes.set(ours.id, {
        boletoId: ours.id,
        status: verdict.boletoStatus,
        rejectReason: verdict.rejectReason ?? null,
      })
  return [...changes.values()]
}

const settledWords: Readonly<Record<string, string>> = {
  partial: ' Baixa parcial: o restante continua aberto.',
  credit: ' O título já estava quitado ou cancelado: o valor ficou como crédito do cliente.',
}

function toRow(line: Judged, payment: { paymentId: string; outcome: string } | undefined) {
  const { title, verdict, ours, fingerprint, isPostedBefore } = line
  const ending = payment ? (settledWords[payment.outcome] ?? '') : ''
  return {
    line: title.line,
    nossoNumero: title.nossoNumero,
    seuNumero: title.seuNumero || null,
    occurrence: title.occurrence,
    kind: title.kind,
    faceCents: title.faceCents,
    receivedCents: title.receivedCents,
    creditedCents: title.creditedCents,
    feeCents: title.feeCents,
    dueOn: title.due,
    occurredOn: title.occurrenceDate,
    creditOn: title.credit,
    reasons: [...title.reasons],
    outcome: outcomeOf(verdict, payment?.outcome),
    detail: verdict.detail + ending,
    boletoId: ours?.id ?? null,
    paymentId: payment?.paymentId ?? null,
    // A record that could not be trusted may come again, whole, in another file.
    fingerprint: isPostedBefore || verdict.outcome === 'unsound' ? null : fingerprint,
    paidCents: verdict.money?.receivedCents ?? 0,
  }
}

function outcomeOf({ outcome }: Verdict, ending: string | undefined): Verdict['outcome'] {
  if (outcome !== 'settled') return outcome
  return ending === 'partial' || ending === 'credit' || ending === 'duplicate' ? ending : outcome
}
