export const permissions = {
  'access.user.read': 'Ver usuários',
  'access.user.create': 'Cadastrar usuários',
  'access.user.update': 'Alterar e desativar usuários',
} as const
