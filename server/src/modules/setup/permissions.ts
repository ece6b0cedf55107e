export const permissions = {
  'setup.run': 'Fazer a configuração inicial, enquanto não for concluída',
} as const
