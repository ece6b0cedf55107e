export const permissions = {
  'reports.dashboard.read': 'Ver o painel (os números pedem também a permissão de ver títulos e contratos)',
  'reports.attention.read': 'Ver o que precisa de atenção (cada assunto pede também a sua permissão)',
  'reports.parameters.read': 'Ver os parâmetros financeiros',
  'reports.cash.read': 'Ver a posição de caixa',
} as const
