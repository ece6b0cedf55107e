import type { RetornoTitle } from '@open-sgp/cnab'
import { findLayout, readRecords, writeRetorno } from '@open-sgp/cnab'
import type { Defect } from './bank-codes.ts'
import { bankCodes, reasonOf } from './bank-codes.ts'
import type { BankOptions, PaymentInput, RemessaReceipt, RetornoFault } from './bank-options.ts'
import type { BankTitle, TitleOrder } from './bank-title.ts'
import { readOrders, splitPayment } from './bank-title.ts'
import { chanceOf } from './chance.ts'
import { checkRemessa, findDefect } from './check-remessa.ts'
import { damageRetorno } from './damage-retorno.ts'
import { settlementOf } from './settlement.ts'

type Outcome = 'registered' | 'rejected' | 'instructions'

const significant = (text: string): string => text.replace(/^0+/, '')

/**
 * A bank's collection service for one account: takes remessas, keeps titles, answers retornos in the bank's own layout.
 * No clock of its own: every call says its day. Days must not go backwards.
 */
export class Bank {
  private readonly options: BankOptions
  private readonly layout: ReturnType<typeof findLayout>
  private readonly codes: ReturnType<typeof bankCodes>
  private readonly titles = new Map<string, BankTitle>()
  private readonly pending: RetornoTitle[] = []
  private readonly forcedRejections: Defect[] = []
  private remessaSequence = 0
  private retornoSequence = 0
  /** The last retorno as it should be, whatever fault was asked for: what a second download gives. */
  lastRetorno: Uint8Array | undefined

  constructor(options: BankOptions) {
    this.options = options
    this.layout = findLayout(options.bank, options.layout)
    this.codes = bankCodes(this.layout)
  }

  /** Processes a remessa of day `on`. A file that the bank would drop changes nothing; the receipt says why. */
  receiveRemessa(bytes: Uint8Array, on: string): RemessaReceipt {
    const count: Record<Outcome, number> = { registered: 0, rejected: 0, instructions: 0 }
    const checked = checkRemessa(bytes, this.options, this.remessaSequence)
    if ('refusal' in checked) return { isAccepted: false, refusal: checked.refusal, ...count }
    this.remessaSequence = checked.file.header.fileSequence ?? this.remessaSequence
    for (const order of readOrders(readRecords(bytes))) count[this.obey(order, on)]++
    return { isAccepted: true, refusal: null, ...count }
  }

  /** The next `count` registrations are rejected for `defect` (no visible cause when absent). */
  rejectNext(count = 1, defect: Defect = 'unspecified'): void {
    for (let left = count; left > 0; left--) this.forcedRejections.push(defect)
  }

  /** A title by nosso número (as in the file, leading zeros or not) or by seu número. */
  findTitle(number: string): BankTitle | undefined {
    const wanted = significant(number)
    const found = this.titles.get(number)
    if (found) return found
    return [...this.titles.values()].find((title) =>
      [title.nossoNumero, title.seuNumero].some((each) => significant(each) === wanted),
    )
  }

  listTitles(): readonly BankTitle[] {
    return [...this.titles.values()]
  }

  /**
   * Somebody pays a title. Paying a written-off title or paying twice happens in life too: both come as settlements.
   * Returns the centavos paid. Throws RangeError for a title that was never registered (use `payUnknown`).
   */
  pay(number: string, { on, amountCents }: PaymentInput): number {
    const title = this.requireTitle(number)
    const occurrence = title.status === 'WRITTEN_OFF' ? this.codes.paidAfterWriteOff : this.codes.paid
    const payment = splitPayment(title, on, amountCents)
    this.tell(title, occurrence, on, settlementOf(this.layout, this.options.feeCents, payment, on))
    this.titles.set(title.nossoNumero, { ...title, status: 'PAID' })
    return payment.paidCents
  }

  /** A payment that lands in our account for a title that nobody here knows. */
  payUnknown(nossoNumero: string, { on, amountCents }: Required<PaymentInput>): void {
    const occurrence = this.codes.paidAfterWriteOff
    const title = { nossoNumero, seuNumero: '', control: '', due: on, faceCents: amountCents }
    const payment = { paidCents: amountCents, discountCents: 0, fineCents: 0, interestCents: 0 }
    this.tell(title, occurrence, on, settlementOf(this.layout, this.options.feeCents, payment, on))
  }

