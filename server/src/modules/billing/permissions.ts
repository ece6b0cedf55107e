export const permissions = {
  'billing.invoice.read': 'Ver títulos, pagamentos e extratos',
  'billing.invoice.issue': 'Emitir títulos avulsos',
  'billing.invoice.adjust': 'Dar acréscimos e descontos em títulos',
  'billing.invoice.cancel': 'Cancelar títulos',
  'billing.payment.register': 'Registrar pagamentos',
  'billing.payment.reverse': 'Estornar pagamentos',
  'billing.credit.grant': 'Conceder crédito a clientes',
  'billing.run.read': 'Ver contratos estacionados e sem título',
  'billing.run.start': 'Ensaiar e executar o faturamento',
  'billing.settings.read': 'Ver as regras de faturamento',
  'billing.settings.update': 'Alterar as regras de faturamento',
  'billing.ledger.read': 'Ver a conferência contábil',
} as const
