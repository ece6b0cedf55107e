export const permissions = {
  'clients.client.read': 'Ver clientes, endereços, contatos e histórico',
  'clients.client.create': 'Cadastrar clientes',
  'clients.client.update': 'Alterar clientes, endereços e contatos; anotar no histórico',
  'clients.document.read': 'Ver e baixar documentos dos clientes',
  'clients.document.update': 'Guardar e apagar documentos dos clientes',
} as const
