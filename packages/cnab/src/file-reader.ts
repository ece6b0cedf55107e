import type { DetectedFile } from './detect-file.ts'
import type { RecordTable } from './field.ts'
import { requireField } from './field.ts'
import { LineView } from './line-view.ts'
import { hasUtf8, repairUtf8 } from './repair-utf8.ts'
import { TitleCollector } from './title-collector.ts'
import type { TitleDraft } from './title-fields.ts'
import { readPix, TitleFields } from './title-fields.ts'
import type { CnabTitle } from './title.ts'
import { WarningList, warningTexts } from './warnings.ts'

/** Segments of FEBRABAN that say nothing about money: passed over without a word. */
const silentSegments = new Set(['3Q', '3R', '3S', '3Y', '3W', '3A', '3B'])

/**
 * Takes a file line by line and gives its titles one by one, one record behind, since the records of a title follow
 * each other (T then U; title then Pix). Keeps nothing but the title at hand.
 */
export class FileReader {
  readonly warnings = new WarningList()
  readonly collector: TitleCollector
  private readonly file: DetectedFile
  private readonly view = new LineView()
  private readonly records: ReadonlyMap<string, RecordTable>
  private readonly first: TitleFields
  private readonly firstId: string
  private readonly payment: TitleFields | undefined
  /** Headers and trailers. */
  private readonly controls: ReadonlySet<string>
  private readonly sequence: { readonly from: number; readonly to: number }
  private lines = 0
  private lotLines = 0
  private lastSequence = 0
  private jumps = 0
  private draft: TitleDraft | undefined
  private isSound = true
  private hasPayment = false
  private hasTrailer = false

  constructor(file: DetectedFile) {
    this.file = file
    const { layout, kind, tables } = file
    const [title, second] = tables.details
    this.collector = new TitleCollector(layout, kind, this.warnings)
    const control = [tables.header, tables.lotHeader, tables.lotTrailer, tables.trailer]
    this.controls = new Set(control.flatMap((record) => (record ? [record.id] : [])))
    this.records = new Map(tables.details.map((record) => [record.id, record]))
    this.first = new TitleFields(layout, title)
    this.firstId = title.id
    if (layout.width === 240 && kind === 'retorno' && second) this.payment = new TitleFields(layout, second)
    this.sequence = requireField(title, layout.width === 400 ? 'sequencialRegistro' : 'sequencialLote')
  }

  /** One line. Returns the title that is complete because another record began. `ascii`: the chunk holds no other byte. */
  push(bytes: Buffer, start: number, end: number, ascii: boolean): CnabTitle | undefined {
    const { view } = this
    view.move(bytes, start, end, ++this.lines)
    if (!ascii) this.repairLine()
    const id = view.recordId(this.file.layout.width)
    if (this.hasTrailer) return this.warnAfterTrailer()
    if (this.controls.has(id)) return this.control(id)
    if (!this.fits(id)) return undefined
    this.checkSequence()
    if (id === this.firstId) return this.begin()
    this.extend(id)
    return undefined
  }

  /** No more lines: the last title, and what the file as a whole lacks. */
  finish(): CnabTitle | undefined {
    const title = this.release()
    if (!this.hasTrailer) this.warn('missing-trailer', warningTexts['missing-trailer']())
    this.warnings.finish(this.file.layout.width)
    return title
  }

  private warn(code: Parameters<WarningList['add']>[1], detail: string): void {
    this.warnings.add(this.view.number, code, detail)
  }

  private warnAfterTrailer(): undefined {
    if (this.warnings.list.at(-1)?.code === 'content-after-trailer') return
    this.warn('content-after-trailer', warningTexts['content-after-trailer']())
  }

  private control(id: string): CnabTitle | undefined {
    const title = this.release()
    const { view } = this
    if (this.file.layout.width === 400) this.checkSequence()
    else if (id === '1') this.lastSequence = this.lotLines = 0
    else if (id === '5') this.checkCount(18, 23, this.lotLines + 2)
    else if (id === '9') this.checkCount(24, 29, this.lines)
    if (id === '9') this.hasTrailer = true
    if (this.lines === 1 && id !== '0') this.warn('missing-header', warningTexts['missing-header']())
    if (view.length < this.file.layout.width) this.warnings.countShortLine(view.number)
    this.isTooWide()
    return title
  }

