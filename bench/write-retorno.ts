// `write-retorno.ts FILE COUNT`: in a process of its own, so that the reader's memory is the reader's.
import { writeFileSync } from 'node:fs'
import { paidRetorno } from './retorno-file.ts'

const [path = '', count = ''] = process.argv.slice(2)
const account = {
  conta: { agencia: '1234', conta: '56789', carteira: '109' },
  beneficiario: { nome: 'PROVEDOR DE MEDIDAS', documento: '11222333000181' },
}
const titles = Array.from({ length: Number(count) }, (_, index) => ({
  nossoNumero: String(index + 1).padStart(8, '0'),
  seuNumero: String(index + 1),
  amountCents: 9_990,
}))
writeFileSync(path, paidRetorno(account, titles))
