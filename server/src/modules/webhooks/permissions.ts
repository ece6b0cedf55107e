export const permissions = {
  'webhooks.endpoint.read': 'Ver webhooks e suas entregas',
  'webhooks.endpoint.update': 'Cadastrar e alterar webhooks e trocar seus segredos',
  'webhooks.delivery.replay': 'Reenviar entregas de webhooks',
} as const
