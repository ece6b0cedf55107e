import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { BoletoError, computeBoleto, findBank, renderBoletos, writeBoletos, type BoletoDocument } from '../index.ts'

const account = { agencia: '1234', conta: '56789', carteira: '109' }
const pixPayload = (number: number) =>
  `00020101021226830014br.gov.bcb.pix2561qrcodes.example/v2/cobv/3f9c1a7e5b2d4c68a0f1e2d3c4b${number}5204000053039865802BR5908Provedor6005Macae62070503***6304ABCD`

function makeDocument(number: number, changes: Partial<BoletoDocument> = {}): BoletoDocument {
  const dueOn = `2026-${String(((number - 1) % 12) + 1).padStart(2, '0')}-10`
  const amountCents = 9990 + number
  const input = { ...account, numero: String(number), valorCentavos: amountCents, vencimento: dueOn }
  const { codigoBarras, nossoNumeroParts } = computeBoleto({ bank: '341', input })
  return {
    bank: '341',
    codigoBarras,
    nossoNumero: nossoNumeroParts.printed,
    agencyAndCode: findBank('341').agencyAndCode(account),
    carteira: '109',
    documentNumber: String(1000 + number),
    issuedOn: '2025-12-20',
    dueOn,
    amountCents,
    beneficiary: { name: 'Provedor (Exemplo) Ltda', document: '12ABC34501DE35' },
    payer: { name: 'José Conceição', document: '52998224725', address: 'Rua Um, 1' },
    instructions: ['Multa de 2% após o vencimento.'],
    pixPayload: pixPayload(number),
    ...changes,
  }
}

const documents = (count: number) => Array.from({ length: count }, (_, index) => makeDocument(index + 1))

/** All uncompressed content streams of a PDF, one char per byte. */
function contentOf(pdf: Buffer): string {
  const text = pdf.toString('latin1')
  const streams = [...text.matchAll(/FlateDecode[^>]*>>\nstream\n/g)].map(({ index, 0: head }) =>
    pdf.subarray(index + head.length),
  )
  return streams.map((stream) => inflateSync(stream).toString('latin1')).join('\n')
}

const pageCount = (pdf: Buffer) => [...pdf.toString('latin1').matchAll(/\/Type \/Page\n/g)].length

describe('PDF of boletos', () => {
  test('a single boleto carries line, parties, values and terms', async () => {
    const pdf = await renderBoletos([makeDocument(1)])
    expect(pageCount(pdf)).toBe(1)
    const content = contentOf(pdf)
    for (const text of [
      '34191.09008',
      '10/01/2026',
      '99,91',
      'José Conceição',
      'CPF 529.982.247-25',
      '12.ABC.345/01DE-35',
      '109/00000001-0',
    ]) {
      expect(content).toContain(text)
    }
    expect(content).toContain('Provedor \\(Exemplo\\) Ltda')
    expect(content).not.toMatch(/NaN|undefined|Infinity/)
  })

  test('without Pix nothing speaks of Pix', async () => {
    const content = contentOf(await renderBoletos([makeDocument(1, { pixPayload: undefined })]))
    expect(content).not.toContain('Pix')
    expect(content).toContain('Pag\xe1vel em qualquer banco')
  })

  test('twelve installments make a cover and four pages, numbered within the carnê', async () => {
    const pdf = await renderBoletos(documents(12), { layout: 'carne' })
    expect(pageCount(pdf)).toBe(5)
    const content = contentOf(pdf)
    expect(content).toContain('(12/12)')
    expect(content).toContain('(Total R$ 1.199,58)')
    expect(pageCount(await renderBoletos(documents(12), { layout: 'carne', cover: false }))).toBe(4)
  })

  test('each payer or key has a carnê of its own', async () => {
    const other = { name: 'Outra Pessoa' }
    const mixed = [
      makeDocument(1),
      makeDocument(2),
      makeDocument(3, { payer: other }),
      makeDocument(4, { payer: other, booklet: 'b' }),
    ]
    expect(pageCount(await renderBoletos(mixed, { layout: 'carne' }))).toBe(6)
  })

  test('names of every length and alphabet are printed', async () => {
    const name = `Sociedade ${'de Telecomunicações '.repeat(12)}日本 Wałęsa`
    const long = makeDocument(1, {
      beneficiary: { name, address: name.repeat(3) },
      payer: { name, document: '52998224725', address: name.repeat(3) },
      guarantor: { name },
      instructions: Array<string>(40).fill(name),
      statement: Array.from({ length: 60 }, () => ({ text: name, amountCents: 100 })),
    })
    for (const layout of ['single', 'carne'] as const) {
      const content = contentOf(await renderBoletos([long], { layout }))
      expect(content).not.toMatch(/NaN|undefined|Infinity/)
      expect(content).toContain('CPF 529.982.247-25')
    }
    expect(contentOf(await renderBoletos([long]))).toMatch(/\(Outros (\d+) itens\)[^]*\(R\$ \d+,00\)/)
  })

  test('a document that contradicts its bar code stops the file and destroys the sink', async () => {
    const sink = new Writable({ write: (_chunk, _encoding, next) => next() })
    const wrong = [makeDocument(1), makeDocument(2, { amountCents: 1 })]
    await expect(writeBoletos(sink, wrong)).rejects.toThrow(BoletoError)
    expect(sink.destroyed).toBe(true)
  })

  test('an oversized Pix payload is refused', async () => {
    await expect(renderBoletos([makeDocument(1, { pixPayload: 'x'.repeat(3000) })])).rejects.toThrow('QR Code')
  })

  test('a slow sink holds the writer back and a broken one stops it', async () => {
    let drawn = 0
    function* source() {
      for (; drawn < 3000; drawn++) yield makeDocument(1)
    }
    const broken = new Writable({
      write: (_chunk, _encoding, next) => setImmediate(next, drawn > 200 ? new Error('disco cheio') : null),
    })
    await expect(writeBoletos(broken, source())).rejects.toThrow('disco cheio')
    expect(drawn).toBeLessThan(1500)
  })
})

const tools = ['pdftoppm', 'zbarimg'].every((tool) => spawnSync(tool, ['--version']).error === undefined)

describe.skipIf(!tools)('read back by other programs (apt-get install poppler-utils zbar-tools)', () => {
  for (const layout of ['single', 'carne'] as const) {
    test(`bar codes and QR codes of ${layout} scan at 200 dpi`, async () => {
      const directory = mkdtempSync(join(tmpdir(), 'boleto-'))
      try {
        const printed = documents(3)
        writeFileSync(join(directory, 'b.pdf'), await renderBoletos(printed, { layout, cover: false }))
        execFileSync('pdftoppm', ['-r', '200', '-gray', '-png', join(directory, 'b.pdf'), join(directory, 'page')], {
          stdio: 'pipe',
        })
        const images = readdirSync(directory).filter((name) => name.endsWith('.png'))
        const output = execFileSync('zbarimg', ['-q', ...images.map((name) => join(directory, name))], {
          encoding: 'utf8',
          stdio: 'pipe',
        })
        const expected = printed.flatMap(({ codigoBarras, pixPayload: pix }) => [
          `I2/5:${codigoBarras}`,
          `QR-Code:${pix}`,
        ])
        expect(output.trim().split('\n').toSorted()).toEqual(expected.toSorted())
      } finally {
        rmSync(directory, { recursive: true })
      }
    })
  }
})
