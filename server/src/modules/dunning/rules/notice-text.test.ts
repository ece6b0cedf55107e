import { expect, test } from 'vitest'
import { writeNotice } from './notice-text.ts'
import { defaultPolicy } from './policy.ts'

const sender = {
  tradeName: 'Provedor Teste',
  legalName: 'Provedor Teste Telecomunicações Ltda',
  cnpj: '12ABC34501DE35',
  phone: '4832220000',
  email: null,
}

const contract = {
  contractId: 'contract',
  number: 17,
  clientId: 'client',
  clientName: 'Conceição Araújo',
  email: 'c@exemplo.test',
  status: 'active',
  suspension: null,
  isBlockedManually: false,
  doNotBlock: null,
  doNotNotify: null,
  unlockUntil: null,
  titles: [],
}

const title = {
  invoiceId: 'invoice',
  number: 881,
  dueOn: '2026-02-05',
  openCents: 9_990,
  period: { from: '2026-01-05', to: '2026-02-05' },
  hadUnlock: false,
  notice: null,
}

test('the notice says all that the RGC asks: reason, amount, competência, suspension, rescission, negativation, restoration', () => {
  const { subject, body } = writeNotice(contract, title, {
    policy: defaultPolicy,
    suspendFrom: '2026-03-02',
    sender,
    link: 'https://central.provedor.test/f/abc',
  })
  expect(subject).toBe('Aviso de débito: título 881, vencido em 05/02/2026')
  for (const text of [
    'Conceição Araújo',
    'título 881, do contrato 17',
    'Motivo: falta de pagamento',
    'Valor em aberto: R$ 99,90',
    'Competência: 01/2026 (05/01/2026 a 04/02/2026)',
    'Suspensão do serviço: a partir de 02/03/2026',
    'Rescisão do contrato: a partir de 01/05/2026',
    'cadastros de proteção ao crédito',
    'em até 1 dia depois que soubermos do pagamento',
    'CNPJ 12.ABC.345/01DE-35',
    'por Pix ou boleto, sem senha: https://central.provedor.test/f/abc',
  ])
    expect(body).toContain(text)
  expect(body).not.toContain('null')
})

test('what no period asks for, a fee or a device, is of the month in which it fell due', () => {
  const { body } = writeNotice(
    contract,
    { ...title, period: null },
    { policy: defaultPolicy, suspendFrom: '2026-03-02', sender, link: null },
  )
  expect(body).toContain('Competência: 02/2026\n')
  expect(body).not.toContain('sem senha')
})