  /** The bank writes a title off by itself (term over, order at the branch). */
  writeOff(number: string, on: string): void {
    const title = this.requireTitle(number)
    this.titles.set(title.nossoNumero, { ...title, status: 'WRITTEN_OFF' })
    this.tell(title, this.codes.writtenOff, on)
  }

  /** A fee record: money that the bank takes, never money received. */
  chargeFee(number: string, { on, amountCents }: Required<PaymentInput>): void {
    this.tell(this.requireTitle(number), this.codes.fee, on, { feeCents: amountCents })
  }

  /**
   * The retorno of everything up to `on` that was not told yet, with the next sequence; undefined when there is nothing.
   * A `fault` damages the delivered copy only.
   */
  closeDay(on: string, fault?: RetornoFault): Uint8Array | undefined {
    const previous = this.lastRetorno
    if (fault === 'repeated') return previous
    if (fault === 'unknown-title') this.payUnknown(this.strangeNumber(), { on, amountCents: 7770 })
    const due = this.pending.filter((event) => event.occurrenceDate <= on)
    if (due.length === 0) return undefined
    const later = this.pending.filter((event) => event.occurrenceDate > on)
    this.pending.splice(0, this.pending.length, ...later)
    this.retornoSequence++
    const { bank: banco, layout, conta, beneficiario } = this.options
    const file = {
      banco,
      layout,
      conta,
      beneficiario,
      dataGeracao: on,
      sequencialArquivo: this.retornoSequence,
      titles: due,
    }
    this.lastRetorno = writeRetorno(file)
    return damageRetorno(this.lastRetorno, file, fault)
  }

  private obey({ command, title }: TitleOrder, on: string): Outcome {
    if (command === this.layout.commands.registrar) return this.register(title, on)
    const known = this.titles.get(title.nossoNumero)
    if (!known) return this.refuse(title, 'unknown-title', on)
    if (known.status !== 'REGISTERED') return this.refuse(known, 'not-open', on)
    if (command === this.layout.commands.baixar) {
      this.writeOff(known.nossoNumero, on)
      return 'instructions'
    }
    if (command !== this.layout.commands.alterarVencimento || title.due < on) return this.refuse(known, 'due', on)
    const moved = { ...known, due: title.due, fineFrom: title.fineFrom }
    this.titles.set(known.nossoNumero, moved)
    this.tell(moved, this.codes.dueChanged, on)
    return 'instructions'
  }

  private register(title: BankTitle, on: string): Outcome {
    const defect = this.forcedRejections.shift() ?? this.defectOf(title, on)
    if (defect) {
      this.tell(title, this.codes.rejected, on, { reasons: [reasonOf(this.layout, defect)] })
      return 'rejected'
    }
    this.titles.set(title.nossoNumero, title)
    this.tell(title, this.codes.registered, on)
    return 'registered'
  }

  private defectOf(title: BankTitle, on: string): Defect | undefined {
    if (this.titles.has(title.nossoNumero)) return 'duplicate'
    const { rejectionRate = 0, seed = 1 } = this.options
    return findDefect(title, on) ?? (chanceOf(seed, title.nossoNumero) < rejectionRate ? 'unspecified' : undefined)
  }

  private refuse(title: BankTitle, defect: Defect, on: string): Outcome {
    this.tell(title, this.codes.refused, on, { reasons: [reasonOf(this.layout, defect)] })
    return 'rejected'
  }

  private tell(
    title: Pick<BankTitle, 'nossoNumero' | 'seuNumero' | 'control' | 'due' | 'faceCents'>,
    occurrence: string,
    on: string,
    more: Partial<RetornoTitle> = {},
  ): void {
    const { nossoNumero, seuNumero, control, due, faceCents } = title
    this.pending.push({ nossoNumero, seuNumero, control, due, faceCents, occurrence, occurrenceDate: on, ...more })
  }

  private requireTitle(number: string): BankTitle {
    const title = this.findTitle(number)
    if (title) return title
    throw new RangeError(`O banco ${this.options.bank} não tem título com o número “${number}”.`)
  }

  /** A number of the right shape that no title has. */
  private strangeNumber(): string {
    const { number, dv } = this.layout.computeNossoNumero('99999', this.options.conta)
    return this.layout.nossoNumeroColumns({ number, dv })
  }
}

/** A bank for one account. The same options and calls give the same bytes. Throws CnabError for layouts that are not built. */
export const createBank = (options: BankOptions): Bank => new Bank(options)
