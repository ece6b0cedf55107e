/** What the house tells by itself, who is told, and how a person calls it when they choose what to hear of. */
export const notificationKinds = {
  'job-failed': { label: 'Tarefas que falharam de vez', permission: 'system.jobs.read' },
  'boletos-refused': { label: 'Boletos recusados pelo banco', permission: 'banking.boleto.read' },
  'backup-failed': { label: 'Cópias de segurança que falharam', permission: 'backups.backup.read' },
  'approval-requested': { label: 'Pedidos à espera de aprovação', permission: 'access.approval.decide' },
  'account-locked': { label: 'Contas com tentativas de senha demais', permission: 'access.user.update' },
} as const

export type NotificationKind = keyof typeof notificationKinds

export const isNotificationKind = (text: string): text is NotificationKind => Object.hasOwn(notificationKinds, text)
