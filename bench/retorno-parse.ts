// A retorno of 100,000 titles (40 MB): reading it into titles, against the aim and against merely copying its bytes.
// Written by another process and read back before anything else: the memory measured is that of the reading alone.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRetorno, scanRetorno } from '@open-sgp/cnab'
import { report, medianMs, peakMiB, verdict } from './figures.ts'

const count = 100_000
const bytes = makeFile()

function makeFile(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'open-sgp-bench-retorno-'))
  try {
    const path = join(folder, 'retorno.ret')
    execFileSync(process.execPath, [join(import.meta.dirname, 'write-retorno.ts'), path, String(count)])
    return readFileSync(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

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
