export const permissions = {
  'backups.backup.read': 'Ver cópias de segurança e testes de restauração',
  'backups.backup.create': 'Fazer cópias de segurança e testá-las',
  'backups.settings.read': 'Ver como as cópias de segurança são feitas',
  'backups.settings.update': 'Alterar destino, agenda e retenção das cópias de segurança',
} as const
