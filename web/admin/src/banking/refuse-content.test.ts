import { expect, test } from 'vitest'
import { refuseContent } from './refuse-content.ts'

test('the beginning of a retorno of either layout is taken, with a byte order mark too', () => {
  expect(refuseContent('a.ret', '02RETORNO01COBRANCA       '.padEnd(400))).toBeUndefined()
  expect(refuseContent('a.ret', '75600000         2112223330001'.padEnd(240))).toBeUndefined()
  expect(refuseContent('a.ret', '\xef\xbb\xbf02RETORNO01COBRANCA')).toBeUndefined()
  expect(refuseContent('a.ret', '\r\n02RETORNO01COBRANCA')).toBeUndefined()
})

test('a remessa goes to the server, which knows how to say what it is', () => {
  expect(refuseContent('a.rem', '01REMESSA01COBRANCA')).toBeUndefined()
})

test('what is plainly something else is refused by its name', () => {
  expect(refuseContent('boleto.pdf', '%PDF-1.7')).toMatch(/“boleto.pdf” é um PDF/)
  expect(refuseContent('a.zip', 'PK\x03\x04')).toMatch(/extraia-o antes/)
  expect(refuseContent('extrato.ofx', 'OFXHEADER:100')).toMatch(/extrato/)
  expect(refuseContent('lixo.ret', '\0\0\0\0')).toMatch(/não é um arquivo de retorno/)
  expect(refuseContent('clientes.csv', 'nome;cpf')).toMatch(/não é um arquivo de retorno/)
})