  private checkCount(from: number, to: number, expected: number): void {
    const found = Number(this.view.slice(from, to))
    if (found > 0 && found !== expected) this.warn('wrong-count', warningTexts['wrong-count'](found, expected))
  }

  private checkSequence(): void {
    this.lotLines++
    const found = Number(this.view.slice(this.sequence.from, this.sequence.to))
    if (!(found > 0)) return
    const expected = this.lastSequence + 1
    // Some programs write the same number everywhere: a hundred warnings say it as well as a hundred thousand.
    if (found !== expected && this.jumps++ < 100)
      this.warn('wrong-sequence', warningTexts['wrong-sequence'](found, expected))
    this.lastSequence = found
  }

  /** Whether the line is a detail of this bank and as wide as it may be. */
  private fits(id: string): boolean {
    const { view } = this
    const { layout } = this.file
    if (view.length < layout.width) this.warnings.countShortLine(view.number)
    if (this.isTooWide()) return false
    if (layout.width === 240) {
      const bank = view.slice(1, 3)
      if (bank !== layout.bank && bank !== '000') {
        this.warn('other-bank', warningTexts['other-bank'](bank))
        return false
      }
    }
    if (this.records.has(id)) return true
    this.checkSequence()
    if (!silentSegments.has(id)) this.warn('unknown-record', warningTexts['unknown-record'](id))
    return false
  }

  /** Content beyond the record: columns may have shifted anywhere. Surplus blanks do no harm. */
  private isTooWide(): boolean {
    const { view } = this
    const { layout, kind } = this.file
    // Remessas with the key of an NF-e have 444 columns (payments.md §4.6).
    const allowed = layout.width === 400 && kind === 'remessa' ? 444 : layout.width
    if (view.length <= allowed || view.slice(layout.width + 1, view.length) === '') return false
    this.warn('line-too-wide', warningTexts['line-too-wide'](layout.width, view.length))
    return true
  }

  private begin(): CnabTitle | undefined {
    const complete = this.release()
    const { view } = this
    this.draft = this.first.read(view)
    this.hasPayment = false
    this.isSound = this.collector.checkReadable(view) && this.reaches(this.first)
    return complete
  }

  private reaches(fields: TitleFields): boolean {
    if (this.view.length >= fields.lastEssential) return true
    this.warn('truncated-line', warningTexts['truncated-line']())
    return false
  }

  /** A record that adds to the title at hand: U, or Pix. Fines of a remessa add nothing. */
  private extend(id: string): void {
    const { draft, view } = this
    const record = this.records.get(id)
    if (this.payment && id === '3U') this.pay(this.payment)
    else if (draft && record?.name === 'pix') draft.pix = readPix(view, record)
  }

  private pay(payment: TitleFields): void {
    const { draft, view } = this
    if (!draft || this.hasPayment) return this.warn('u-without-t', warningTexts['u-without-t']())
    this.hasPayment = true
    payment.readPayment(view, draft)
    const readable = this.collector.checkReadable(view)
    this.isSound = this.reaches(payment) && readable && this.isSound
  }

  private release(): CnabTitle | undefined {
    const { draft } = this
    if (!draft) return undefined
    this.draft = undefined
    if (!this.payment || this.hasPayment) return this.collector.complete(draft, this.isSound)
    this.warnings.add(draft.line, 't-without-u', warningTexts['t-without-u']())
    return this.collector.completeWithoutPayment(draft, this.isSound)
  }

  private repairLine(): void {
    const { view } = this
    const line = view.bytes.subarray(view.start, view.end)
    if (!hasUtf8(line)) return
    this.warn('utf8-text', warningTexts['utf8-text']())
    const repaired = repairUtf8(line, [this.file.layout.width])
    view.move(repaired, 0, repaired.length, view.number)
  }
}
