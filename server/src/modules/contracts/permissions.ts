export const permissions = {
  'contracts.contract.read': 'Ver contratos, períodos, bloqueios e eventos',
  'contracts.contract.create': 'Criar contratos',
  'contracts.contract.update': 'Alterar contratos em vigor: vencimento, portador, endereço',
  'contracts.contract.sign': 'Enviar contratos para assinatura e registrar a assinatura',
  'contracts.contract.activate': 'Ativar contratos instalados',
  'contracts.contract.suspend': 'Suspender e reativar contratos',
  'contracts.contract.cancel': 'Cancelar e encerrar contratos',
  'contracts.plan.change': 'Mudar plano e preço de contratos',
  'contracts.access.override': 'Bloquear, liberar e reduzir o acesso à parte das regras',
  'contracts.settings.read': 'Ver as regras de contratos da empresa',
  'contracts.settings.update': 'Alterar as regras de contratos da empresa',
} as const
