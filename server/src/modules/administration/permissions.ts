export const permissions = {
  'administration.setting.read': 'Ver as configurações do sistema e seu histórico',
  'administration.setting.update': 'Alterar as configurações da empresa',
  'administration.security.update': 'Alterar as configurações de segurança da instalação',
  'administration.mail.read': 'Ver servidores de e-mail',
  'administration.mail.update': 'Cadastrar, alterar e testar servidores de e-mail',
} as const
