// 10,000 boletos with Pix QR to one PDF: pages a second on one core, and memory, which must not grow with the number of pages.
import { Writable } from 'node:stream'
import { computeBoleto, findBank, writeBoletos, type BoletoDocument } from '@open-sgp/boleto'
import { encodeBrCode } from '@open-sgp/pix'
import { peakMiB, report, timeMs, verdict } from './figures.ts'

const account = { agencia: '1234', conta: '56789', carteira: '109' }

function* documents(count: number): Generator<BoletoDocument> {
  const bank = findBank('341')
  for (let index = 1; index <= count; index++) {
    const amountCents = 9_990 + (index % 500)
    const input = { ...account, numero: String(index), valorCentavos: amountCents, vencimento: '2026-12-10' }
    const { codigoBarras, nossoNumeroParts } = computeBoleto({ bank: '341', input })
    yield {
      bank: '341',
      codigoBarras,
      nossoNumero: nossoNumeroParts.printed,
      agencyAndCode: bank.agencyAndCode(account),
      carteira: '109',
      documentNumber: String(index),
      issuedOn: '2026-11-24',
      dueOn: '2026-12-10',
      amountCents,
      beneficiary: {
        name: 'Provedor de Medidas Telecomunicações Ltda',
        document: '11222333000181',
        address: 'Rua Felipe Schmidt, 100, Centro, Florianópolis/SC, 88010-000',
      },
      payer: {
        name: `Assinante de Número ${index}`,
        document: '52998224725',
        address: 'Rua das Acácias, 200, Trindade, Florianópolis/SC, 88036-000',
      },
      instructions: ['Após o vencimento, multa de 2,00 % e juros de 1,00 % ao mês.'],
      pixPayload: encodeBrCode({
        kind: 'static',
        key: 'financeiro@provedor.test',
        name: 'PROVEDOR DE MEDIDAS',
        city: 'FLORIANOPOLIS',
        amountCents,
        txid: `SGP${index}`,
        info: null,
      }),
    }
  }
}

const sink = () => new Writable({ write: (_chunk, _encoding, next) => next() })
await writeBoletos(sink(), documents(300))

const small = await peakMiB(() => writeBoletos(sink(), documents(1_000)))
let ms = 0
const large = await peakMiB(async () => {
  ms = await timeMs(() => writeBoletos(sink(), documents(10_000)))
})
const rate = 10_000 / (ms / 1000)
report(
  'boletos com QR para PDF',
  `${rate.toFixed(0)} páginas/s`,
  `${(rate / 600).toFixed(2)}× a meta de 600/s: ${verdict(rate >= 600)}`,
)
report(
  'memória, 10.000 contra 1.000 páginas',
  `${large.toFixed(0)} MiB`,
  `${small.toFixed(0)} MiB com 1.000: ${verdict(large < small + 60)}`,
)
