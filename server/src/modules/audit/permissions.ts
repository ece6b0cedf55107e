export const permissions = {
  'audit.log.read': 'Ver e exportar a trilha de auditoria: quem fez, mudou e consultou o quê',
  'audit.log.verify': 'Conferir se a trilha de auditoria foi adulterada',
} as const
