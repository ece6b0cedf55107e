import { formatCents } from '@open-sgp/brasil'
import type { Layout } from './layout.ts'
import type { LineView } from './line-view.ts'
import type { OccurrenceKind } from './occurrence.ts'
import { isSettlement } from './occurrence.ts'
import type { TitleDraft } from './title-fields.ts'
import type { CnabSummary, CnabTitle } from './title.ts'
import type { WarningList } from './warnings.ts'
import { warningTexts } from './warnings.ts'

/** What the payer paid: the received column, plus the fee where the bank has already taken it off (Itaú). */
export const grossPaidCents = (
  title: Pick<CnabTitle, 'receivedCents' | 'feeCents'>,
  feeDeductedFromCredit: boolean,
): number => title.receivedCents + (feeDeductedFromCredit ? title.feeCents : 0)

/** Gives each complete title its meaning, adds it up, and says what a person should look at. */
export class TitleCollector {
  readonly summary: CnabSummary
  private readonly layout: Layout
  private readonly isRetorno: boolean
  private readonly warnings: WarningList

  constructor(layout: Layout, kind: 'retorno' | 'remessa', warnings: WarningList) {
    this.layout = layout
    this.isRetorno = kind === 'retorno'
    this.warnings = warnings
    this.summary = { paidCents: 0, occurrences: {}, warnings: warnings.list }
  }

  /** `isSound` false: the title is shown, with kind UNKNOWN, and never counted as paid. */
  complete(draft: TitleDraft, isSound: boolean): CnabTitle {
    const { summary } = this
    summary.occurrences[draft.occurrence] = (summary.occurrences[draft.occurrence] ?? 0) + 1
    draft.kind = isSound ? this.kindOf(draft) : 'UNKNOWN'
    if (isSettlement(draft.kind)) {
      summary.paidCents += draft.receivedCents
      this.checkAmounts(draft)
    }
    return draft
  }

  /** A T whose U is missing: rejections may lack it, but nothing is paid without it. */
  completeWithoutPayment(draft: TitleDraft, isSound: boolean): CnabTitle {
    const kind = this.layout.occurrences.get(draft.occurrence)?.kind
    return this.complete(draft, isSound && !(kind && isSettlement(kind)))
  }

  /** Says which columns could not be read; false when money is among them. */
  checkReadable(view: LineView): boolean {
    if (view.unreadable.length === 0) return true
    const fields = view.unreadable.map((field) => `${field.name} (colunas ${field.from} a ${field.to})`).join(', ')
    this.warnings.add(view.number, 'unreadable-field', warningTexts['unreadable-field'](fields))
    return view.unreadable.every((field) => field.type === 'date')
  }

  private kindOf(draft: TitleDraft): OccurrenceKind {
    // A command of ours tells nothing about what became of the title.
    if (!this.isRetorno) return 'INFO'
    const occurrence = this.layout.occurrences.get(draft.occurrence)
    if (!occurrence) {
      this.warnings.add(draft.line, 'unknown-occurrence', warningTexts['unknown-occurrence'](draft.occurrence))
      return 'UNKNOWN'
    }
    if (occurrence.alert) {
      const reasons = draft.reasons.map((code) => ` ${code} ${this.layout.reasons?.get(code) ?? ''}`.trimEnd())
      this.warnings.add(draft.line, occurrence.alert, `${occurrence.text}.${reasons.join(';')}`)
    }
    return occurrence.kind
  }

  /** A difference above one centavo is for a person to decide: partial payment, other fee contract, wrong column. */
  private checkAmounts(draft: TitleDraft): void {
    const { faceCents, discountCents, abatementCents, interestCents, fineCents } = draft
    const paid = grossPaidCents(draft, this.layout.feeDeductedFromCredit)
    const owed = faceCents - discountCents - abatementCents + interestCents + fineCents
    if (Math.abs(paid - owed) <= 1) return
    const detail = `Valor − desconto − abatimento + juros + multa dá ${formatCents(owed)}, mas foi pago ${formatCents(paid)}.`
    this.warnings.add(draft.line, 'amounts-differ', `${detail} Confira antes de baixar.`)
  }
}
