import type { BoletoDocument } from './boleto-document.ts'

/** One carnê: at least one boleto. */
export type Booklet = readonly [BoletoDocument, ...BoletoDocument[]]

const keyOf = ({ booklet, payer, beneficiary }: BoletoDocument): string =>
  booklet ?? JSON.stringify([payer.document, payer.name, beneficiary.document, beneficiary.name])

/** Gathers neighbours of the same carnê; holds one carnê in memory at a time. */
export async function* groupBooklets(
  documents: Iterable<BoletoDocument> | AsyncIterable<BoletoDocument>,
): AsyncGenerator<Booklet> {
  let current: [BoletoDocument, ...BoletoDocument[]] | undefined
  for await (const document of documents) {
    if (current && keyOf(current[0]) === keyOf(document)) current.push(document)
    else {
      if (current) yield numbered(current)
      current = [document]
    }
  }
  if (current) yield numbered(current)
}

/** Installments that do not say their number are counted. */
function numbered([first, ...rest]: Booklet): Booklet {
  const total = rest.length + 1
  const number = (document: BoletoDocument, index: number): BoletoDocument => ({
    ...document,
    installment: document.installment ?? { number: index + 1, total },
  })
  return [number(first, 0), ...rest.map((document, index) => number(document, index + 1))]
}
