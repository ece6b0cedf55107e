export const permissions = {
  'clients.client.read': 'Ver clientes, endereços, contatos e histórico',
  'clients.client.create': 'Cadastrar clientes',
  'clients.client.update': 'Alterar clientes, endereços e contatos; anotar no histórico',
} as const
