export const permissions = {
  'dunning.policy.read': 'Ver a política de cobrança',
  'dunning.policy.update': 'Alterar a política de cobrança',
  'dunning.run.read': 'Ver e ensaiar execuções da cobrança',
  'dunning.run.create': 'Executar a cobrança',
  'dunning.notice.read': 'Ver avisos de débito e suas provas',
  'dunning.notice.create': 'Registrar e reenviar avisos de débito',
  'dunning.unlock.read': 'Ver desbloqueios de confiança',
  'dunning.unlock.create': 'Conceder desbloqueio de confiança',
  'dunning.exclusion.read': 'Ver contratos fora da cobrança',
  'dunning.exclusion.create': 'Deixar contratos fora da cobrança',
  'dunning.exclusion.delete': 'Devolver contratos à cobrança',
  'dunning.cancellable.read': 'Ver contratos que já podem ser rescindidos por débito',
} as const
