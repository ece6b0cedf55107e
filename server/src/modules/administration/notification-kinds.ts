/**
 * What the house tells by itself, how a person calls it when they choose what to hear of, and who is told: whoever has a permission, or
 * (null) the one person whom the matter is about.
 */
export const notificationKinds = {
  'job-failed': { label: 'Tarefas que falharam de vez', permission: 'system.jobs.read' },
  'boletos-refused': { label: 'Boletos recusados pelo banco', permission: 'banking.boleto.read' },
  'backup-failed': { label: 'Cópias de segurança que falharam', permission: 'backups.backup.read' },
  'approval-requested': { label: 'Pedidos à espera de aprovação', permission: 'access.approval.decide' },
  'account-locked': { label: 'Contas com tentativas de senha demais', permission: 'access.user.update' },
  'own-account-locked': { label: 'Tentativas de senha demais na sua própria conta', permission: null },
  'approval-decided': { label: 'O que foi decidido dos seus pedidos de aprovação', permission: null },
} as const

export type NotificationKind = keyof typeof notificationKinds
type Kinds = typeof notificationKinds
/** Of one person. */
export type PersonalKind = {
  [K in NotificationKind]: Kinds[K]['permission'] extends null ? K : never
}[NotificationKind]
/** Of whoever has its permission. */
export type SharedKind = Exclude<NotificationKind, PersonalKind>

export const isNotificationKind = (text: string): text is NotificationKind => Object.hasOwn(notificationKinds, text)
