export const permissions = {
  'access.user.read': 'Ver usuários',
  'access.user.create': 'Cadastrar usuários',
  'access.user.update': 'Alterar e desativar usuários',
  'access.api-client.read': 'Ver clientes de API e suas chaves',
  'access.api-client.update': 'Cadastrar, alterar e revogar clientes de API e chaves',
} as const
