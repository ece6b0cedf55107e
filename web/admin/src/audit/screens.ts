import type { Screen } from '../screen.ts'

export const auditScreens: readonly Screen[] = [
  { path: '/auditoria', load: async () => (await import('./list.tsx')).AuditList },
  { path: '/auditoria/conferir', load: async () => (await import('./verify.tsx')).VerifyAudit },
  { path: '/auditoria/$id', load: async () => (await import('./detail.tsx')).AuditDetail },
]
