// A retorno of 100,000 titles (40 MB): reading it into titles, against the aim and against merely copying its bytes.
import { readRetorno, scanRetorno } from '@open-sgp/cnab'
import { report, medianMs, peakMiB, verdict } from './figures.ts'
import { paidRetorno } from './retorno-file.ts'

const count = 100_000
const account = {
  conta: { agencia: '1234', conta: '56789', carteira: '109' },
  beneficiario: { nome: 'PROVEDOR DE MEDIDAS', documento: '11222333000181' },
}
const bytes = paidRetorno(
  account,
  Array.from({ length: count }, (_, index) => ({
    nossoNumero: String(index + 1).padStart(8, '0'),
    seuNumero: String(index + 1),
    amountCents: 9_990,
  })),
)

/** Reads every title and sums what was paid, as the importer does. */
function read(): number {
  let paidCents = 0
  for (const title of scanRetorno(bytes).titles) paidCents += title.receivedCents ?? 0
  return paidCents
}

// First of all: a heap that has grown once hides what the next run needs.
const memory = await peakMiB(async () => void readRetorno(bytes))

const expected = count * (9_990 - 190)
if (read() !== expected) throw new Error(`Read ${read()} centavos, expected ${expected}.`)

const bare = await medianMs(5, () => Buffer.from(bytes))
const ms = await medianMs(5, read)
const wholeMs = await medianMs(3, () => readRetorno(bytes))
report(
  'retorno de 100.000 títulos: leitura',
  `${ms.toFixed(0)} ms, ${(bytes.byteLength / 1e6).toFixed(0)} MB`,
  `${(ms / 300).toFixed(2)}× a meta de 300 ms: ${verdict(ms <= 300)}; ${(ms / bare).toFixed(1)}× a cópia dos bytes`,
)
report(
  'retorno de 100.000 títulos: em objetos',
  `${wholeMs.toFixed(0)} ms`,
  `${(wholeMs / 300).toFixed(2)}× a meta de 300 ms: ${verdict(wholeMs <= 300)}`,
)
report(
  'retorno de 100.000 títulos: memória',
  `${memory.toFixed(0)} MiB`,
  `meta 120 MiB além do arquivo, todos os objetos vivos: ${verdict(memory <= 120)}`,
)
