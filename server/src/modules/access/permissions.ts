export const permissions = {
  'access.user.read': 'Ver usuários',
  'access.user.create': 'Cadastrar usuários',
  'access.user.update': 'Alterar e desativar usuários',
  'access.role.read': 'Ver perfis e o catálogo de permissões',
  'access.role.update': 'Criar, copiar, alterar e excluir perfis',
  'access.role.assign': 'Dar e retirar perfis, também por um tempo',
  'access.approval.read': 'Ver pedidos que esperam por uma segunda pessoa',
  'access.approval.decide': 'Aprovar e recusar pedidos acima da alçada de outra pessoa',
  'access.api-client.read': 'Ver clientes de API e suas chaves',
  'access.api-client.update': 'Cadastrar, alterar e revogar clientes de API e chaves',
} as const
