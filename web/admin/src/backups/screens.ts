import type { Screen } from '../screen.ts'

export const backupScreens: readonly Screen[] = [
  { path: '/copias', load: async () => (await import('./backups.tsx')).Backups },
  { path: '/copias/configuracoes', load: async () => (await import('./settings.tsx')).BackupSettings },
]
